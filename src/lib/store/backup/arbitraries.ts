/* Random contents of databases, for tests. Few ids, so that two of them have records in common. */
import fc from 'fast-check';
import type { Round, Run, StoredAnswer } from '../records';
import type { Content } from './content';
import { merge } from './merge';

const groupIds = ['g1', 'g2', 'g3'];
/** a run belongs to one group: ids are random where they are made */
const groupOfRun: Record<string, string> = { r1: 'g1', r2: 'g1', r3: 'g2', r4: 'g3' };
const seatNumbers = [1, 2, 3, 4];
const activities = ['what-helps', 'spot'];
const time = fc.integer({ min: 0, max: 5 });
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

/** Only the keys that have a value. */
const record = <T extends Record<string, unknown>>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
	fc
		.record(parts)
		.map((one) =>
			Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))
		);

const words = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
	.map((text) => text.trim() || 'x');

const answer = record({
	answer: fc.oneof(
		fc.constant(null),
		fc.record({ chosen: fc.subarray(['a', 'b', 'c']) }),
		fc.record({ text: words })
	),
	way: fc.constantFrom('shared', 'solo', 'room', 'card'),
	rev: fc.integer({ min: 0, max: 3 }),
	by: fc.constantFrom('seat', 'teacher'),
	late: some(fc.constant(true))
}) as fc.Arbitrary<unknown> as fc.Arbitrary<StoredAnswer>;

const tally = fc.record({
	present: fc.integer({ min: 0, max: 6 }),
	counts: fc.dictionary(fc.constantFrom('a', 'b', 'part/c'), fc.integer({ min: 0, max: 6 }), {
		noNullPrototype: true
	})
});

const subset = fc.subarray(seatNumbers);

const round = (run: string, activity: string, number: number) =>
	record({
		run: fc.constant(run),
		group: fc.constant(groupOfRun[run]!),
		activity: fc.constant(activity),
		round: fc.constant(number),
		openedAt: time,
		closedAt: some(time),
		answers: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), answer, { noNullPrototype: true }),
		tally: some(
			fc.dictionary(fc.constantFrom('hands', 'shared'), tally, {
				minKeys: 1,
				noNullPrototype: true
			})
		),
		in: some(subset),
		whole: some(fc.constant(true)),
		options: some(
			record({
				given: some(fc.integer({ min: 5, max: 9 })),
				counts: fc.dictionary(fc.constantFrom('a', 'b', 'part/c'), fc.integer({ min: 5, max: 9 }), {
					noNullPrototype: true
				})
			})
		),
		sums: some(
			fc.array(
				fc.record({ answer: fc.constantFrom(null, 'a', 'b'), n: fc.integer({ min: 5, max: 9 }) }),
				{
					minLength: 1,
					maxLength: 2
				}
			)
		)
	}) as fc.Arbitrary<unknown> as fc.Arbitrary<Round>;

const run = (id: string) =>
	record({
		id: fc.constant(id),
		group: fc.constant(groupOfRun[id]!),
		lesson: fc.constantFrom('forward-or-stop', 'p1'),
		version: fc.constant(1),
		language: fc.constant('en'),
		outside: fc.boolean(),
		title: fc.constantFrom('Forward or stop?', ''),
		startedAt: time,
		touchedAt: time,
		endedAt: some(time),
		screens: fc.constantFrom(1, 2),
		present: subset,
		handin: some(
			fc.record({
				code: fc.constantFrom('c1', 'c2'),
				attempts: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.constantFrom('x', 'y'), {
					noNullPrototype: true
				})
			})
		),
		place: record({
			activity: fc.constantFrom(...activities),
			step: fc.integer({ min: 0, max: 2 }),
			chosen: fc.subarray(['a', 'b']),
			left: some(
				record({ activity: fc.constantFrom(...activities), chosen: fc.subarray(['a', 'b']) })
			),
			blank: fc.boolean(),
			talkUntil: some(time),
			over: fc.boolean()
		}),
		measured: some(fc.constant(true)),
		followUp: some(fc.constantFrom(7, 28, 90)),
		drawn: some(fc.subarray(activities, { minLength: 1 }))
	}) as fc.Arbitrary<unknown> as fc.Arbitrary<Run>;

const group = (id: string) =>
	record({
		id: fc.constant(id),
		name: words,
		createdAt: time,
		changedAt: some(time),
		country: some(fc.constantFrom('PT', 'FR')),
		family: some(fc.constant(true)),
		keepUntil: some(fc.constantFrom('2026-07-31', '2027-07-31')),
		holidays: some(
			fc.array(fc.constant({ from: '2026-12-21', to: '2027-01-03' }), { maxLength: 1 })
		),
		folded: fc.option(fc.constant(true), { nil: undefined, freq: 5 })
	});

const seat = (of: string, number: number) =>
	record({
		id: fc.constant(`${of}/${number}`),
		group: fc.constant(of),
		number: fc.constant(number),
		picture: fc.constantFrom('seat-apple', 'seat-boat'),
		name: some(words),
		namedAt: some(time),
		role: some(fc.constantFrom('child', 'parent'))
	});

const some1 = <T>(list: readonly T[], of: (one: T) => fc.Arbitrary<unknown>) =>
	fc.subarray([...list]).chain((chosen) => fc.tuple(...chosen.map(of)));

const raw = fc.record({
	madeAt: time,
	groups: some1(groupIds, group),
	seats: some1(
		groupIds.flatMap((of) => seatNumbers.map((number) => ({ of, number }))),
		({ of, number }) => seat(of, number)
	),
	runs: some1(Object.keys(groupOfRun), run),
	rounds: some1(
		Object.keys(groupOfRun).flatMap((of) =>
			activities.flatMap((activity) => [1, 2].map((number) => ({ of, activity, number })))
		),
		({ of, activity, number }) => round(of, activity, number)
	),
	packs: some1(['p1', 'p2'], (id) =>
		fc.record({
			id: fc.constant(id),
			name: words,
			addedAt: time,
			lesson: fc
				.jsonValue({ maxDepth: 3 })
				.map((value) => JSON.stringify(value))
				.filter((text) => !/__proto__|constructor|prototype/.test(text))
				.map((text): unknown => JSON.parse(text))
		})
	),
	settings: record({
		country: some(fc.constantFrom('PT', 'FR')),
		namedPerson: some(
			fc.record({ name: words, where: fc.constant('room 4'), onPupils: fc.boolean() })
		),
		confirmed: some(
			fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('2026-01-02', '2026-03-04'), {
				noNullPrototype: true
			})
		),
		deleted: fc.subarray(['g1', 'g2', 'r1', 'g2/r3', 'g1/2', 'g3/1', 'p1', 'x'], { maxLength: 3 })
	})
}) as fc.Arbitrary<unknown> as fc.Arbitrary<Content>;

/** A class whose time is over is folded whole. */
function foldedWhole(one: Content): Content {
	const folded = new Set(one.groups.filter((group) => group.folded).map((group) => group.id));
	const mark = <T extends { group: string }>(record: T) =>
		folded.has(record.group) ? { ...record, folded: true as const } : record;
	return {
		...one,
		runs: one.runs.map(mark).map(({ handin, ...run }) => ({
			...run,
			...(handin && !run.folded && { handin })
		})),
		rounds: one.rounds.map(mark).map(({ options, sums, whole, ...round }) => {
			const { in: _, ...counted } = round;
			const left = {
				...(options && { options }),
				...(sums && { sums }),
				...(whole && { whole })
			};
			return round.folded ? { ...counted, answers: {}, ...left } : round;
		})
	};
}

/** What a device could hold: nothing deleted, nothing of a group that is not there. */
export const contents: fc.Arbitrary<Content> = raw
	.map(foldedWhole)
	.map((one) => merge(one, one).content);
