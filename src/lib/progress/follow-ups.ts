/*
 * When a lesson comes back to a class: worked out from its runs and never stored. Pure. Each follow-up has a week,
 * counted from the day the lesson's last part was done; days of holidays do not count, so they only move it later.
 */
import type { Group, Run } from '$lib/store/records';
import { dayOf, daysAfter } from '../day';

export type After = NonNullable<Run['followUp']>;
export type Holiday = NonNullable<Group['holidays']>[number];
export type LessonRun = Pick<
	Run,
	'lesson' | 'outside' | 'title' | 'startedAt' | 'endedAt' | 'followUp' | 'measured'
>;

export interface FollowUp<R extends LessonRun = LessonRun> {
	/** the run it comes back to: the last one of its lesson */
	run: R;
	after: After;
	/** first and last day of its week */
	opens: string;
	closes: string;
	/** `missed`: its week is over, and it is still worth it. `past`: something newer took its place, or long ago */
	state: 'later' | 'open' | 'missed' | 'done' | 'past';
}

export interface School {
	today: string;
	holidays?: readonly Holiday[] | undefined;
	/** which follow-ups the lesson of a run has */
	carries: (run: LessonRun) => readonly After[];
}

/** How long one whose week is over is still offered, if no later one opens. */
const stillDays = 28;

/** The first day from this one on that is no holiday. */
function schoolDay(day: string, holidays: readonly Holiday[]): string {
	const holiday = holidays.find(({ from, to }) => from <= day && day <= to);
	return holiday ? schoolDay(daysAfter(holiday.to, 1), holidays) : day;
}

/** Seven days that are no holidays, the first of them so many days after another day. */
export function weekOf(day: string, after: number, holidays: readonly Holiday[] = []) {
	const opens = schoolDay(daysAfter(day, after), holidays);
	let closes = opens;
	for (let more = 1; more < 7; more++) closes = schoolDay(daysAfter(closes, 1), holidays);
	return { opens, closes };
}

/** Every follow-up of the lessons a class has done, by the day it opens. A run that is not over has none yet. */
export function followUps<R extends LessonRun>(runs: readonly R[], school: School): FollowUp<R>[] {
	return lastRuns(runs)
		.flatMap((run) => ofRun(run, runs, school))
		.sort((a, b) => (a.opens === b.opens ? 0 : a.opens < b.opens ? -1 : 1));
}

/** What a class can do now: of each lesson one at most, the others wait or had their time. */
export const dueNow = <R extends LessonRun>(all: readonly FollowUp<R>[]): FollowUp<R>[] =>
	all.filter(({ state }) => state === 'open' || state === 'missed');

const sameLesson = (a: LessonRun, b: LessonRun) => a.lesson === b.lesson && a.outside === b.outside;

/** Whether a lesson was measured with this class, in whichever run, and not asked once more since. */
export const isMeasureOpen = (runs: readonly LessonRun[], lesson: LessonRun): boolean => {
	const asked = runs.filter((run) => run.measured && sameLesson(run, lesson));
	return asked.some(
		(run) =>
			!run.followUp && !asked.some((later) => later.followUp && later.startedAt >= run.startedAt)
	);
};

const endOf = (run: LessonRun) => run.endedAt ?? 0;

/** Of each lesson the run that ended last. */
function lastRuns<R extends LessonRun>(runs: readonly R[]): R[] {
	const done = runs.filter((run) => run.followUp === undefined && run.endedAt !== undefined);
	return done.filter((run, at) =>
		done.every(
			(other, place) =>
				!sameLesson(run, other) ||
				endOf(other) < endOf(run) ||
				(endOf(other) === endOf(run) && place >= at)
		)
	);
}

function ofRun<R extends LessonRun>(
	run: R,
	runs: readonly R[],
	{ today, holidays = [], carries }: School
): FollowUp<R>[] {
	const begun = runs.filter(
		(other) => sameLesson(run, other) && other.followUp && other.startedAt >= endOf(run)
	);
	const weeks = [...carries(run)]
		.sort((a, b) => a - b)
		.map((after) => ({ run, after, ...weekOf(dayOf(endOf(run)), after, holidays) }));
	return weeks.map((week, at): FollowUp<R> => {
		const { opens, closes, after } = week;
		const overtaken = weeks
			.slice(at + 1)
			.some((later) => later.opens <= today || begun.some((one) => one.followUp === later.after));
		if (begun.some((one) => one.followUp === after)) return { ...week, state: 'done' };
		if (overtaken || today > daysAfter(closes, stillDays)) return { ...week, state: 'past' };
		if (today < opens) return { ...week, state: 'later' };
		return { ...week, state: today <= closes ? 'open' : 'missed' };
	});
}
