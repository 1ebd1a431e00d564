/*
 * What a run showed, worked out from its rounds and never stored. Pure, and without words of its own:
 * i18n writes the sentences. What was counted and what was answered are never mixed in one rate.
 */
import type { Activity, Detected, Person } from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import type { Round } from '$lib/store/records';
import { activityReport, type ActivityReport, type Rates } from './activity-report';
import { sumDetected, sumRates } from './rates';

export interface ObjectiveReport {
	id: string;
	rates: Rates;
	/** worth another round */
	again: boolean;
}

export interface RunReport {
	present: number;
	activities: ActivityReport[];
	objectives: ObjectiveReport[];
	detected: Detected | undefined;
	/** ids of objectives, for one sentence */
	summary: { strongest: string | undefined; again: string | undefined };
}

export interface Reported {
	lesson: { activities: readonly Activity[]; cast: Person[] };
	/** by name, as `loadKinds` gives them */
	kinds: Record<string, AnyKind>;
	rounds: readonly Round[];
	/** numbers of the seats that were here */
	present: readonly number[];
}

/** Below this an objective is worth another round. */
export const enough = 0.6;

/** The report of one run. */
export function runReport({ lesson, kinds, rounds, present }: Reported): RunReport {
	const activities = lesson.activities.flatMap((activity) => {
		const kind = kinds[activity.kind];
		const asked = rounds.filter((round) => round.activity === activity.id);
		return kind ? [activityReport({ activity, kind, cast: lesson.cast }, asked, present)] : [];
	});
	const objectives = objectiveReports(activities);
	return {
		present: present.length,
		activities,
		objectives,
		detected: sumDetected(activities.map((activity) => activity.detected)),
		summary: summary(objectives)
	};
}

/** The lower of the two shares, so that neither hides the other; undefined where nothing was graded. */
export function shareOf({ counted, answered }: Rates): number | undefined {
	const shares = [counted, answered].flatMap((rate) => (rate ? [rate.points / rate.possible] : []));
	return shares.length ? Math.min(...shares) : undefined;
}

function objectiveReports(activities: readonly ActivityReport[]): ObjectiveReport[] {
	const ids = new Set(activities.flatMap((activity) => activity.objectives));
	return [...ids].map((id) => {
		const of = activities.filter((activity) => activity.objectives.includes(id));
		const rates = {
			counted: sumRates(of.map((activity) => activity.rates.counted)),
			answered: sumRates(of.map((activity) => activity.rates.answered))
		};
		return { id, rates, again: (shareOf(rates) ?? 1) < enough };
	});
}

function summary(objectives: readonly ObjectiveReport[]): RunReport['summary'] {
	const ranked = objectives
		.flatMap(({ id, again, rates }) => {
			const share = shareOf(rates);
			return share === undefined ? [] : [{ id, again, share }];
		})
		.sort((a, b) => b.share - a.share);
	const best = ranked.at(0);
	const worst = ranked.at(-1);
	return {
		strongest: best && !best.again ? best.id : undefined,
		again: worst?.again ? worst.id : undefined
	};
}
