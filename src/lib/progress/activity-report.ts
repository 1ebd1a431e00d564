/*
 * What one activity of a run showed, worked out from its rounds. Pure. What was counted and what was
 * answered are never mixed in one rate.
 */
import * as v from 'valibot';
import {
	tallyKey,
	type Activity,
	type Countable,
	type Detected,
	type Grade,
	type Keeps,
	type Person,
	type Way
} from '$lib/activities/activity';
import type { Step } from '$lib/activities/steps';
import type { AnyKind } from '$lib/activities/load';
import type { Round, StoredAnswer, Tally } from '$lib/store/records';
import { isGood, rateOf, sumDetected, sumRates, type Rate } from './rates';

export interface CountedOption {
	id: string;
	/** as on the stage; the id where the words are the interface's */
	text: string;
	/** undefined where too few were counted to show any */
	n: number | undefined;
	/** undefined where the count is an opinion */
	good: boolean | undefined;
}

/** Hands, cards or slips of one part of an activity. */
export interface Counted {
	part: string;
	/** what was asked, as the stage said it */
	asked: string;
	/** undefined where all ways were added up: class totals only */
	way: Way | undefined;
	/** how many were asked, and how many chose something; undefined where too few to show */
	present: number | undefined;
	counted: number | undefined;
	options: CountedOption[];
	rate: Rate | undefined;
}

/** Answers of seats. `late` ones came after the reveal, `unreadable` ones are of another lesson version. */
export interface Answered {
	answered: number;
	passed: number;
	late: number;
	unreadable: number;
	/** seats that are here and gave nothing, which says little where hands were counted too */
	missing: number;
	/** the same answers together, most frequent first */
	lines: { text: string; n: number; good: boolean | undefined }[];
	rate: Rate | undefined;
}

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
	/** of the last round */
	rates: Rates;
	/** of the last round; hits and false alarms stay apart */
	detected: Detected | undefined;
}

export interface Rates {
	counted: Rate | undefined;
	answered: Rate | undefined;
}

/** Fewer than this and a class total could point at a child. */
const fewest = 5;

export interface Asked {
	activity: Activity;
	kind: AnyKind;
	cast: Person[];
}

/** The report of one activity: its rounds in order, the rates of the last one. */
export function activityReport(
	asked: Asked,
	stored: readonly Round[],
	present: readonly number[]
): ActivityReport {
	const { activity, kind } = asked;
	const inOrder = stored.filter(holdsSome).sort((a, b) => a.round - b.round);
	const rounds = inOrder.map((round) => ({
		round: round.round,
		counted: countedOf(asked, round),
		answered: answeredOf(asked, round, present)
	}));
	const last = inOrder.at(-1);
	const shown = rounds.at(-1);
	return {
		id: activity.id,
		kind: activity.kind,
		title: activity.title,
		objectives: activity.objectives,
		keeps: kind.keeps,
		rounds,
		rates: {
			counted: sumRates((shown?.counted ?? []).map((one) => one.rate)),
			answered: shown?.answered?.rate
		},
		detected: last && detectedOf(asked, last)
	};
}

/** A round that was closed without an answer says nothing, and hides none before it. */
const holdsSome = ({ answers, tally, sums }: Round) =>
	Object.keys(answers).length > 0 || tally !== undefined || sums !== undefined;

/** Ways and their tallies; where only class totals are kept all ways are one. */
function talliesOf(kind: AnyKind, round: Round): [Way | undefined, Tally][] {
	const tallies = Object.entries(round.tally ?? {}) as [Way, Tally][];
	if (kind.keeps !== 'count' || tallies.length === 0) return tallies;
	const total: Tally = { present: 0, counts: {} };
	for (const [, { present, counts }] of tallies) {
		total.present += present;
		for (const [option, n] of Object.entries(counts)) {
			total.counts[option] = (total.counts[option] ?? 0) + n;
		}
	}
	return [[undefined, total]];
}

/** What a tally can hold; a kind that hands cannot answer does not say, so what was counted must. */
const partsOf = ({ activity, kind }: Asked, tally: Tally): Countable[] =>
	kind.tally?.(activity.question) ?? [{ part: '', options: Object.keys(tally.counts).sort() }];

const countOf = (tally: Tally, { part, options }: Countable) =>
	options.reduce((sum, option) => sum + (tally.counts[tallyKey(part, option)] ?? 0), 0);

const isHidden = (kind: AnyKind, counted: number) => kind.keeps === 'count' && counted < fewest;

function countedOf(asked: Asked, round: Round): Counted[] {
	const { activity, kind } = asked;
	return talliesOf(kind, round).flatMap(([way, tally]) =>
		partsOf(asked, tally).flatMap((countable) => {
			const { part, options } = countable;
			if (!options.some((option) => tallyKey(part, option) in tally.counts)) return [];
			const counted = countOf(tally, countable);
			const hidden = isHidden(kind, counted);
			const step = stepOf(asked, part);
			const graded = options.map((option) => {
				const n = tally.counts[tallyKey(part, option)] ?? 0;
				return { option, n, grade: gradeOption(asked, part, option) };
			});
			return {
				part,
				asked: step?.title ?? activity.title,
				way,
				present: hidden ? undefined : tally.present,
				counted: hidden ? undefined : counted,
				options: graded.map(({ option, n, grade }) => ({
					id: option,
					text: step?.options?.find((one) => one.id === option)?.text ?? option,
					n: hidden ? undefined : n,
					good: isGood(grade)
				})),
				rate: hidden ? undefined : sumRates(graded.map(({ n, grade }) => rateOf(grade, n)))
			};
		})
	);
}

const gradeOption = ({ activity, kind }: Asked, part: string, option: string): Grade =>
	kind.gradeCount?.(activity.question, activity.solution, part, option) ?? { state: 'ungraded' };

/** The step that asked for these; a kind that is not asked on the stage has none. */
function stepOf({ activity, kind, cast }: Asked, part: string): Step | undefined {
	const steps = kind.steps(activity.question, activity.solution, cast, activity.title);
	return steps.find((step) => step.phase === 'ask' && step.part === part);
}

function answeredOf(asked: Asked, round: Round, present: readonly number[]): Answered | undefined {
	const { activity, kind } = asked;
	const stored = answersIn(round);
	if (stored.length === 0) return undefined;
	const inTime = stored.filter((one) => !one.late);
	const given = inTime.filter((one) => one.answer !== null);
	const readable = given.flatMap((one) => readAnswer(asked, one));
	const grades = readable.map((answer) => gradeAnswer(asked, answer));
	const lines = new Map<string, Answered['lines'][number]>();
	readable.forEach((answer, index) => {
		const text = kind.describe(activity.question, answer);
		const line = lines.get(text) ?? { text, n: 0, good: isGood(grades[index]) };
		lines.set(text, { ...line, n: line.n + 1 });
	});
	return {
		answered: given.length,
		passed: inTime.length - given.length,
		late: stored.length - inTime.length,
		unreadable: given.length - readable.length,
		missing: round.folded ? 0 : present.filter((seat) => !(seat in round.answers)).length,
		lines: [...lines.values()].sort((a, b) => b.n - a.n),
		rate: sumRates(grades.map((grade) => rateOf(grade)))
	};
}

/** The answers of a round; of one that was folded, each sum as so many alike. */
const answersIn = ({ answers, sums = [] }: Round): Pick<StoredAnswer, 'answer' | 'late'>[] => [
	...Object.values(answers),
	...sums.flatMap(({ answer, n }) => Array.from({ length: n }, () => ({ answer })))
];

/**
 * Unfinished is not wrong: where only some parts were asked or answered, those count, as they would by hands.
 * What is known of telling genuine from false is added up in the same way.
 */
function gradeAnswer(asked: Asked, answer: unknown): Grade {
	const { activity, kind } = asked;
	const { question, solution } = activity;
	const whole = kind.grade(question, solution, answer);
	const keys = kind.counts?.(question, answer) ?? [];
	if (whole.state !== 'unfinished' || !kind.gradeCount || keys.length === 0) return whole;
	const parts = (kind.tally?.(question) ?? []).flatMap(({ part, options }) =>
		options
			.filter((option) => keys.includes(tallyKey(part, option)))
			.map((option) => gradeOption(asked, part, option))
	);
	const rate = sumRates(parts.map((grade) => rateOf(grade)));
	const detected = sumDetected(
		parts.map((grade) => (grade.state === 'graded' ? grade.detected : undefined))
	);
	return rate ? { state: 'graded', ...rate, ...(detected && { detected }) } : whole;
}

/** The answer by its kind's schema, or none. */
function readAnswer({ kind }: Asked, { answer }: Pick<StoredAnswer, 'answer'>): unknown[] {
	const result = v.safeParse(kind.answer, answer);
	return result.success ? [result.output] : [];
}

function detectedOf(asked: Asked, round: Round): Detected | undefined {
	const { kind } = asked;
	const answers = answersIn(round)
		.filter((one) => !one.late && one.answer !== null)
		.flatMap((one) => readAnswer(asked, one))
		.map((answer) => gradeAnswer(asked, answer));
	const counts = talliesOf(kind, round).flatMap(([, tally]) =>
		partsOf(asked, tally)
			.filter((countable) => !isHidden(kind, countOf(tally, countable)))
			.flatMap(({ part, options }) =>
				options.flatMap((option) => {
					const n = tally.counts[tallyKey(part, option)] ?? 0;
					return Array<Grade>(n).fill(gradeOption(asked, part, option));
				})
			)
	);
	return sumDetected(
		[...answers, ...counts].map((grade) => (grade.state === 'graded' ? grade.detected : undefined))
	);
}
