/* What pages about a class's progress know of the lessons that come with the kit. */
import { lessonIds, lessonIn } from '$lib/packs/bundled.server';
import { objectivesOf } from '$lib/packs/reference.server';

/** The words of every objective a built-in lesson can report on, and the lessons in the order of the library. */
export const progressReference = (language: string) => {
	const lessons = lessonIds.flatMap((id) => lessonIn(id, language) ?? []);
	return {
		objectives: objectivesOf([...new Set(lessons.flatMap((one) => one.objectives))], language),
		library: lessons.map(({ id, title, band, topic, objectives }) => ({
			id,
			title,
			band,
			topic,
			objectives
		}))
	};
};
