/*
 * Home practice: five minutes out of the follow-ups of what a family has done. When each comes back is worked
 * out by replaying what was answered, and is stored nowhere. Pure: the time is handed in.
 */
import { createEmptyCard, fsrs, Rating, type Card, type Grade } from 'ts-fsrs';
import * as v from 'valibot';
import type { Playable } from '$lib/lesson/place';
import { isGraded } from './graded';

type Activity = Playable['activities'][number];
type Kinds = Playable['kinds'];

/** A lesson a family has done, with its follow-ups. */
export interface Done {
	lesson: string;
	/** when its home round ended first */
	at: number;
	followUps: readonly { after: number; activities: readonly Activity[] }[];
}

/** One asking of an activity; `answer: null` is a pass. */
export interface Asked {
	lesson: string;
	activity: string;
	openedAt: number;
	answers: Readonly<Record<string, { answer: unknown; late?: true }>>;
}

/** Something to practise, and when it is due. */
export interface Practice {
	lesson: string;
	activity: Activity;
	due: number;
	/** never asked before */
	fresh: boolean;
}

/** How an asking went; passes are not among them. */
export interface Look {
	at: number;
	rating: Grade;
}

const day = 24 * 60 * 60 * 1000;
const longest = 5;
/** a long one would leave no room for another */
const longestOne = 2.5;

// Whole days: a family comes back another day, not in ten minutes.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** Where the schedule of one activity stands after all looks at it, whatever order they come in. */
export const cardAfter = (opens: number, looks: readonly Look[]): Card =>
	[...looks]
		.sort((a, b) => a.at - b.at)
		.reduce<Card>(
			(card, { at, rating }) => scheduler.next(card, at, rating).card,
			createEmptyCard(opens)
		);

/** All points: good; some: hard; none: again. Undefined where nobody answered, or all passed. */
export function ratingOf(activity: Activity, kinds: Kinds, asked: Asked): Grade | undefined {
	const kind = kinds[activity.kind]!;
	const grades = Object.values(asked.answers).flatMap(({ answer, late }) => {
		// a lesson may have changed since: what no longer fits it says nothing
		const read = v.safeParse(kind.answer, answer);
		if (late || !read.success) return [];
		const grade = kind.grade(activity.question, activity.solution, read.output);
		return grade.state === 'graded' ? [grade] : [];
	});
	if (grades.length === 0) return undefined;
	const points = grades.reduce((sum, grade) => sum + grade.points, 0);
	const possible = grades.reduce((sum, grade) => sum + grade.possible, 0);
	if (points === possible) return Rating.Good;
	return points > 0 ? Rating.Hard : Rating.Again;
}

/**
 * Everything there is to practise. The first follow-up of a lesson opens a day after its round, the others
 * when their days are over: each has new examples, which nobody uses up in one evening.
 */
export function practices(
	done: readonly Done[],
	asked: readonly Asked[],
	kinds: Kinds
): Practice[] {
	return done.flatMap(({ lesson, at, followUps }) => {
		const first = Math.min(...followUps.map(({ after }) => after));
		return followUps.flatMap(({ after, activities }) => {
			const opens = at + (after === first ? day : after * day);
			return activities
				.filter((one) => isShort(one, kinds))
				.map((activity) => {
					const looks = asked
						.filter((one) => one.lesson === lesson && one.activity === activity.id)
						.flatMap((one): Look[] => {
							const rating = ratingOf(activity, kinds, one);
							return rating === undefined ? [] : [{ at: one.openedAt, rating }];
						});
					const due = cardAfter(opens, looks).due.getTime();
					return { lesson, activity, due, fresh: looks.length === 0 };
				});
		});
	});
}

function isShort(activity: Activity, kinds: Kinds) {
	const kind = kinds[activity.kind]!;
	return activity.minutes <= longestOne && kind.keeps === 'answer' && isGraded(activity, kind);
}

/**
 * What to practise now, five minutes at most: what was seen before and is due comes first, the longest due
 * at the head; then what is new.
 */
export function practiceNow(all: readonly Practice[], now: number): Practice[] {
	const due = all
		.filter((one) => one.due <= now)
		.sort((a, b) => Number(a.fresh) - Number(b.fresh) || a.due - b.due);
	const chosen: Practice[] = [];
	let minutes = 0;
	for (const one of due) {
		if (minutes + one.activity.minutes > longest) continue;
		chosen.push(one);
		minutes += one.activity.minutes;
	}
	return chosen;
}
