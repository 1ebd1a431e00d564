/*
 * What every kind must do, run over the list. Samples are the activities of the bundled lessons; a kind that
 * no lesson uses yet brings one of its own, `<kind>/sample.json`, as it would stand in a lesson.
 */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { activitySchema, kinds, type LessonActivity } from '.';
import { isPass, tallyKey, type Person } from './activity';
import { mostStageWords, wordsIn, type Step } from './steps';
import type { AnyKind } from './load';

interface Found {
	activity: LessonActivity;
	cast: Person[];
}

interface LessonFile {
	cast?: Person[];
	activities?: unknown[];
	measure?: unknown;
	followUps?: { activities: unknown[] }[];
}

const lessons = import.meta.glob<LessonFile>(
	['/lessons/*/*.json', '!/lessons/{reference,schema}/*', '!/lessons/*/*.*.json'],
	{ import: 'default', eager: true }
);
const ownSamples = import.meta.glob<unknown>('./*/sample.json', {
	import: 'default',
	eager: true
});

const samples: Found[] = [
	...Object.values(lessons).flatMap(
		({ cast = [], activities = [], measure = [], followUps = [] }) =>
			[...activities, ...followUps.flatMap((one) => one.activities)]
				.concat(measure)
				.map((activity) => ({
					activity: v.parse(activitySchema, activity),
					cast
				}))
	),
	...Object.values(ownSamples).map((sample) => ({
		activity: v.parse(activitySchema, sample),
		cast: []
	}))
];

/** Nothing may change what it is given. */
function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null)
		Object.values(Object.freeze(value)).forEach(frozen);
	return value;
}
samples.forEach(frozen);

/** As much of a valibot schema as it takes to walk through it. */
interface Shape {
	entries?: Record<string, Shape>;
	options?: (Shape | string)[];
	wrapped?: Shape;
	item?: Shape;
	value?: Shape;
}

/** What an object schema holds, through options and variants. */
function fieldsOf({ entries = {}, options = [], wrapped }: Shape): [string, Shape][] {
	const others = [...options, ...(wrapped ? [wrapped] : [])].filter(
		(one) => typeof one === 'object'
	);
	return [...Object.entries(entries), ...others.flatMap(fieldsOf)];
}

const eachOf = ({ item, value, wrapped }: Shape): Shape | undefined =>
	item ?? value ?? (wrapped && eachOf(wrapped));

/**
 * What both halves say. Both may speak of the same things by id, as `items` and what is true of each of the
 * `items`, but then not say the same about them.
 */
function saidTwice(question: Shape, solution: Shape): string[] {
	const solved = new Map(fieldsOf(solution));
	return fieldsOf(question).flatMap(([key, asked]) => {
		const told = solved.get(key);
		if (!told || key === 'id') return [];
		const [one, other] = [eachOf(asked), eachOf(told)];
		if (!one || !other || fieldsOf(one).length === 0) return [key];
		return saidTwice(one, other).map((inner) => `${key}.${inner}`);
	});
}

const wordsOf = ({ title = '', text = '', options = [], list = [] }: Step) =>
	[title, text, ...options.map((one) => one.text), ...list.map((one) => one.text)]
		.map(wordsIn)
		.reduce((all, one) => all + one, 0);

/** Whether a counted option earns its point; where nothing is right, the first one does. */
function isGood(kind: AnyKind, question: unknown, solution: unknown, part: string, option: string) {
	const grade = kind.gradeCount?.(question, solution, part, option);
	return grade?.state !== 'graded' || grade.points > 0;
}

it('every folder is in the list, under its own name, and nothing else is', () => {
	const folders = Object.keys(import.meta.glob('./*/schema.ts')).map((path) => path.split('/')[1]);
	expect(kinds.map(({ kind }) => kind as string).sort()).toEqual(folders.sort());
});

describe.each(kinds.map((kind) => [kind.kind, kind as unknown as AnyKind] as const))(
	'%s',
	(name, kind) => {
		const own = samples.filter(({ activity }) => activity.kind === name);

		it('has a sample in a lesson or in sample.json', () => {
			expect(own.length).toBeGreaterThan(0);
		});

		it('has a question that holds nothing of its solution', () => {
			expect(fieldsOf(kind.question as Shape)).not.toEqual([]);
			expect(saidTwice(kind.question as Shape, kind.solution as Shape)).toEqual([]);
		});

		it('takes by hands and cards only what may be seen and kept', () => {
			const seen = kind.open.filter((way) => way === 'hands' || way === 'card');
			expect(kind.keeps === 'answer' ? [] : seen).toEqual([]);
		});

		it('says what can be counted exactly if hands can answer or only class totals are kept', () => {
			expect(kind.tally !== undefined).toBe(kind.open.includes('hands') || kind.keeps === 'count');
			expect(kind.gradeCount !== undefined && kind.tally === undefined).toBe(false);
		});

		it('says what an answer counts under where answers may stand beside counts, and takes cards by parts', () => {
			expect(kind.counts !== undefined).toBe(kind.tally !== undefined);
			expect(kind.choose !== undefined).toBe(kind.open.includes('card'));
		});

		// compiled when it is asked for, which takes its time on a busy machine
		it('has a view', { timeout: 60_000 }, async () => {
			expect((await kind.view()).default).toBeTypeOf('function');
		});

		it.each(own.map((one) => [one.activity.id, one] as const))(
			'%s keeps the contract',
			(_id, { activity: { question, solution, title }, cast }) => {
				expect(kind.check?.(question, solution) ?? []).toEqual([]);

				const solved = kind.solve(question, solution);
				expect(v.parse(kind.answer, solved)).toEqual(solved);
				const grade = kind.grade(question, solution, frozen(solved));
				expect(kind.grade(question, solution, solved)).toEqual(grade);
				expect(grade.state).not.toBe('unfinished');
				if (grade.state === 'graded') {
					expect(grade.possible).toBeGreaterThan(0);
					expect(grade.points).toBe(grade.possible);
				}

				const line = kind.describe(question, solved);
				expect(line).not.toContain('\n');
				expect(kind.shows ?? line.trim() !== '').toBe(true);

				const counted = kind.tally?.(question) ?? [];
				const keys = counted.flatMap(({ part, options }) =>
					options.map((option) => tallyKey(part, option))
				);
				expect(new Set(keys).size).toBe(keys.length);

				// no bare right or wrong: what is graded when it is counted has a reason, if a pupil is ever told
				expect(kind.why !== undefined).toBe(
					kind.gradeCount !== undefined && kind.keeps === 'answer'
				);
				const reasons = counted.flatMap(({ part, options }) =>
					options.map((option) => kind.why?.(solution, part, option))
				);
				expect(kind.why ? reasons.filter((reason) => !reason?.trim()) : []).toEqual([]);

				const known = kind.counts?.(question, solved) ?? [];
				expect(new Set(known).size).toBe(known.length);
				expect(keys).toEqual(expect.arrayContaining(known));

				// part by part on the stage, as by a card
				const good = counted.map(({ part, options }) => ({
					part,
					option: options.find((option) => isGood(kind, question, solution, part, option))!
				}));
				let chosen: unknown;
				for (const { part, option } of kind.choose ? good : []) {
					const before = frozen(chosen);
					chosen = kind.choose!(question, before, part, option);
					expect(v.parse(kind.answer, chosen)).toEqual(chosen);
					expect(kind.choose!(question, frozen(chosen), part, option)).toEqual(chosen);
					expect(kind.describe(question, chosen).trim()).not.toBe('');
				}
				if (kind.choose) {
					expect(kind.counts!(question, chosen)).toEqual(
						good.map(({ part, option }) => tallyKey(part, option))
					);
					expect(kind.grade(question, solution, chosen).state).toBe(grade.state);
				}

				const steps = kind.steps(question, solution, cast, title);
				const together = steps.some((step) => step.chooses);
				expect([kind.pass !== undefined, kind.passed !== undefined]).toEqual([together, together]);
				for (const { part, options } of kind.pass ? counted : []) {
					const mine = options.map((option) => tallyKey(part, option));
					const without = kind.counts!(question, chosen).filter((key) => !mine.includes(key));
					expect(kind.passed!(chosen)).toEqual([]);
					const passed = kind.pass!(question, frozen(chosen), part);
					expect(v.parse(kind.answer, passed)).toEqual(passed);
					expect(kind.passed!(passed)).toEqual([part]);
					expect(kind.counts!(question, passed)).toEqual(without);
					expect(isPass(kind, question, kind.pass!(question, undefined, part))).toBe(true);
					expect(isPass(kind, question, passed)).toBe(without.length === 0);
				}
				expect(steps.length).toBeGreaterThan(0);
				for (const step of steps) {
					expect(wordsOf(step), step.title).toBeLessThanOrEqual(mostStageWords);
					expect(step.options?.length ?? 0, step.title).toBeLessThanOrEqual(5);
				}
				const parts = counted.map(({ part }) => part);
				const asked = steps.flatMap(({ part }) => (part === undefined ? [] : [part]));
				expect(asked.filter((part) => !parts.includes(part))).toEqual([]);
			}
		);
	}
);
