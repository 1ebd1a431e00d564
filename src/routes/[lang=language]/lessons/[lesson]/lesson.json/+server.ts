import { error, json } from '@sveltejs/kit';
import { prerendered } from '$lib/i18n/languages';
import { lessonIds, lessonIn, languagesOf } from '$lib/packs/bundled.server';
import type { LessonFile } from '$lib/packs/fetch';
import { allKinds } from '$lib/packs/kinds';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = () =>
	prerendered.flatMap(({ tag }) => lessonIds.map((lesson) => ({ lang: tag, lesson })));

/** A checked lesson as data, beside the pages that show it. */
export const GET: RequestHandler = ({ params }) => {
	const lesson = lessonIn(params.lesson, params.lang);
	if (!lesson) error(404, 'no-lesson');
	const language = languagesOf(lesson.id).includes(params.lang) ? params.lang : lesson.language;
	const names = new Set(lesson.activities.map((activity) => activity.kind));
	const shows = [...names].filter((name) => allKinds.get(name)?.shows);
	return json({ lesson, language, shows } satisfies LessonFile);
};
