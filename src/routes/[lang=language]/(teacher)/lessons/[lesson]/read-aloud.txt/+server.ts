import { error } from '@sveltejs/kit';
import { loadWords, speechOf } from '$lib/i18n';
import { prerendered } from '$lib/i18n/languages';
import { aloud } from '$lib/packs/aloud';
import { lessonIds, lessonIn } from '$lib/packs/bundled.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = () =>
	prerendered.flatMap(({ tag }) => lessonIds.map((lesson) => ({ lang: tag, lesson })));

/** The words of a lesson as plain text, for a room where no device reads them. */
export const GET: RequestHandler = async ({ params }) => {
	const lesson = lessonIn(params.lesson, params.lang) ?? error(404, 'no-lesson');
	const { t, letter } = speechOf(await loadWords(params.lang, 'teacher'));
	const text = aloud(lesson, {
		about: t('aloud.text'),
		before: t('lesson.before'),
		after: (days) => t(`print.follow-up.${days}`),
		measure: t('aloud.measure'),
		letter
	});
	// with the mark a browser knows the encoding of a file whose server does not name it
	return new Response(`\uFEFF${text}`, {
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
};
