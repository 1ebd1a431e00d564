import type { Handle } from '@sveltejs/kit';
import { directionOf } from '$lib/i18n/languages';

/** Prerendered pages get their own language and direction; app.html holds %lang% and %dir%. */
export const handle: Handle = ({ event, resolve }) => {
	const language = event.params.lang ?? 'en';
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lang%', language).replace('%dir%', directionOf(language)),
		preload: ({ type }) => type === 'js' || type === 'css' || type === 'font'
	});
};
