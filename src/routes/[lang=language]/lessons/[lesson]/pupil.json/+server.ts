import { error, json } from '@sveltejs/kit';
import { prerendered } from '$lib/i18n/languages';
import { lessonIds } from '$lib/packs/bundled.server';
import { pupilFile } from '$lib/packs/file.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = () =>
	prerendered.flatMap(({ tag }) => lessonIds.map((lesson) => ({ lang: tag, lesson })));

/** A checked lesson as data for the page of one pupil. */
export const GET: RequestHandler = ({ params }) =>
	json(pupilFile(params.lesson, params.lang, 'own') ?? error(404, 'no-lesson'));
