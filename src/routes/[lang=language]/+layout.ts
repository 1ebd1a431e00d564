import { loadWords, speechOf } from '$lib/i18n';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params }) => {
	const i18n = await loadWords(params.lang, 'pupil');
	return { i18n, speech: speechOf(i18n) };
};
