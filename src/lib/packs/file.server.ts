import { easierIn, languageIn, lessonIn } from './bundled.server';
import type { LessonFile, Part, PupilLesson } from './fetch';
import { allKinds } from './kinds';
import type { Lesson } from './schema';

/** What is fetched of a lesson beside its pages. */
export function lessonFile(id: string, page: string): LessonFile | undefined {
	const lesson = lessonIn(id, page);
	return lesson && { lesson, ...about(lesson, page) };
}

/** What is fetched of it for one pupil; nothing where there are no easier words. */
export function pupilFile(
	id: string,
	page: string,
	part: Part
): LessonFile<PupilLesson> | undefined {
	const lesson = part.startsWith('easier') ? easierIn(id, page) : lessonIn(id, page);
	if (!lesson) return undefined;
	const { version, language, title, topic, band, cover, cast } = lesson;
	const activities = lesson.activities.map((activity) => ({ ...activity, note: undefined }));
	const begin = part.endsWith('-begin');
	return {
		lesson: {
			...{ id, version, language, title, topic, band, cover, cast },
			activities: begin ? activities.slice(0, 1) : activities
		},
		...about(lesson, page),
		...(begin && { count: activities.length })
	};
}

function about({ id, activities }: Lesson, page: string) {
	const names = new Set(activities.map(({ kind }) => kind));
	return {
		language: languageIn(id, page),
		shows: [...names].filter((name) => allKinds.get(name)?.shows),
		...(easierIn(id, page) && { easier: true })
	};
}
