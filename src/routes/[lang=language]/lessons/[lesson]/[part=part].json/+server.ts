import { error, json } from '@sveltejs/kit';
import { prerendered } from '$lib/i18n/languages';
import { easierIn, lessonIds } from '$lib/packs/bundled.server';
import { pupilFile } from '$lib/packs/file.server';
import { parts, type Part } from '$lib/packs/fetch';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = () =>
	prerendered.flatMap(({ tag }) =>
		lessonIds.flatMap((lesson) =>
			parts
				.filter((part) => part.startsWith('pupil') || easierIn(lesson, tag))
				.map((part) => ({ lang: tag, lesson, part }))
		)
	);

/** A checked lesson, or its beginning, as data for the page of one pupil. */
export const GET: RequestHandler = ({ params }) =>
	json(pupilFile(params.lesson, params.lang, params.part as Part) ?? error(404, 'no-lesson'));
