/*
 * What one activity of a run showed, worked out from its rounds. Pure. What was counted and what was
 * answered are never mixed in one rate.
 */
import type { Detected, Grade, Keeps } from '$lib/activities/activity';
import { momentOf } from '$lib/activities/measure/moments';
import type { Round } from '$lib/store/records';
import { answeredOf, gradesOfAll, inTimeOf, type Answered } from './answered';
import type { Asked } from './asked';
import { countedOf, handGrades, type Counted } from './counted';
import { foldedOf } from './folded';
import { neededWhy, type Needed } from './needed';
import { sumDetected, sumRates, type Rate } from './rates';

export interface RoundReport {
	round: number;
	counted: Counted[];
	answered: Answered | undefined;
}

export interface ActivityReport {
	id: string;
	kind: string;
	title: string;
	objectives: string[];
	keeps: Keeps;
	/** in the order they were asked; empty where nothing was handed in */
	rounds: RoundReport[];
	/** when the last round was opened */
	at: number | undefined;
	/** of the last round, as all that follows */
	rates: Rates;
	/** behind each rate: how many pupils the fullest asking had, so that too few are never shown */
	pupils: { counted: number; answered: number };
	/** hits and false alarms stay apart */
	detected: Detected | undefined;
	/** the reason that was needed most */
	needed: Needed | undefined;
}

export interface Rates {
	counted: Rate | undefined;
	answered: Rate | undefined;
}

/** The report of one activity: its rounds in order, the rates of the last one. */
export function activityReport(
	asked: Asked,
	stored: readonly Round[],
	present: readonly number[]
): ActivityReport {
	const { activity, kind } = asked;
	const inOrder = stored.filter(holdsSome).sort((a, b) => a.round - b.round);
	const all = inOrder.map((round) => {
		const { answered, grades } = answersOf(asked, round, present);
		const counted = countedOf(asked, round).map((one) =>
			momentOf(activity.id) ? untold(one) : one
		);
		return { round, grades, report: { round: round.round, counted, answered } };
	});
	const last = all.at(-1);
	const { counted = [], answered } = last?.report ?? {};
	const hands = counted.filter((one) => one.rate).map((one) => one.counted ?? 0);
	return {
		id: activity.id,
		kind: activity.kind,
		title: activity.title,
		objectives: activity.objectives,
		keeps: kind.keeps,
		rounds: all.map((one) => one.report),
		at: last?.round.openedAt,
		rates: { counted: sumRates(counted.map((one) => one.rate)), answered: answered?.rate },
		pupils: { counted: Math.max(0, ...hands), answered: answered?.graded ?? 0 },
		detected: last && detectedOf(asked, last.round, last.grades),
		needed: neededWhy(asked, counted, answered)
	};
}

/** A class may see its report, and is asked a measure again: what helps most in it is not told here. */
const untold = (counted: Counted): Counted => ({
	...counted,
	options: counted.options.map((option) => ({ ...option, good: undefined })),
	rate: undefined
});

/** What seats answered, and each grade, where none is missing. */
function answersOf(asked: Asked, round: Round, present: readonly number[]) {
	if (round.options) return foldedOf(asked, round.options, round.sums);
	const inTime = inTimeOf(asked, round);
	return {
		answered: answeredOf(asked, round, inTime, present),
		grades: inTime.whole ? gradesOfAll(inTime) : []
	};
}

/** A round that was closed without an answer says nothing, and hides none before it. */
export const holdsSome = ({ answers, tally, options, sums }: Round) =>
	Object.keys(answers).length > 0 || [tally, options, sums].some((one) => one !== undefined);

const detectedOf = (asked: Asked, round: Round, grades: readonly Grade[]): Detected | undefined =>
	sumDetected(
		[...grades, ...handGrades(asked, round)].map((grade) =>
			grade.state === 'graded' ? grade.detected : undefined
		)
	);
