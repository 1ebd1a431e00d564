/* What is kept of one lesson a class did, as JSON that anyone can read. Pure. */
import type { Round, Run } from './records';
import { foldCounted } from './retention';

/**
 * Times as ISO dates, seats by number. What was only counted is told as reports tell it: all ways together, of whom is
 * not said, and of no part that fewer than five came to. Of a class past its time only how many were there is known.
 */
export function runJson(run: Run, rounds: readonly Round[]): string {
	const { lesson, version, title, language, outside, measured, followUp, drawn, folded } = run;
	const { startedAt, endedAt, present } = run;
	const about = {
		...{ lesson, version, title, language, outside, measured, followUp, drawn, folded },
		startedAt: timeOf(startedAt),
		endedAt: timeOf(endedAt),
		present: folded ? present.length : present,
		rounds: rounds.map((round) => {
			const {
				run: _run,
				group: _group,
				in: _in,
				tally: _tally,
				openedAt,
				closedAt,
				...rest
			} = round;
			const times = { openedAt: timeOf(openedAt), closedAt: timeOf(closedAt) };
			return { ...rest, ...times, ...foldCounted(round) };
		})
	};
	return JSON.stringify(about, undefined, '\t');
}

const timeOf = (at: number | undefined) =>
	at === undefined ? undefined : new Date(at).toISOString();
