/* A class past its time tells what it told before, or less; never more, and nothing else. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { loadKinds } from '$lib/activities/load';
import { tallyKey } from '$lib/activities/activity';
import { readLesson } from '$lib/packs/read';
import { aRound } from '$lib/store/factories';
import { foldRound } from '$lib/store/retention';
import { activityReport } from './activity-report';
import type { Asked } from './asked';
import { optionsOf } from './folded';

const files = import.meta.glob<unknown>('/lessons/*/*.json', { eager: true, import: 'default' });
/** activities of the built-in lessons whose answers are made of options */
let all: Asked[] = [];
beforeAll(async () => {
	const lessons = Object.values(files).flatMap((file) => {
		const read = readLesson(file);
		return read.ok ? [read.lesson] : [];
	});
	const each = lessons.map(async ({ activities, cast }) => {
		const kinds = await loadKinds(activities);
		return activities.map((activity) => ({ activity, kind: kinds[activity.kind]!, cast }));
	});
	all = (await Promise.all(each)).flat().filter(optionsOf);
});

/** Who of a class of 28 gave what: a few ways to answer, each given by some; a part may be passed. */
const classes = fc.array(
	fc.record({
		options: fc.array(fc.nat(3), { minLength: 1, maxLength: 9 }),
		n: fc.integer({ min: 1, max: 9 })
	}),
	{ minLength: 1, maxLength: 3 }
);
type Class = typeof classes extends fc.Arbitrary<infer C> ? C : never;

function roundOf({ activity: { id, question }, kind }: Asked, ways: Class) {
	const given = ways.flatMap(({ options, n }) => {
		let answer: unknown;
		for (const [index, { part, options: ids }] of kind.tally!(question).entries()) {
			const option = ids[options[index % options.length]! % (ids.length + 1)];
			answer =
				option === undefined
					? (kind.pass?.(question, answer, part) ?? answer)
					: kind.choose!(question, answer, part, option);
		}
		return Array.from({ length: n }, () => answer ?? null);
	});
	const answers = given.map((answer) => ({ answer, way: 'room', rev: 1, by: 'seat' }) as const);
	return aRound({
		activity: id,
		answers: Object.fromEntries(answers.map((one, index) => [index + 1, one]))
	});
}

const seats = Array.from({ length: 27 }, (_, index) => index + 1);

it('a folded round tells of each option what it told before, and no share of a part of the class', () => {
	expect(all.map(({ kind }) => kind.kind)).toEqual(
		expect.arrayContaining(['choice', 'sort', 'story'])
	);
	let told = 0;
	fc.assert(
		fc.property(fc.nat(all.length - 1), classes, (index, ways) => {
			const asked = all[index]!;
			const round = roundOf(asked, ways);
			const before = activityReport(asked, [round], seats);
			const after = activityReport(asked, [foldRound(round, optionsOf(asked))], seats);
			const was = before.rounds[0]?.answered;
			const is = after.rounds[0]?.answered;
			const counts = (answered: typeof was) =>
				Object.fromEntries(
					(answered?.parts ?? []).flatMap(({ part, options }) =>
						options.flatMap(({ id, n = 0 }) => (n >= 5 ? [[tallyKey(part, id), n]] : []))
					)
				);
			expect(counts(is)).toEqual(counts(was));
			if (was && was.passed >= 5) expect(is?.passed).toBe(was.passed);
			if (!is?.whole) {
				// few are not none
				const lines = is?.parts.flatMap(({ options }) => options) ?? [];
				expect(lines.filter(({ n }) => n !== undefined && n < 5)).toEqual([]);
				expect([after.rates.answered, after.detected, after.needed]).toEqual([
					undefined,
					undefined,
					undefined
				]);
				return;
			}
			told += 1;
			expect(is.answered).toBe(was?.answered);
			expect(after.pupils).toEqual(before.pupils);
			expect(is.parts).toEqual(was?.parts);
			expect(after.rates).toEqual(before.rates);
			expect(after.detected).toEqual(before.detected);
			expect(after.needed).toEqual(before.needed);
		}),
		{ numRuns: 400 }
	);
	expect(told).toBeGreaterThan(20);
});
