import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../id';
import { exportAll } from './backup/transfer';
import { readContent } from './backup/content';
import { NetkindDb, open } from './db';
import { aKey, aRound, aRun } from './factories';
import { changeGroup, getGroup, makeFamily, makeGroup, seatsOf } from './groups';
import type { Group, StoredAnswer } from './records';
import { daysAfter } from '../day';
import { dueOf, foldRound, keptUntil, schoolYearEnd } from './retention';
import { retire } from './retire';
import { getRound, putAnswers } from './rounds';
import { getRun } from './runs';

const day = 24 * 60 * 60 * 1000;
const noon = (date: string) => new Date(`${date}T12:00:00`).getTime();

it.each([
	['2026-09-01', '2027-07-31'],
	['2027-01-10', '2027-07-31'],
	['2027-06-01', '2027-07-31'],
	['2027-06-20', '2028-07-31'],
	['2027-12-31', '2028-07-31']
])('a class made on %s is kept until %s', (made, until) => {
	expect(schoolYearEnd(made)).toBe(until);
});

describe('a class', () => {
	const group: Group = { id: 'g', name: '5b', createdAt: noon('2026-09-01') };

	it('is kept until the teacher’s day, or the end of the school year, never for ever', () => {
		expect(keptUntil(group)).toBe('2027-07-31');
		expect(keptUntil({ ...group, keepUntil: '2026-12-24' })).toBe('2026-12-24');
		// of a file, whatever it says
		const ever = { ...group, keepUntil: '9999-12-31' };
		expect(keptUntil(ever)).toBe('2028-08-31');
		expect(keptUntil({ ...ever, changedAt: noon('2027-03-01') })).toBe('2029-02-28');
	});

	it('is told of a week before, and folded once its day is past and it was told a week ago', () => {
		const on = (today: string, noticedOn?: string) =>
			dueOf({ ...group, ...(noticedOn && { noticedOn }) }, today);
		expect(on('2027-07-23')).toBeUndefined();
		expect(on('2027-07-24')).toBe('notice');
		expect(on('2027-07-31', '2027-07-24')).toBe('notice');
		expect(on('2027-08-01', '2027-07-24')).toBe('fold');
		// nobody looked all summer: told first
		expect(on('2027-09-02')).toBe('notice');
		expect(on('2027-09-08', '2027-09-02')).toBe('notice');
		expect(on('2027-09-09', '2027-09-02')).toBe('fold');
	});

	it('is not due again once it is folded; a family never is', () => {
		expect(dueOf({ ...group, folded: true }, '2030-01-01')).toBeUndefined();
		expect(dueOf({ ...group, family: true }, '2030-01-01')).toBeUndefined();
	});
});

describe('folding a round', () => {
	const given = (answer: unknown, over: Partial<StoredAnswer> = {}): StoredAnswer => ({
		answer,
		way: 'room',
		rev: 1,
		by: 'seat',
		...over
	});
	const answers = (list: StoredAnswer[]) =>
		Object.fromEntries(list.map((one, index) => [index + 1, one]));

	it('keeps how many gave the same answer, and nothing given by fewer than five', () => {
		const round = aRound({
			answers: answers([
				...Array.from({ length: 6 }, () => given({ chosen: ['a'] })),
				...Array.from({ length: 4 }, () => given({ chosen: ['b'] })),
				...Array.from({ length: 5 }, () => given(null)),
				...Array.from({ length: 5 }, () => given({ chosen: ['c'] }, { late: true })),
				given({ text: 'my secret' })
			])
		});
		const folded = foldRound(round);
		expect(folded.sums).toEqual([
			{ answer: null, n: 5 },
			{ answer: { chosen: ['a'] }, n: 6 }
		]);
		expect(folded.answers).toEqual({});
		expect(JSON.stringify(folded)).not.toContain('secret');
		expect(foldRound(folded)).toEqual(folded);
	});

	it('says whether its sums are all that was given in time, passes aside', () => {
		const chose = (option: string, n: number) =>
			Array.from({ length: n }, () => given({ chosen: [option] }));
		const fold = (...list: StoredAnswer[]) => foldRound(aRound({ answers: answers(list) }));
		expect(fold(...chose('a', 12), ...chose('b', 8), given(null)).whole).toBe(true);
		expect(fold(...chose('a', 12), ...chose('b', 4), ...chose('c', 4))).not.toHaveProperty('whole');
		expect(fold(...chose('a', 4))).not.toHaveProperty('whole');
	});

	it('keeps hands, and drops what fewer than five were counted for one by one', () => {
		const hands = { hands: { present: 3, counts: { a: 2 } } };
		const few = { shared: { present: 4, counts: { a: 4 } } };
		const enough = { shared: { present: 5, counts: { a: 4, b: 1 } } };
		expect(foldRound(aRound({ tally: hands })).tally).toEqual(hands);
		expect(foldRound(aRound({ tally: few, in: [1, 2, 3, 4] }))).not.toHaveProperty('tally');
		const folded = foldRound(aRound({ tally: enough, in: [1, 2, 3, 4, 5] }));
		expect(folded.tally).toEqual(enough);
		expect(folded).not.toHaveProperty('in');
	});

	it('never leaves a sum under five, whatever was answered', () => {
		const anyAnswer = fc.constantFrom<unknown>(null, { a: 1, b: 2 }, { b: 2, a: 1 }, { text: 'x' });
		fc.assert(
			fc.property(fc.array(anyAnswer, { maxLength: 30 }), (list) => {
				const { sums = [] } = foldRound(
					aRound({ answers: answers(list.map((one) => given(one))) })
				);
				expect(sums.every(({ n }) => n >= 5)).toBe(true);
				const total = sums.reduce((sum, { n }) => sum + n, 0);
				expect(total).toBeLessThanOrEqual(list.length);
			})
		);
	});
});

describe('on a device', () => {
	let db: NetkindDb;
	beforeEach(async () => {
		db = await open(new NetkindDb(newId()));
	});
	afterEach(() => db.delete());

	it('a class is told of, then folded: no seats, no single answers, and it can be backed up', async () => {
		const made = noon('2026-09-01');
		const group = await makeGroup(db, { name: '5b', seats: 8, pictures: ['seat-sun'] }, made);
		const handin = { code: 'c', attempts: { 2: 'tablet' } };
		const run = await aRun(db, { group: group.id, present: [2, 3, 5, 7, 8], handin }, made);
		const key = aKey({ run: run.id, group: group.id });
		const same = [2, 3, 5, 7, 8].map(
			(seat) => ({ seat, answer: 'a', way: 'room', by: 'seat' }) as const
		);
		await putAnswers(db, key, same, made);

		const until = noon('2027-08-01');
		expect(await retire(db, made)).toEqual([]);
		expect((await retire(db, until)).map(({ id }) => id)).toEqual([group.id]);
		expect(await seatsOf(db, group.id)).toHaveLength(8);
		expect((await retire(db, until + 6 * day)).map(({ id }) => id)).toEqual([group.id]);
		expect(await retire(db, until + 7 * day)).toEqual([]);

		expect(await getGroup(db, group.id)).toEqual({ ...group, folded: true });
		expect(await seatsOf(db, group.id)).toEqual([]);
		expect((await getRun(db, run.id))?.present).toEqual([1, 2, 3, 4, 5]);
		expect(await getRun(db, run.id)).not.toHaveProperty('handin');
		expect(await getRound(db, key)).toMatchObject({
			answers: {},
			sums: [{ answer: 'a', n: 5 }]
		});
		await expect(putAnswers(db, key, same, until)).rejects.toMatchObject({ why: 'gone' });
		const content = await exportAll(db, 1);
		expect(content.rounds).toHaveLength(1);
		expect(readContent(content)).toEqual(content);
	});

	it('more time is told anew, and a lesson of today waits', async () => {
		const group = await makeGroup(db, { name: '5b', seats: 2, pictures: ['seat-sun'] }, 0);
		const now = noon('2027-08-01');
		await retire(db, now);
		await aRun(db, { group: group.id }, now + 8 * day);
		expect(await retire(db, now + 8 * day + 1000)).toHaveLength(1);
		expect(await seatsOf(db, group.id)).toHaveLength(2);
		await changeGroup(db, group.id, { keepUntil: daysAfter('2027-08-01', 30) }, now);
		expect(await getGroup(db, group.id)).not.toHaveProperty('noticedOn');
		expect(await retire(db, now + 10 * day)).toEqual([]);
	});

	it('a family is left alone', async () => {
		const members = [{ role: 'child', picture: 'seat-sun' }] as const;
		await makeFamily(db, { name: 'Us', members }, 0);
		expect(await retire(db, noon('2040-01-01'))).toEqual([]);
	});
});
