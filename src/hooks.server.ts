import type { Handle } from '@sveltejs/kit';
import { directionOf } from '$lib/i18n/languages';

/** Prerendered pages get their own language and direction; app.html holds %lang% and %dir%. */
export const handle: Handle = ({ event, resolve }) => {
	const language = event.params.lang ?? 'en';
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lang%', language).replace('%dir%', directionOf(language)),
		// of the fonts only the one this language is written in: the others come where their letters do
		preload: ({ type, path }) =>
			type === 'js' ||
			type === 'css' ||
			path.includes(language === 'ar' ? 'arabic-wght' : 'latin-wght')
	});
};
