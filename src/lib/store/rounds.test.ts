import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../id';
import { NetkindDb } from './db';
import { aKey, runFor } from './factories';
import type { StoredAnswer } from './records';
import {
	close,
	countIn,
	dropGroup,
	dropRun,
	getRound,
	putAnswers,
	putTally,
	roundsOf,
	winner,
	type GivenAnswer
} from './rounds';
import { changeRun, deleteRun, endRun } from './runs';

const key = aKey();
type Whole = Extract<GivenAnswer, { answer: unknown }>;
const given = (over: Partial<Whole> = {}): Whole => ({
	seat: 1,
	answer: { chosen: ['tell'] },
	way: 'shared',
	by: 'seat',
	...over
});

let db: NetkindDb;
beforeEach(async () => {
	db = new NetkindDb(newId());
	await runFor(db);
});

const put = async (over: Partial<Whole> = {}) =>
	(await putAnswers(db, key, [given(over)], 90_000))[0]?.became;
const stored = async (seat = 1) => (await getRound(db, key))?.answers[seat];

/** Two pages write 200 rounds of answers each at once; says how many of the 400 are there. */
async function race(writeOne: (page: NetkindDb, seat: number) => Promise<unknown>) {
	const pages = [db, new NetkindDb(db.name)];
	await Promise.all(
		pages.flatMap((page, which) =>
			Array.from({ length: 200 }, (_, index) => writeOne(page, which * 200 + index + 1))
		)
	);
	return Object.keys((await getRound(db, key))?.answers ?? {}).length;
}

describe('two pages at once', () => {
	it('keep all 400 answers', async () => {
		expect(await race((page, seat) => putAnswers(page, key, [given({ seat })], 0))).toBe(400);
	});

	it('would lose some without the transaction: the test above can fail', async () => {
		const kept = await race(async (page, seat) => {
			const record = (await page.rounds.get([key.run, key.activity, key.round])) ?? {
				...key,
				openedAt: 0,
				answers: {}
			};
			record.answers[seat] = { answer: null, way: 'room', rev: 1, by: 'seat' };
			await page.rounds.put(record);
		});
		expect(kept).toBeLessThan(400);
	});
});

describe('an answer', () => {
	it('opens the round to the minute and holds no time of its own', async () => {
		expect(await put()).toBe('kept');
		expect(await getRound(db, key)).toEqual({
			...key,
			openedAt: 60_000,
			answers: { 1: { answer: { chosen: ['tell'] }, way: 'shared', rev: 1, by: 'seat' } }
		});
	});

	it('may be a pass', async () => {
		expect(await put({ answer: null })).toBe('kept');
		expect(await stored()).toMatchObject({ answer: null });
	});

	it('is replaced by a later one of the same way', async () => {
		await put();
		expect(await put({ answer: { chosen: ['block'] } })).toBe('kept');
		expect(await stored()).toMatchObject({ answer: { chosen: ['block'] }, rev: 2 });
	});

	it('stays when another way brings another, which is offered', async () => {
		await put();
		expect(await put({ answer: null, way: 'card' })).toBe('offered');
		expect(await stored()).toMatchObject({ answer: { chosen: ['tell'] }, way: 'shared' });
	});

	it('is ignored when its message was seen', async () => {
		await put({ way: 'room', rev: 7 });
		expect(await put({ way: 'room', rev: 7, answer: null })).toBe('seen');
		expect(await put({ way: 'room', rev: 6, answer: null })).toBe('seen');
		expect(await put({ way: 'room', rev: 9, answer: null })).toBe('kept');
		expect(await stored()).toMatchObject({ answer: null, rev: 9 });
	});

	it('of the teacher replaces any and is pinned', async () => {
		await put({ way: 'room', rev: 3 });
		expect(await put({ way: 'card', answer: null, by: 'teacher' })).toBe('kept');
		expect(await put({ way: 'room', rev: 9 })).toBe('offered');
		expect(await put({ way: 'card' })).toBe('offered');
		expect(await stored()).toMatchObject({ answer: null, by: 'teacher', rev: 4 });
		expect(await put({ way: 'room', by: 'teacher' })).toBe('kept');
		expect(await stored()).toMatchObject({ answer: { chosen: ['tell'] }, rev: 5 });
	});

	it('is late after the reveal, in place of none in time', async () => {
		await put({ seat: 1 });
		await close(db, key, 150_000);
		expect((await getRound(db, key))?.closedAt).toBe(120_000);
		expect(await put({ seat: 2 })).toBe('late');
		expect(await put({ seat: 2, answer: null })).toBe('late');
		expect(await stored(2)).toMatchObject({ answer: null, late: true });
		expect(await put({ seat: 1, answer: null })).toBe('offered');
		expect(await stored(1)).not.toHaveProperty('late');
		expect(await put({ seat: 2, by: 'teacher' })).toBe('kept');
		expect(await stored(2)).not.toHaveProperty('late');
	});

	it('is in time again once the round is open again', async () => {
		await close(db, key, 150_000);
		await close(db, key, undefined);
		expect(await getRound(db, key)).not.toHaveProperty('closedAt');
		expect(await put()).toBe('kept');
	});

	it('of another shape is not stored', async () => {
		await expect(put({ rev: -1, seat: 1, by: 'nobody' as 'seat' })).rejects.toMatchObject({
			why: 'unknown'
		});
		expect(await getRound(db, key)).toBeUndefined();
	});
});

describe('winner', () => {
	const an = (over: Partial<StoredAnswer> = {}): StoredAnswer => ({
		answer: 'a',
		way: 'room',
		rev: 1,
		by: 'seat',
		...over
	});

	it.each([
		['a teacher’s correction', an({ by: 'teacher' }), an({ rev: 9 })],
		['one in time', an(), an({ rev: 9, late: true })],
		['the higher rev', an({ rev: 3 }), an({ rev: 2, answer: 'z' })],
		['the greater JSON text', an({ answer: 'b' }), an()]
	])('prefers %s', (_, better, worse) => {
		expect(winner(better, worse)).toBe(better);
		expect(winner(worse, better)).toBe(better);
	});

	it('is a total order: the same whoever comes first, however they are paired', () => {
		const any: fc.Arbitrary<StoredAnswer> = fc
			.record({
				answer: fc.jsonValue({ maxDepth: 1 }),
				way: fc.constantFrom('room' as const, 'card' as const),
				rev: fc.nat(2),
				by: fc.constantFrom('seat' as const, 'teacher' as const),
				late: fc.boolean()
			})
			.map(({ late, ...rest }) => ({ ...rest, ...(late && { late }) }));
		const text = (answer: StoredAnswer) => JSON.stringify(answer);
		fc.assert(
			fc.property(any, any, any, (a, b, c) => {
				expect(text(winner(a, b))).toBe(text(winner(b, a)));
				expect(text(winner(winner(a, b), c))).toBe(text(winner(a, winner(b, c))));
				expect(winner(a, a)).toBe(a);
				expect([a, b]).toContain(winner(a, b));
			})
		);
	});
});

describe('a choice at one part', () => {
	type Placed = Record<string, string>;
	const choose = async (part: string, option: string, over: Partial<Whole> = {}) => {
		const { answer: _, ...rest } = given({ way: 'card', ...over });
		const change = (before: unknown) => ({
			answer: { ...(before as Placed), [part]: option },
			replaces: part in ((before ?? {}) as Placed)
		});
		return (await putAnswers(db, key, [{ ...rest, change }], 0))[0]?.became;
	};

	it('is built on what is stored, inside the transaction', async () => {
		const other = new NetkindDb(db.name);
		await Promise.all(
			Array.from({ length: 40 }, (_, index) =>
				putAnswers(
					index % 2 ? db : other,
					key,
					[
						{
							seat: 1,
							way: 'card',
							by: 'seat',
							change: (before) => ({
								answer: { ...(before as Placed), [index]: 'a' },
								replaces: false
							})
						}
					],
					0
				)
			)
		);
		expect(Object.keys((await stored())?.answer as Placed)).toHaveLength(40);
	});

	it('of another way fills what is empty, and is offered where it would take something away', async () => {
		await put({ answer: { one: 'a' }, way: 'room', rev: 4 });
		expect(await choose('two', 'b')).toBe('kept');
		expect(await choose('one', 'b', { way: 'room', rev: 9 })).toBe('offered');
		expect(await choose('two', 'c')).toBe('kept');
		expect(await stored()).toMatchObject({ answer: { one: 'a', two: 'c' }, way: 'card' });
	});

	it('that says the same another way changes nothing', async () => {
		await put({ answer: { one: 'a' }, way: 'room' });
		expect(await choose('one', 'a')).toBe('seen');
		expect(await stored()).toMatchObject({ way: 'room', rev: 1 });
	});

	it('of the teacher is pinned; what the teacher left open can still be answered', async () => {
		await choose('one', 'a');
		expect(await choose('one', 'b', { by: 'teacher' })).toBe('kept');
		expect(await choose('one', 'a')).toBe('offered');
		expect(await choose('two', 'a')).toBe('kept');
		expect(await stored()).toMatchObject({ answer: { one: 'b', two: 'a' }, by: 'teacher' });
	});

	it('in time is not built on what came late, nor on a pass', async () => {
		await close(db, key, 60_000);
		expect(await choose('one', 'a')).toBe('late');
		await close(db, key, undefined);
		expect(await choose('two', 'b')).toBe('kept');
		expect(await stored()).toMatchObject({ answer: { two: 'b' } });
		await put({ answer: null, way: 'card' });
		expect(await choose('three', 'c')).toBe('kept');
		expect((await stored())?.answer).toEqual({ three: 'c' });
	});
});

describe('counts', () => {
	const count = async (seat: number, option: string | null, way: 'room' | 'shared') =>
		(await countIn(db, key, [{ seat, options: option === null ? [] : [option], way }], 0))[0];

	it('of hands replace what was counted that way before', async () => {
		await putTally(db, key, 'hands', () => ({ present: 20, counts: { tell: 9 } }), 0);
		await putTally(db, key, 'hands', () => ({ present: 20, counts: { tell: 11 } }), 0);
		await putTally(db, key, 'card', () => ({ present: 3, counts: { tell: 1 } }), 0);
		expect((await getRound(db, key))?.tally).toEqual({
			hands: { present: 20, counts: { tell: 11 } },
			card: { present: 3, counts: { tell: 1 } }
		});
	});

	it('take a seat in once, and nobody can read who chose what', async () => {
		expect(await count(9, 'sure', 'room')).toBe('counted');
		expect(await count(2, 'nearly', 'room')).toBe('counted');
		expect(await count(9, 'nearly', 'room')).toBe('already');
		expect(await count(9, 'nearly', 'shared')).toBe('already');
		expect(await count(5, null, 'room')).toBe('counted');
		expect(await getRound(db, key)).toEqual({
			...key,
			openedAt: 0,
			answers: {},
			tally: { room: { present: 3, counts: { sure: 1, nearly: 1 } } },
			in: [2, 5, 9]
		});
	});

	it('of several parts count a seat once in each', async () => {
		const given = (seat: number, ...options: string[]) => ({ seat, options, way: 'room' as const });
		await countIn(db, key, [given(1, 'a/sure', 'b/sure'), given(2, 'a/nearly', 'b/sure')], 0);
		expect((await countIn(db, key, [given(1, 'a/nearly')], 0))[0]).toBe('already');
		expect((await getRound(db, key))?.tally).toEqual({
			room: { present: 2, counts: { 'a/sure': 1, 'a/nearly': 1, 'b/sure': 2 } }
		});
	});

	it('lose none when two pages count at once', async () => {
		const other = new NetkindDb(db.name);
		await Promise.all(
			Array.from({ length: 40 }, (_, index) =>
				countIn(
					index % 2 ? db : other,
					key,
					[{ seat: (index % 30) + 1, options: ['sure'], way: 'room' }],
					0
				)
			)
		);
		const round = await getRound(db, key);
		expect(round?.tally?.room).toEqual({ present: 30, counts: { sure: 30 } });
		expect(round?.in).toHaveLength(30);
	});
});

it.each([
	['deleted', (page: NetkindDb) => deleteRun(page, key.run)],
	['folded', async (page: NetkindDb) => void (await page.runs.update(key.run, { folded: true }))]
])('a window left open writes nothing into a run that another one has %s', async (_, end) => {
	await put();
	await end(new NetkindDb(db.name));
	const before = await db.rounds.toArray();
	const gone = { why: 'gone' };
	await expect(put({ seat: 2 })).rejects.toMatchObject(gone);
	await expect(
		putTally(db, key, 'hands', () => ({ present: 2, counts: {} }), 0)
	).rejects.toMatchObject(gone);
	const counted = { seat: 2, options: ['a'], way: 'room' as const };
	await expect(countIn(db, key, [counted], 0)).rejects.toMatchObject(gone);
	await expect(close(db, key, 60_000)).rejects.toMatchObject(gone);
	await expect(changeRun(db, key.run, (run) => run, 0)).rejects.toMatchObject(gone);
	await expect(endRun(db, key.run, 0)).rejects.toMatchObject(gone);
	expect(await db.rounds.toArray()).toEqual(before);
});

it('drops the rounds of one run, or of one group, and no others', async () => {
	for (const [run, group] of [
		['run-1', 'a'],
		['run-10', 'a'],
		['run-2', 'b']
	] as const) {
		await runFor(db, { run, group });
		await putAnswers(db, aKey({ run, group }), [given()], 0);
		await putAnswers(db, aKey({ run, group, round: 2 }), [given()], 0);
	}
	expect(await dropRun(db, 'run-1')).toBe(2);
	expect(await roundsOf(db, 'run-10')).toHaveLength(2);
	expect(await dropGroup(db, 'a')).toBe(2);
	expect(await db.rounds.count()).toBe(2);
	expect(await roundsOf(db, 'run-2')).toHaveLength(2);
});
