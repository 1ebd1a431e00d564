import { loadWords } from '$lib/i18n';
import { eachLanguage } from '$lib/i18n/entries';
import type { PageLoad } from './$types';

export const entries = eachLanguage;

export const load: PageLoad = async ({ params, parent }) => {
	const { i18n } = await parent();
	await loadWords(params.lang, 'ways', i18n);
};
