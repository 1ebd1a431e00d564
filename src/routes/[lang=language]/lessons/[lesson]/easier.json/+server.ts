import { error, json } from '@sveltejs/kit';
import { prerendered } from '$lib/i18n/languages';
import { easierIn, lessonIds } from '$lib/packs/bundled.server';
import { pupilFile } from '$lib/packs/file.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = () =>
	prerendered.flatMap(({ tag }) =>
		lessonIds.filter((id) => easierIn(id, tag)).map((lesson) => ({ lang: tag, lesson }))
	);

/** The same as `pupil.json` in easier words, where there are some. */
export const GET: RequestHandler = ({ params }) =>
	json(pupilFile(params.lesson, params.lang, 'easier') ?? error(404, 'no-lesson'));
