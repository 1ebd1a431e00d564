/* Rates and what is known of telling genuine from false, added up. Pure. */
import type { Detected, Grade } from '$lib/activities/activity';

/** Points earned of points possible. */
export interface Rate {
	points: number;
	possible: number;
}

/** Undefined where there is nothing right or wrong about it; good is what earns everything. */
export const isGood = (grade: Grade | undefined) =>
	grade?.state === 'graded' && grade.possible > 0 ? grade.points === grade.possible : undefined;

export const rateOf = (grade: Grade, times = 1): Rate | undefined =>
	grade.state === 'graded'
		? { points: grade.points * times, possible: grade.possible * times }
		: undefined;

/** The sum, or undefined where there is nothing to be had. */
export function sumRates(rates: (Rate | undefined)[]): Rate | undefined {
	const sum: Rate = { points: 0, possible: 0 };
	for (const rate of rates) {
		sum.points += rate?.points ?? 0;
		sum.possible += rate?.possible ?? 0;
	}
	return sum.possible > 0 ? sum : undefined;
}

/** The sum, or undefined where nothing was to be told apart. */
export function sumDetected(all: (Detected | undefined)[]): Detected | undefined {
	const some = all.filter((one) => one !== undefined);
	if (some.length === 0) return undefined;
	return some.reduce((a, b) => ({
		caught: a.caught + b.caught,
		fakes: a.fakes + b.fakes,
		alarms: a.alarms + b.alarms,
		genuine: a.genuine + b.genuine
	}));
}
