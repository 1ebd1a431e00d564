/*
 * What a class could do with each objective, week by week. Pure. Hands and answers stay apart in every cell, and
 * nothing stands there that fewer than five gave.
 */
import { holdsSome, type ActivityReport } from './activity-report';
import { fewest } from './asked';
import type { ReportedRun } from './class-runs';
import { sumRates, type Rate } from './rates';
import { enough } from './report';
import { mondayOf } from './weeks';

/** A rate and how many pupils the fullest asking behind it had. */
export interface Share extends Rate {
	n: number;
}

export interface HeatCell {
	counted: Share | undefined;
	answered: Share | undefined;
	/** the lower of the two, so that neither hides the other: 0 … 1, in whole hundredths as it is shown */
	share: number;
	/** 1 … 5, of the colour */
	step: number;
}

export interface HeatRow {
	/** id of the objective */
	id: string;
	/** by week; undefined where there is nothing to show */
	cells: (HeatCell | undefined)[];
}

export interface HeatMap {
	/** Mondays of the weeks in which the class did something, the first one first */
	weeks: string[];
	/** the objective the class met first comes first */
	rows: HeatRow[];
}

/** Where a step of the colour begins; the third one begins where no other round is needed. */
export const steps = [0, 0.4, enough, 0.75, 0.9];

const stepOf = (share: number) => steps.filter((from) => share >= from).length;

/** The heat map of a class. */
export function heatMap(runs: readonly ReportedRun[]): HeatMap {
	const weeks = [...new Set(runs.flatMap(weeksOf))].sort();
	const asked = runs.flatMap(({ report }) => report?.activities ?? []);
	const rows = [...new Set(asked.flatMap((activity) => activity.objectives))].map((id) => ({
		id,
		cells: weeks.map((week) => cellOf(asked.filter((one) => isOf(one, id, week))))
	}));
	return { weeks, rows: rows.filter(({ cells }) => cells.some((cell) => cell)) };
}

const weeksOf = ({ run, rounds }: ReportedRun) => [
	mondayOf(run.startedAt),
	...rounds.filter(holdsSome).map((round) => mondayOf(round.openedAt))
];

const isOf = ({ objectives, at }: ActivityReport, objective: string, week: string) =>
	at !== undefined && objectives.includes(objective) && mondayOf(at) === week;

/** What some activities showed together; undefined where that is nothing, or too little to show. */
export function cellOf(activities: readonly ActivityReport[]): HeatCell | undefined {
	const [counted, answered] = (['counted', 'answered'] as const).map((how): Share | undefined => {
		const rate = sumRates(activities.map(({ rates }) => rates[how]));
		const n = Math.max(0, ...activities.map(({ pupils }) => pupils[how]));
		return rate && n >= fewest ? { ...rate, n } : undefined;
	});
	const shares = [counted, answered].flatMap((one) => (one ? [one.points / one.possible] : []));
	if (shares.length === 0) return undefined;
	const share = Math.round(100 * Math.min(...shares)) / 100;
	return { counted, answered, share, step: stepOf(share) };
}

/** Where a class stands with an objective: the last week there is something to show of. */
export const latestOf = ({ cells }: HeatRow): HeatCell | undefined =>
	cells.findLast((cell) => cell !== undefined);

/** The latest part of a map, for one page: so many weeks, and the objectives of them met last. */
export function latestPart({ weeks, rows }: HeatMap, columns: number, lines: number): HeatMap {
	const from = Math.max(0, weeks.length - columns);
	const shown = rows
		.map(({ id, cells }) => ({ id, cells: cells.slice(from) }))
		.filter(({ cells }) => cells.some((cell) => cell));
	const lastOf = ({ cells }: HeatRow) => cells.findLastIndex((cell) => cell !== undefined);
	const kept = [...shown].sort((a, b) => lastOf(b) - lastOf(a)).slice(0, lines);
	return { weeks: weeks.slice(from), rows: shown.filter((row) => kept.includes(row)) };
}

/** For one sentence: where the class stands best and worst, by ids. */
export function standing({ rows }: HeatMap): { strongest?: string; again?: string } {
	const ranked = rows
		.flatMap((row) => {
			const share = latestOf(row)?.share;
			return share === undefined ? [] : [{ id: row.id, share }];
		})
		.sort((a, b) => b.share - a.share);
	const [best, worst] = [ranked.at(0), ranked.at(-1)];
	return {
		...(best && best.share >= enough && { strongest: best.id }),
		...(worst && worst.share < enough && { again: worst.id })
	};
}
