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
import { dueOf, foldRound, keptUntil, schoolYearEnd, type OptionsOf } from './retention';
import { retire, type OptionsIn } from './retire';
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

	/** Options of answers that are letters, one for each part; '-' is a part that was passed, '?' can't be read. */
	const letters: OptionsOf = (answer) => {
		const text = String(answer);
		if (text.includes('?')) return undefined;
		const parts =
			text.length > 1 ? [...text].map((letter, index) => `p${index}/${letter}`) : [text];
		return parts.filter((key) => !key.endsWith('-'));
	};
	const gave = (...list: [answer: unknown, n: number][]) =>
		aRound({
			answers: answers(
				list.flatMap(([answer, n]) => Array.from({ length: n }, () => given(answer)))
			)
		});

	it('keeps how many gave each option, however they gave the others, and none under five', () => {
		const folded = foldRound(gave(['ab', 4], ['ac', 3], ['db', 2], [null, 5]), letters);
		expect(folded.options).toEqual({ counts: { 'p0/a': 7, 'p1/b': 6 } });
		expect(folded.sums).toEqual([{ answer: null, n: 5 }]);
		expect(folded.answers).toEqual({});
		expect(foldRound(folded, letters)).toEqual(folded);
	});

	it('tells how many answered only where nothing under five can be told from it', () => {
		const of = (...list: [unknown, number][]) => foldRound(gave(...list), letters).options?.given;
		expect(of(['a', 12], ['b', 8], [null, 1])).toBe(20);
		expect(of(['a', 12], ['b', 4], ['c', 4])).toBeUndefined();
		expect(of(['ab', 8], ['ac', 8], ['a-', 3])).toBeUndefined();
		expect(of(['ab', 12], ['a-', 5])).toBe(17);
		expect(of(['a', 12], ['?', 1])).toBeUndefined();
		expect(of(['a', 4])).toBeUndefined();
	});

	it('leaves out what came late, as a rate does', () => {
		const late = Array.from({ length: 9 }, () => given('a', { late: true }));
		expect(foldRound(aRound({ answers: answers(late) }), letters)).not.toHaveProperty('options');
	});

	it('where its lesson is not known, keeps how many gave the same, and nothing given by fewer', () => {
		const folded = foldRound(
			gave([{ chosen: ['a'] }, 6], [{ chosen: ['b'] }, 4], [null, 5], [{ text: 'my secret' }, 1])
		);
		expect(folded.sums).toEqual([
			{ answer: null, n: 5 },
			{ answer: { chosen: ['a'] }, n: 6 }
		]);
		expect(folded.answers).toEqual({});
		expect(JSON.stringify(folded)).not.toContain('secret');
		expect(foldRound(folded)).toEqual(folded);
	});

	it('then says whether its sums are all that was given in time, passes aside', () => {
		expect(foldRound(gave(['a', 12], ['b', 8], [null, 1])).whole).toBe(true);
		expect(foldRound(gave(['a', 12], ['b', 4], ['c', 4]))).not.toHaveProperty('whole');
		expect(foldRound(gave(['a', 4]))).not.toHaveProperty('whole');
	});

	it('keeps hands as they were raised', () => {
		const tally = { hands: { present: 3, counts: { a: 2 } } };
		expect(foldRound(aRound({ tally })).tally).toEqual(tally);
	});

	it('adds up all ways of what was counted seat by seat, and drops parts fewer than five came to', () => {
		const counted = (room: Record<string, number>, shared: Record<string, number>) =>
			foldRound(
				aRound({
					tally: { shared: { present: 4, counts: shared }, room: { present: 9, counts: room } },
					in: [1, 2, 3]
				})
			);
		const folded = counted({ a: 3, 'q/x': 2 }, { a: 1, b: 1, 'q/x': 1, 'q/y': 1 });
		expect(folded.tally).toEqual({ room: { present: 13, counts: { a: 4, b: 1 } } });
		expect(folded).not.toHaveProperty('in');
		// many came, and passed
		expect(counted({ a: 3 }, { b: 1 })).not.toHaveProperty('tally');
	});

	it('never leaves a sum under five, whatever was answered', () => {
		const anyAnswer = fc.constantFrom<unknown>(null, { a: 1, b: 2 }, { b: 2, a: 1 }, { text: 'x' });
		fc.assert(
			fc.property(fc.array(anyAnswer, { maxLength: 30 }), (list) => {
				const round = aRound({ answers: answers(list.map((one) => given(one))) });
				const { sums = [] } = foldRound(round);
				expect(sums.every(({ n }) => n >= 5)).toBe(true);
				const total = sums.reduce((sum, { n }) => sum + n, 0);
				expect(total).toBeLessThanOrEqual(list.length);
			})
		);
		const anyLetters = fc.constantFrom<unknown>(null, 'aa', 'ab', 'ba', 'b-', '--', '?');
		const some = fc.tuple(anyLetters, fc.integer({ min: 1, max: 9 }));
		fc.assert(
			fc.property(fc.array(some, { maxLength: 5 }), (list) => {
				const { options, sums = [] } = foldRound(gave(...list), letters);
				const { given: all, counts = {} } = options ?? {};
				const parts = ['p0/', 'p1/'].map((part) =>
					Object.entries(counts).reduce((n, [key, one]) => (key.startsWith(part) ? n + one : n), 0)
				);
				// also what is missing to how many answered
				const rests =
					all === undefined ? [] : [...Object.values(counts), ...parts].map((n) => all - n);
				const told = [...Object.values(counts), ...sums.map(({ n }) => n), ...rests];
				expect(told.filter((n) => n > 0 && n < 5)).toEqual([]);
			})
		);
	});
});

describe('on a device', () => {
	const none: OptionsIn = async () => () => undefined;
	/** Ids of those the teacher is told of. */
	const told = async (now: number, optionsIn = none) =>
		(await retire(db, now, optionsIn)).told.map(({ id }) => id);
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
		expect(await told(made)).toEqual([]);
		expect(await told(until)).toEqual([group.id]);
		expect(await seatsOf(db, group.id)).toHaveLength(8);
		expect(await told(until + 6 * day)).toEqual([group.id]);
		const asked: string[] = [];
		const byLesson: OptionsIn = async ({ lesson }) => {
			asked.push(lesson);
			return (activity) => (activity === key.activity ? (answer) => [String(answer)] : undefined);
		};
		expect(await told(until + 7 * day, byLesson)).toEqual([]);
		expect(asked).toEqual([run.lesson]);

		expect(await getGroup(db, group.id)).toEqual({ ...group, folded: true });
		expect(await seatsOf(db, group.id)).toEqual([]);
		expect((await getRun(db, run.id))?.present).toEqual([1, 2, 3, 4, 5]);
		expect(await getRun(db, run.id)).not.toHaveProperty('handin');
		expect(await getRound(db, key)).toMatchObject({
			answers: {},
			options: { given: 5, counts: { a: 5 } }
		});
		await expect(putAnswers(db, key, same, until)).rejects.toMatchObject({ why: 'gone' });
		const content = await exportAll(db, 1);
		expect(content.rounds).toHaveLength(1);
		expect(readContent(content)).toEqual(content);
	});

	it('more time is told anew, and a lesson of today waits', async () => {
		const group = await makeGroup(db, { name: '5b', seats: 2, pictures: ['seat-sun'] }, 0);
		const now = noon('2027-08-01');
		await retire(db, now, none);
		await aRun(db, { group: group.id }, now + 8 * day);
		expect(await told(now + 8 * day + 1000)).toHaveLength(1);
		expect(await seatsOf(db, group.id)).toHaveLength(2);
		await changeGroup(db, group.id, { keepUntil: daysAfter('2027-08-01', 30) }, now);
		expect(await getGroup(db, group.id)).not.toHaveProperty('noticedOn');
		expect(await told(now + 10 * day)).toEqual([]);
	});

	it('waits a week for a lesson that can’t be read now, and no longer', async () => {
		const group = await makeGroup(db, { name: '5b', seats: 2, pictures: ['seat-sun'] }, 0);
		const until = noon(daysAfter(keptUntil(group), 1));
		await aRun(db, { group: group.id }, 0);
		const unread: OptionsIn = async () => undefined;
		// told late, as after the holidays
		const first = until + 40 * day;
		await told(first, unread);
		expect(await told(first + 14 * day, unread)).toEqual([group.id]);
		expect(await seatsOf(db, group.id)).toHaveLength(2);
		expect(await told(first + 15 * day, unread)).toEqual([]);
		expect(await seatsOf(db, group.id)).toEqual([]);
	});

	it('tells what could not be written, and folds the other classes all the same', async () => {
		const classes = await Promise.all(
			['5a', '5b', '5c'].map((name) => makeGroup(db, { name, seats: 2, pictures: ['seat-sun'] }, 0))
		);
		const now = noon('2030-01-01');
		await retire(db, now, none);
		const [, broken] = classes;
		await db.runs.bulkPut([
			{ ...(await aRun(db, { group: broken!.id }, 0)), title: 5 as unknown as string }
		]);
		const { told, problem } = await retire(db, now + 8 * day, none);
		expect([told, problem]).toEqual([[], 'unknown']);
		const left = await Promise.all(classes.map(({ id }) => seatsOf(db, id)));
		expect(left.map((seats) => seats.length)).toEqual([0, 2, 0]);
	});

	it('a family is left alone', async () => {
		const members = [{ role: 'child', picture: 'seat-sun' }] as const;
		await makeFamily(db, { name: 'Us', members }, 0);
		expect(await told(noon('2040-01-01'))).toEqual([]);
	});
});
