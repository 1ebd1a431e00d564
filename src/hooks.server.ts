import { existsSync, readFileSync } from 'node:fs';
import type { Handle } from '@sveltejs/kit';
import { building } from '$app/environment';
import { base } from '$app/paths';
import { directionOf } from '$lib/i18n/languages';
import firstPaint from './first-paint.js?raw';

interface Chunk {
	file: string;
	css?: string[];
}

/** What Vite made of each source of the pages; nothing while developing. */
const manifest = '.svelte-kit/output/client/.vite/manifest.json';
const chunks = (
	building && existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
) as Record<string, Chunk>;

/**
 * Sources a page imports as soon as its scripts run, which Kit does not see. Named in its head they come with the
 * scripts and not one round trip after them: the words of its language, and the view a lesson begins with.
 */
function soon(route: string, language: string): string[] {
	const words = (part: string) => `src/lib/i18n/locales/${language}.${part}.json`;
	return [
		words('pupil'),
		...(/\(teacher\)|\/family/.test(route) ? [words('teacher')] : []),
		...(route.includes('/solo/') ? ['src/lib/activities/scene/View.svelte'] : [])
	];
}

const linksTo = (source: string) => {
	const chunk = chunks[source];
	if (!chunk) return '';
	const styles = (chunk.css ?? []).map((file) => `<link href="${base}/${file}" rel="stylesheet">`);
	return [`<link href="${base}/${chunk.file}" rel="modulepreload">`, ...styles].join('');
};

/** Prerendered pages get their own language and direction; app.html names the places. */
export const handle: Handle = ({ event, resolve }) => {
	const language = event.params.lang ?? 'en';
	const links = soon(event.route.id ?? '', language)
		.map(linksTo)
		.join('');
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', language)
				.replace('%dir%', directionOf(language))
				.replace('%soon%', links)
				.replace('%first-paint%', () => `<script>${firstPaint}</script>`),
		// fonts come when the page can be used (+layout.svelte): they would share the line with its scripts
		preload: ({ type }) => type === 'js' || type === 'css'
	});
};
