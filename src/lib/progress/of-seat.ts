/* What is kept of one seat, and of nobody else: for whoever has the right to see it. Pure. */
import type { ClassRun } from './class-runs';

/** The runs a seat was in or answered in, with its answers alone. What was only counted is nobody's. */
export const ofSeat = (runs: readonly ClassRun[], seat: number): ClassRun[] =>
	runs.flatMap((one) => {
		const rounds = one.rounds.flatMap((round) => {
			const answer = round.answers[seat];
			if (!answer) return [];
			const { run, group, activity, round: nth, openedAt } = round;
			return [{ run, group, activity, round: nth, openedAt, answers: { [seat]: answer } }];
		});
		const here = one.run.present.includes(seat);
		if (!here && rounds.length === 0) return [];
		return [{ ...one, run: { ...one.run, present: here ? [seat] : [] }, rounds }];
	});

/** The same as JSON that anyone can read: what was answered when, and how. */
export const seatJson = (runs: readonly ClassRun[], seat: number): string =>
	JSON.stringify(
		ofSeat(runs, seat).map(({ run, rounds }) => ({
			lesson: run.lesson,
			title: run.title,
			startedAt: new Date(run.startedAt).toISOString(),
			here: run.present.length > 0,
			answers: rounds.map(({ activity, round, openedAt, answers }) => ({
				activity,
				round,
				openedAt: new Date(openedAt).toISOString(),
				...answers[seat]
			}))
		})),
		undefined,
		'\t'
	);
