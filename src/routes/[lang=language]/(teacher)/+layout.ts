import { loadWords, speechOf } from '$lib/i18n';
import type { LayoutLoad } from './$types';

/** Teachers' pages have words of their own, on top of the pupils' ones. */
export const load: LayoutLoad = async ({ params, parent }) => {
	const { i18n } = await parent();
	await loadWords(params.lang, 'teacher', i18n);
	return { speech: speechOf(i18n) };
};
