import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { loadWords, speechKey, speechOf } from '../src/lib/i18n';

/** Renders a component as a page of the kit would, with the words of a language around it. */
export async function renderWithSpeech<Props extends object>(
	component: Component<Props>,
	props: NoInfer<Props>,
	language = 'en'
) {
	const speech = speechOf(await loadWords(language, 'ways', await loadWords(language, 'pupil')));
	return render(component, { props, context: new Map([[speechKey, () => speech]]) } as never);
}
