import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import type { ViewProps } from '../src/lib/activities/activity';
import { renderWithSpeech } from './speech';

// user-event walks radios with it and jsdom has none; names of the kit's radios need no escaping
globalThis.CSS ??= { escape: (name: string) => name } as typeof CSS;

/** Renders a kind's view as a page would: every answer it gives comes back to it; `given` holds them all. */
export async function renderAnswering<Q, S, A>(
	view: Component<ViewProps<Q, S, A>>,
	props: NoInfer<Partial<ViewProps<Q, S, A>> & { question: Q }>
) {
	const given: A[] = [];
	const onanswer = (answer: A) => {
		given.push(answer);
		void screen.rerender({ answer });
	};
	const all = { answer: undefined, cast: [], seed: 'seed', ...props, onanswer };
	// what renders knows no kinds: the types above are what a test is held to
	const plain = view as unknown as Component<Record<string, unknown>>;
	const screen = await renderWithSpeech(plain, all);
	return { ...screen, given, user: userEvent.setup() };
}
