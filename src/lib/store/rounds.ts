/*
 * The only writers of rounds. Each is one transaction with the read inside: without it two tabs kept
 * 2 of 400 answers, with it all of them.
 */
import Dexie from 'dexie';
import * as v from 'valibot';
import type { Way } from '$lib/activities/activity';
import { winner, withoutSeats } from './answers';
import { write, type NetkindDb } from './db';
import { attempt, StoreProblem } from './problem';
import { roundSchema, type Round, type RoundKey, type StoredAnswer, type Tally } from './records';

export { winner };

/**
 * What one seat gave: an answer, null for a pass, or a change of the answer it has, worked out inside the
 * transaction. `rev`: the counter of a guest's messages, if there is one.
 */
export type GivenAnswer = {
	seat: number;
	way: Way;
	rev?: number;
	by: StoredAnswer['by'];
} & ({ answer: unknown } | { change: (before: unknown) => Changed });

/** `replaces`: something of the answer before is gone, which only the same way or a teacher may do. */
export interface Changed {
	answer: unknown;
	replaces: boolean;
}

/**
 * What became of an answer. `kept`: it counts. `late`: kept, but came after the reveal.
 * `seen`: an old message or the same answer another way, ignored. `offered`: another one stays; the teacher
 * may choose this one.
 */
export interface Outcome {
	seat: number;
	became: 'kept' | 'late' | 'seen' | 'offered';
}

const minute = (at: number) => Math.floor(at / 60_000) * 60_000;

const keyOf = (key: Omit<RoundKey, 'group'>): [string, string, number] => [
	key.run,
	key.activity,
	key.round
];

/** Reads a round of a run that is there, lets it be changed, and writes it, in one transaction. */
const change = <T>(
	db: NetkindDb,
	key: RoundKey,
	at: number,
	work: (record: Round) => T
): Promise<T> =>
	write(db, [db.runs, db.rounds], async () => {
		const { run, group, activity, round } = key;
		// a window that was left open puts nothing back into what was deleted, or into a class past its time
		const of = await db.runs.get(run);
		if (!of || of.folded) throw new StoreProblem('gone');
		const record: Round = (await db.rounds.get(keyOf(key))) ?? {
			run,
			group,
			activity,
			round,
			openedAt: minute(at),
			answers: {}
		};
		const result = work(record);
		await db.rounds.put(v.parse(roundSchema, record));
		return result;
	});

/** What a seat's answer becomes. What came late is nothing to build on in time. */
function changed(given: GivenAnswer, stored: StoredAnswer | undefined, late: boolean): Changed {
	if ('answer' in given) return { answer: given.answer, replaces: true };
	const before = stored?.late && !late ? undefined : stored?.answer;
	return given.change(before ?? undefined);
}

function place(record: Round, given: GivenAnswer): Outcome['became'] {
	const stored = record.answers[given.seat];
	const byTeacher = given.by === 'teacher';
	const late = record.closedAt !== undefined && !byTeacher;
	const { answer, replaces } = changed(given, stored, late);
	if (stored && !byTeacher) {
		const other = stored.by === 'teacher' || stored.way !== given.way;
		if (other && replaces) {
			return JSON.stringify(answer) === JSON.stringify(stored.answer) ? 'seen' : 'offered';
		}
		if (!other && given.rev !== undefined && given.rev <= stored.rev) return 'seen';
	}
	const next: StoredAnswer = {
		answer,
		way: given.way,
		rev: Math.max(given.rev ?? 0, (stored?.rev ?? 0) + 1),
		by: stored?.by === 'teacher' && !replaces ? 'teacher' : given.by,
		...(late && { late })
	};
	if (stored && winner(stored, next) === stored) return 'offered';
	record.answers[given.seat] = next;
	return late ? 'late' : 'kept';
}

/**
 * Puts answers into a round, opening it if it is new, and says what became of each.
 * The same way again replaces; another way leaves the first; a teacher's correction stays.
 */
export const putAnswers = (
	db: NetkindDb,
	key: RoundKey,
	answers: readonly GivenAnswer[],
	at: number
): Promise<Outcome[]> =>
	change(db, key, at, (record) =>
		answers.map((given) => ({ seat: given.seat, became: place(record, given) }))
	);

/** Changes what was counted one way, worked out inside the transaction: two windows may count at once. */
export const putTally = (
	db: NetkindDb,
	key: RoundKey,
	way: Way,
	count: (before: Tally | undefined) => Tally,
	at: number
): Promise<void> =>
	change(db, key, at, (record) => {
		record.tally = { ...record.tally, [way]: count(record.tally?.[way]) };
	});

/** Closes a round at the reveal: what comes later is late. Without a time it is open again. */
export const close = (db: NetkindDb, key: RoundKey, at: number | undefined): Promise<void> =>
	at === undefined
		? write(db, [db.rounds], async () => {
				await db.rounds.where(':id').equals(keyOf(key)).modify(reopen);
			})
		: change(db, key, at, (record) => {
				record.closedAt = minute(at);
			});

const reopen = (record: Round) => {
	delete record.closedAt;
};

/** What a seat is counted for, part by part; no options are a pass. */
export interface CountedSeat {
	seat: number;
	options: readonly string[];
	way: Way;
}

/**
 * Counts seats once each, for kinds that keep only counts. Who chose what exists nowhere. A seat that is in
 * already is not counted again.
 */
export const countIn = (
	db: NetkindDb,
	key: RoundKey,
	seats: readonly CountedSeat[],
	at: number
): Promise<('counted' | 'already')[]> =>
	change(db, key, at, (record) => seats.map((one) => countSeat(record, one)));

function countSeat(record: Round, { seat, options, way }: CountedSeat): 'counted' | 'already' {
	const seats = record.in ?? [];
	if (seats.includes(seat)) return 'already';
	const { present, counts } = record.tally?.[way] ?? { present: 0, counts: {} };
	const added = Object.fromEntries(options.map((one) => [one, (counts[one] ?? 0) + 1]));
	const tally: Tally = { present: present + 1, counts: { ...counts, ...added } };
	record.tally = { ...record.tally, [way]: tally };
	record.in = [...seats, seat].sort((a, b) => a - b);
	return 'counted';
}

/** One round, if it was opened. */
export const getRound = (db: NetkindDb, key: Omit<RoundKey, 'group'>) =>
	attempt(() => db.rounds.get(keyOf(key)));

const ofRun = (db: NetkindDb, run: string) =>
	db.rounds.where(':id').between([run, Dexie.minKey], [run, Dexie.maxKey]);

/** All rounds of a run. */
export const roundsOf = (db: NetkindDb, run: string): Promise<Round[]> =>
	attempt(() => ofRun(db, run).toArray());

/** All rounds of a group: a class's whole year is one read. */
export const roundsOfGroup = (db: NetkindDb, group: string): Promise<Round[]> =>
	attempt(() => db.rounds.where('group').equals(group).toArray());

/** Removes all rounds of a run. */
export const dropRun = (db: NetkindDb, run: string): Promise<number> =>
	write(db, [db.rounds], async () => ofRun(db, run).delete());

/** Removes all rounds of a group. */
export const dropGroup = (db: NetkindDb, group: string): Promise<number> =>
	write(db, [db.rounds], async () => db.rounds.where('group').equals(group).delete());

/** Records to write at once: fewer are slower, more hold the thread too long. */
const batch = 500;

/** Told how many of how many records are done. */
export type Told = (done: number, of: number) => void;

/**
 * Puts rounds of a file beside those that are there, each joined with the one of its key. Part of the
 * transaction that brings the file in.
 */
export const bringIn = (
	db: NetkindDb,
	brought: readonly Round[],
	join: (there: Round, brought: Round) => Round,
	told: Told
): Promise<void> =>
	write(db, [db.rounds], async () => {
		// a key costs little to read, a record much: only what is there is read to be joined
		const known = new Set((await db.rounds.toCollection().primaryKeys()).map(String));
		for (let from = 0; from < brought.length; from += batch) {
			const some = brought.slice(from, from + batch);
			const mine = some.filter((round) => known.has(String(keyOf(round))));
			const there = await db.rounds.bulkGet(mine.map(keyOf));
			const olds = new Map(mine.map((round, index) => [round, there[index]!]));
			await db.rounds.bulkPut(
				some.map((round) => {
					const old = olds.get(round);
					return v.parse(roundSchema, old ? join(old, round) : round);
				})
			);
			told(Math.min(from + batch, brought.length), brought.length);
		}
	});

/** Lets each round of a group, or of all, become another one or go. */
export const changeRounds = (
	db: NetkindDb,
	group: string | undefined,
	become: (round: Round) => Round | undefined
): Promise<void> =>
	write(db, [db.rounds], async () => {
		const rounds =
			group === undefined ? db.rounds.toCollection() : db.rounds.where('group').equals(group);
		await rounds.modify((round, at) => {
			const next = become(round);
			if (next) at.value = next === round ? round : v.parse(roundSchema, next);
			else delete (at as { value?: Round }).value;
		});
	});

/** Removes what one seat of a group answered. */
export const dropSeat = (db: NetkindDb, group: string, seat: number): Promise<void> =>
	changeRounds(db, group, (round) => withoutSeats(round, (one) => one === seat));

/** Removes the rounds of all groups but one. */
export const dropOthers = (db: NetkindDb, group: string): Promise<number> =>
	write(db, [db.rounds], async () => db.rounds.where('group').notEqual(group).delete());
