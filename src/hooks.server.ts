import { createHash } from 'node:crypto';
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
const client = '.svelte-kit/output/client';
const manifest = `${client}/.vite/manifest.json`;
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
		...(route.includes('/join') ? [words('ways')] : []),
		...(route.includes('/solo/') ? ['src/lib/activities/scene/View.svelte'] : [])
	];
}

const linksTo = (source: string) => {
	const chunk = chunks[source];
	if (!chunk) return '';
	const styles = (chunk.css ?? []).map((file) => `<link href="${base}/${file}" rel="stylesheet">`);
	return [`<link href="${base}/${chunk.file}" rel="modulepreload">`, ...styles].join('');
};

const sheet = new RegExp(`<link href="${base}/(_app/[^"]+\\.css)" rel="stylesheet">`, 'g');

/**
 * A pupil's page brings its styles: in line behind its scripts they would hold up the whole page, which can be laid
 * out while the scripts are still on their way.
 */
function withStyles(html: string): string {
	const files = [...html.matchAll(sheet)].flatMap(([, file]) => file ?? []);
	const styles = files.map((file) => readFileSync(`${client}/${file}`, 'utf8')).join('');
	if (!styles) return html;
	const hash = createHash('sha256').update(styles).digest('base64');
	return (
		html
			// as Kit does for what it puts in line: named, so that its loader does not fetch it again
			.replaceAll(
				sheet,
				'<link href="$1" rel="stylesheet" disabled media="(max-width: 0)">'.replace(
					'$1',
					`${base}/$1`
				)
			)
			.replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`)
			.replace('</head>', () => `<style>${styles}</style></head>`)
	);
}

/** Prerendered pages get their own language and direction; app.html names the places. */
export const handle: Handle = ({ event, resolve }) => {
	const language = event.params.lang ?? 'en';
	const route = event.route.id ?? '';
	const links = soon(route, language).map(linksTo).join('');
	return resolve(event, {
		transformPageChunk: ({ html }) => {
			const page = html
				.replace('%lang%', language)
				.replace('%dir%', directionOf(language))
				.replace('%soon%', links)
				.replace('%first-paint%', () => `<script>${firstPaint}</script>`);
			return route.includes('/solo/') ? withStyles(page) : page;
		},
		// fonts come when the page can be used (+layout.svelte): they would share the line with its scripts
		preload: ({ type }) => type === 'js' || type === 'css'
	});
};
