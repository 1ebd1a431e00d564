import { loadWords, speechOf } from '$lib/i18n';
import type { LayoutLoad } from './$types';

/** Families' pages speak to adults, too: their words are not in a pupil's page. */
export const load: LayoutLoad = async ({ params, parent }) => {
	const { i18n } = await parent();
	await loadWords(params.lang, 'teacher', i18n);
	return { speech: speechOf(i18n) };
};
