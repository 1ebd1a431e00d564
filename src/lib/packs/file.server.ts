import { easierIn, languageIn, lessonIn } from './bundled.server';
import type { LessonFile } from './fetch';
import { allKinds } from './kinds';

/** What is fetched of a lesson beside its pages, in its own words or in easier ones, if there is such a one. */
export function lessonFile(id: string, page: string, words: 'own' | 'easier') {
	const eased = easierIn(id, page);
	const lesson = words === 'easier' ? eased : lessonIn(id, page);
	if (!lesson) return undefined;
	const names = new Set(lesson.activities.map(({ kind }) => kind));
	return {
		lesson,
		language: languageIn(id, page),
		shows: [...names].filter((name) => allKinds.get(name)?.shows),
		...(eased && { easier: true })
	} satisfies LessonFile;
}
