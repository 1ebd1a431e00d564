/*
 * A lesson as a run plays it: as it is, as it comes back with a few activities of its follow-ups in place of its own,
 * and with its measure before and after where the run measures.
 */
import { idAt, momentOf, type Moment } from '../activities/measure/moments';
import type { Lesson } from './schema';

/** Of a run: which follow-up it is, and the ids of what was drawn for it. Neither where it is the lesson itself. */
export interface ComingBack {
	followUp?: number;
	drawn?: readonly string[];
	/** it measures */
	measured?: true;
}

type Played = Pick<Lesson, 'activities' | 'followUps' | 'measure'>;

/** The follow-up that asks a measure once more, by its days. */
export const measuredAgain = 28;

/**
 * The lesson a run plays. Where a lesson was changed since and has none of what was drawn, that follow-up as it is
 * now; undefined if it has none any more.
 */
export function lessonOfRun<L extends Played>(
	lesson: L,
	{ followUp, drawn = [], measured }: ComingBack
): L | undefined {
	const asked = (moment: Moment) => (measured ? measureOf(lesson, moment) : []);
	if (followUp === undefined) {
		if (!measured || !lesson.measure) return lesson;
		// a lesson ends calmly (H10): what stands last stays last
		const last = Math.max(1, lesson.activities.length - 1);
		const [most, end] = [lesson.activities.slice(0, last), lesson.activities.slice(last)];
		return {
			...lesson,
			activities: [...asked('before'), ...most, ...asked('after'), ...end]
		};
	}
	const all = lesson.followUps.flatMap((one) => one.activities);
	const found = drawn.flatMap((id) => all.find((one) => one.id === id) ?? []);
	const activities = found.length
		? found
		: lesson.followUps.find(({ after }) => after === followUp)?.activities;
	const later = followUp === measuredAgain ? asked('later') : [];
	return activities && { ...lesson, activities: [...later, ...activities] };
}

/** The same question each time, under an id of its own. It works on no objective, or it would count as teaching. */
const measureOf = ({ measure }: Played, moment: Moment): Lesson['activities'] =>
	measure ? [{ ...measure, id: idAt(moment), objectives: [] }] : [];

/** All that ever comes back of a lesson: what two devices agree on without knowing what the other drew. */
export const everyReturn = <L extends Played>(lesson: L): L => ({
	...lesson,
	activities: lesson.followUps.flatMap(({ activities }) => activities)
});

/** A run's lesson without its measure: all that a tablet knows of which nobody tells whether the run measures. */
export const unmeasured = <L extends Pick<Lesson, 'activities'>>(lesson: L): L => ({
	...lesson,
	activities: lesson.activities.filter(({ id }) => !momentOf(id))
});
