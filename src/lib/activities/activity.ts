/*
 * The contract every activity kind keeps. A kind is one folder: schema.ts, grade.ts, index.ts, View.svelte.
 * Nothing here, or in any schema.ts or grade.ts, knows a screen, a database, a clock or a network.
 */
import type { Component } from 'svelte';
import * as v from 'valibot';
import type { Step } from './steps';

/** How an answer may arrive (DESIGN: ways in). */
export const waysIn = ['hands', 'shared', 'card', 'handin', 'room', 'solo'] as const;
export type Way = (typeof waysIn)[number];

/** `answer`: kept per seat. `count`: class totals only. `nothing`: never stored, never sent, in no draft. */
export type Keeps = 'answer' | 'count' | 'nothing';

/** How well genuine and false things were told apart; hit rate and false-alarm rate are never mixed. */
export interface Detected {
	/** false items that were caught, of how many */
	caught: number;
	fakes: number;
	/** genuine items that were taken for false, of how many */
	alarms: number;
	genuine: number;
}

/** Unfinished is not wrong. Points are whole numbers, 0 … possible. */
export type Grade =
	| { state: 'unfinished' }
	| { state: 'ungraded' }
	| { state: 'graded'; points: number; possible: number; detected?: Detected };

/** Something to choose from. On the stage its place gives it a letter. */
export interface Choosable {
	id: string;
	text: string;
	/** shown with the words, for those who cannot read yet */
	picture?: string | undefined;
}

/** Something countable: the option ids of one part of an activity. */
export interface Countable {
	part: string;
	options: string[];
	/** one may choose more than one of them */
	several?: boolean;
	/** where no step of the stage asks it as a part: what was asked, and options in the lesson's own words */
	asked?: string;
	words?: Choosable[];
}

/** The name a counted option has in a tally. */
export const tallyKey = (part: string, option: string) => (part ? `${part}/${option}` : option);

/** Is it nothing but a pass, of the whole or of every part that was asked? What is no pass is of the kind's schema. */
export const isPass = <Q, A>(
	kind: Pick<Kind<string, Q, unknown, A>, 'passed' | 'describe'>,
	question: Q,
	answer: A | null
) =>
	answer === null ||
	(kind.passed !== undefined &&
		kind.passed(answer).length > 0 &&
		kind.describe(question, answer) === '');

/** A person in a lesson's story. */
export interface Person {
	id: string;
	name: string;
	picture: string;
}

export interface Activity<K extends string = string, Q = unknown, S = unknown> {
	id: string;
	kind: K;
	title: string;
	minutes: number;
	when: 'core' | 'if-time';
	objectives: string[];
	note?: string | undefined;
	question: Q;
	solution: S;
}

/** What a view is given. It holds no answer of its own and sees no solution before there is a review. */
export interface ViewProps<Q, S, A> {
	question: Q;
	answer: A | undefined;
	onanswer: (answer: A) => void;
	review?: { solution: S; grade: Grade } | undefined;
	cast: Person[];
	/** the same seed gives the same order on every screen */
	seed: string;
}

export interface Kind<K extends string, Q, S, A> {
	kind: K;
	question: v.GenericSchema<unknown, Q>;
	solution: v.GenericSchema<unknown, S>;
	answer: v.GenericSchema<unknown, A>;
	keeps: Keeps;
	open: readonly Way[];
	/** counts towards the lesson's rehearsal share (curriculum P1) */
	rehearses: (question: Q) => boolean;
	/** it only shows something: there is nothing to answer */
	shows?: true;
	/** which fixed part of a lesson it is: ground rules (H5, H6), if–then plan (P9), calm end (H10) */
	serves?: (question: Q) => 'rules' | 'plan' | 'end' | undefined;
	/** for each thing to be told apart: is it genuine? Empty where nothing is detected (curriculum P5) */
	genuine: (solution: S) => boolean[];
	/** Pure. An answer of another shape never reaches it: parse with `answer` first. */
	grade: (question: Q, solution: S, answer: A) => Grade;
	/** an answer that earns everything */
	solve: (question: Q, solution: S) => A;
	/** one line of plain text for reports, exports and screen readers */
	describe: (question: Q, answer: A) => string;
	/** What can be counted; there where hands can answer, and where only class totals are kept. */
	tally?: (question: Q) => Countable[];
	/**
	 * The names of a tally (`tallyKey`) one answer counts under, so that answers of seats stand beside hands.
	 * There where there is `tally`.
	 */
	counts?: (question: Q, answer: A) => string[];
	/**
	 * The answer of a seat after it chose one option of one part on the stage, by a card or a vote; the same
	 * choice again changes nothing. There exactly where cards can answer; part and option are of `tally`.
	 */
	choose?: (question: Q, before: A | undefined, part: string, option: string) => A;
	/**
	 * The answer of a seat after it passed on one part, with what it gave of the others. There exactly where the class
	 * goes its way together, part by part.
	 */
	pass?: (question: Q, before: A | undefined, part: string) => A;
	/** the parts an answer passed on; there where `pass` is */
	passed?: (answer: A) => string[];
	/** the grade of one counted option; missing where a count is an opinion */
	gradeCount?: (question: Q, solution: S, part: string, option: string) => Grade;
	/** the reason told for one counted option; there where its grade is, unless only the class is told of it */
	why?: (solution: S, part: string, option: string) => string | undefined;
	/**
	 * What the stage shows, in order. `chosen` holds what a class chose so far in a story, else []:
	 * without it all that could ever be shown comes back, for the linter and the printed script.
	 */
	steps: (question: Q, solution: S, cast: Person[], title: string, chosen?: string[]) => Step[];
	/** problems within this activity that a schema cannot say: a missing id, a dead end */
	check?: (question: Q, solution: S) => { path: string; code: string }[];
	view: () => Promise<{ default: Component<ViewProps<Q, S, A>> }>;
}

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const id = () => v.pipe(v.string(), v.regex(idPattern), v.maxLength(60));

/** Words a person reads. What may hold them is listed in `packs/translate.ts`. */
export const text = (most = 600) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** A `why` for each id. */
export const whys = () => v.record(id(), text());

/** A list of things with ids of their own, never two alike. */
export const listOf = <T extends v.GenericSchema<unknown, { id: string }>>(
	item: T,
	least = 1,
	most = 60
) =>
	v.pipe(
		v.array(item),
		v.minLength(least),
		v.maxLength(most),
		v.check((items) => new Set(items.map((one) => one.id)).size === items.length, 'same-id-twice')
	);

export const choosable = (most = 200) => v.strictObject({ id: id(), text: text(most) });

/** Something to choose that may be known by its picture alone. */
export const picturable = () =>
	v.strictObject({ id: id(), text: text(200), picture: v.optional(id()) });

/** What an activity looks like in a lesson file; the same for every kind but for its two halves. */
const inLesson = <K extends string, Q, S>(
	kind: K,
	question: v.GenericSchema<unknown, Q>,
	solution: v.GenericSchema<unknown, S>
) =>
	v.strictObject({
		id: id(),
		kind: v.literal(kind),
		title: text(80),
		minutes: v.pipe(v.number(), v.minValue(0.5), v.maxValue(60)),
		when: v.picklist(['core', 'if-time']),
		objectives: v.optional(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}\.[A-F]\.\d$/))), []),
		note: v.optional(text(400)),
		question,
		solution
	});

/** Makes a kind, with its types inferred from its schemas. */
export function defineActivity<const K extends string, Q, S, A>(kind: Kind<K, Q, S, A>) {
	return { ...kind, activity: inLesson(kind.kind, kind.question, kind.solution) };
}

export const graded = (points: number, possible: number, detected?: Detected): Grade => ({
	state: 'graded',
	points,
	possible,
	...(detected && { detected })
});
export const unfinished: Grade = { state: 'unfinished' };
export const ungraded: Grade = { state: 'ungraded' };

/** Problems of a `why` that misses an option or names one that is not there. */
export const checkWhys = (ids: string[], why: Record<string, unknown>, path = 'solution.why') => [
	...ids
		.filter((one) => !Object.hasOwn(why, one))
		.map((one) => ({ path: `${path}.${one}`, code: 'why-missing' })),
	...Object.keys(why)
		.filter((one) => !ids.includes(one))
		.map((one) => ({ path: `${path}.${one}`, code: 'unknown-id' }))
];

/** Problems of ids that name nothing. */
export const checkIds = (used: string[], known: string[], path: string) =>
	used.filter((one) => !known.includes(one)).map(() => ({ path, code: 'unknown-id' }));
