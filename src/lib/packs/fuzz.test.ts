/*
 * P8: whatever a file holds, the door answers: a lesson, or problems. It never throws and never hangs.
 * NETKIND_FUZZ sets how many files are tried.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import good from '../../../lessons/cyberbullying/forward-or-stop.json';
import { readLesson, readText } from './read';

const numRuns = Number(process.env.NETKIND_FUZZ ?? 300);
const text = JSON.stringify(good);

/** Where anything stands in a lesson: the keys that lead to it. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
	const inside =
		typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))
			: [];
	return [path, ...inside];
}
const paths = pathsOf(good).filter((path) => path.length > 0);

/** A good lesson in which one thing is another. */
function changed(path: string[], change: (holder: Record<string, unknown>, key: string) => void) {
	const copy = structuredClone(good) as unknown as Record<string, unknown>;
	const holder = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, copy);
	change(holder, path.at(-1)!);
	return copy;
}

const anywhere = fc.constantFrom(...paths);
const anything = fc.oneof(
	fc.jsonValue(),
	fc.string({ unit: 'binary' }),
	fc.constantFrom(NaN, Infinity, -0, undefined, new Date(0), Symbol('x'), () => 1, 1n)
);
const nearLessons = fc.oneof(
	fc
		.tuple(anywhere, anything)
		.map(([path, value]) => changed(path, (holder, key) => (holder[key] = value))),
	anywhere.map((path) => changed(path, (holder, key) => delete holder[key])),
	fc
		.tuple(
			anywhere,
			fc.constantFrom('__proto__', 'constructor', 'prototype', 'onload', 'toString'),
			anything
		)
		.map(([path, name, value]) =>
			changed(path, (holder) =>
				Object.defineProperty(holder, name, { value, enumerable: true, configurable: true })
			)
		),
	fc
		.tuple(anywhere, anywhere)
		.map(([path, other]) =>
			changed(
				path,
				(holder, key) => (holder[key] = other.reduce((at: never, k) => at?.[k], good as never))
			)
		)
);

/** What the door may answer. */
function isAnswer(read: ReturnType<typeof readLesson> | ReturnType<typeof readText>) {
	if (read.ok) return true;
	return (
		read.problems.length > 0 &&
		read.problems.every((one) => typeof one.path === 'string' && one.code)
	);
}

it(
	`P8 ${numRuns} lessons near the schema are read or refused, each within 3 s`,
	{ timeout: 600_000 },
	() => {
		fc.assert(
			fc.property(nearLessons, (lesson) => {
				const start = performance.now();
				expect(isAnswer(readLesson(lesson))).toBeTruthy();
				expect(performance.now() - start).toBeLessThan(3000);
			}),
			{ numRuns }
		);
		expect(Object.keys(Object.prototype)).toEqual([]);
	}
);

it(`P8 ${numRuns} damaged files are read or refused`, { timeout: 600_000 }, () => {
	const damage = fc.record({
		at: fc.nat({ max: text.length }),
		without: fc.nat({ max: 60 }),
		put: fc.string({ unit: 'binary', maxLength: 20 })
	});
	fc.assert(
		fc.property(damage, ({ at, without, put }) => {
			const read = readText(text.slice(0, at) + put + text.slice(at + without));
			expect(isAnswer(read.ok ? readLesson(read.value) : read)).toBeTruthy();
		}),
		{ numRuns }
	);
});

it('P7 200,000 levels are refused before anything walks them', () => {
	const read = readText('['.repeat(200_000) + ']'.repeat(200_000));
	expect(read).toEqual({ ok: false, problems: [{ path: '', code: 'too-deep' }] });
});
