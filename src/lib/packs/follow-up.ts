/* A lesson as it comes back: the same lesson, with a few activities of its follow-ups in place of its own. */
import type { Lesson } from './schema';

/** Of a run: which follow-up it is, and the ids of what was drawn for it. Neither where it is the lesson itself. */
export interface ComingBack {
	followUp?: number;
	drawn?: readonly string[];
}

/**
 * The lesson a run plays. Where a lesson was changed since and has none of what was drawn, that follow-up as it is
 * now; undefined if it has none any more.
 */
export function lessonOfRun<L extends Pick<Lesson, 'activities' | 'followUps'>>(
	lesson: L,
	{ followUp, drawn = [] }: ComingBack
): L | undefined {
	if (followUp === undefined) return lesson;
	const all = lesson.followUps.flatMap((one) => one.activities);
	const found = drawn.flatMap((id) => all.find((one) => one.id === id) ?? []);
	const activities = found.length
		? found
		: lesson.followUps.find(({ after }) => after === followUp)?.activities;
	return activities && { ...lesson, activities };
}

/** All that ever comes back of a lesson: what two devices agree on without knowing what the other drew. */
export const everyReturn = <L extends Pick<Lesson, 'activities' | 'followUps'>>(lesson: L): L => ({
	...lesson,
	activities: lesson.followUps.flatMap(({ activities }) => activities)
});
