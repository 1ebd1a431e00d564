/*
 * What one seat answered, lesson by lesson, for its teacher. Pure. A pass looks like any other "in"; what is only
 * counted and what is private is never among it, and nothing is added up over a seat.
 */
import type { AnyKind } from '$lib/activities/load';
import { isPass, type Activity } from '$lib/activities/activity';
import type { Round } from '$lib/store/records';
import { gradeAnswer, readAnswer } from './answered';
import type { ClassRun } from './class-runs';
import { isGood } from './rates';

export interface SeatAnswer {
	activity: string;
	title: string;
	/** which asking it was, and whether there were more */
	round: number;
	several: boolean;
	/** undefined: in, and no more is to be said */
	text: string | undefined;
	good: boolean | undefined;
	/** came after the reveal */
	late: boolean;
}

export interface SeatRun {
	run: string;
	title: string;
	language: string;
	startedAt: number;
	answers: SeatAnswer[];
}

/** The answers of a seat, the latest lesson first; lessons it is not in are left out. */
export const seatAnswers = (runs: readonly ClassRun[], seat: number): SeatRun[] =>
	runs
		.map((one): SeatRun => {
			const { id, title, language, startedAt } = one.run;
			return { run: id, title, language, startedAt, answers: inRun(one, seat) };
		})
		.filter(({ answers }) => answers.length > 0)
		.sort((a, b) => b.startedAt - a.startedAt);

const inRun = ({ lesson, kinds, rounds }: ClassRun, seat: number): SeatAnswer[] =>
	(lesson?.activities ?? []).flatMap((activity) => {
		const kind = kinds[activity.kind];
		const asked = rounds
			.filter((round) => round.activity === activity.id)
			.sort((a, b) => a.round - b.round);
		if (kind?.keeps !== 'answer') return [];
		return asked.flatMap((round) => inRound(activity, kind, round, seat, asked.length > 1));
	});

function inRound(
	activity: Activity,
	kind: AnyKind,
	{ round, answers }: Round,
	seat: number,
	several: boolean
): SeatAnswer[] {
	const stored = answers[seat];
	if (!stored) return [];
	const asked = { activity, kind, cast: [] };
	const [answer] = readAnswer(asked, stored.answer).filter(
		(one) => !isPass(kind, activity.question, one)
	);
	return [
		{
			activity: activity.id,
			title: activity.title,
			round,
			several,
			text: answer === undefined ? undefined : kind.describe(activity.question, answer),
			good: answer === undefined ? undefined : isGood(gradeAnswer(asked, answer)),
			late: stored.late === true
		}
	];
}
