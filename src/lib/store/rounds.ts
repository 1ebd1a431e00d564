/*
 * The only writers of rounds. Each is one transaction with the read inside: without it two tabs kept
 * 2 of 400 answers, with it all of them.
 */
import Dexie from 'dexie';
import * as v from 'valibot';
import type { Way } from '$lib/activities/activity';
import { write, type NetkindDb } from './db';
import { attempt } from './problem';
import { roundSchema, type Round, type RoundKey, type StoredAnswer, type Tally } from './records';

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

/** Reads a round, lets it be changed, and writes it, in one transaction. */
const change = <T>(
	db: NetkindDb,
	key: RoundKey,
	at: number,
	work: (record: Round) => T
): Promise<T> =>
	write(db, [db.rounds], async () => {
		const { run, group, activity, round } = key;
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

/**
 * Which of two stored answers of one seat counts: a total order, so that any two devices agree.
 * A teacher's correction, then one in time, then the higher `rev`, then the greater JSON text.
 */
export function winner(a: StoredAnswer, b: StoredAnswer): StoredAnswer {
	if (a.by !== b.by) return a.by === 'teacher' ? a : b;
	if (a.late !== b.late) return a.late ? b : a;
	if (a.rev !== b.rev) return a.rev > b.rev ? a : b;
	return JSON.stringify(b) > JSON.stringify(a) ? b : a;
}

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

/** Puts what was counted one way in place of what was counted that way before. */
export const putTally = (
	db: NetkindDb,
	key: RoundKey,
	way: Way,
	tally: Tally,
	at: number
): Promise<void> =>
	change(db, key, at, (record) => {
		record.tally = { ...record.tally, [way]: tally };
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

/** What a seat is counted for; `option: null` is a pass. */
export interface CountedSeat {
	seat: number;
	option: string | null;
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

function countSeat(record: Round, { seat, option, way }: CountedSeat): 'counted' | 'already' {
	const seats = record.in ?? [];
	if (seats.includes(seat)) return 'already';
	const { present, counts } = record.tally?.[way] ?? { present: 0, counts: {} };
	const tally: Tally = {
		present: present + 1,
		counts: option === null ? counts : { ...counts, [option]: (counts[option] ?? 0) + 1 }
	};
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

/** Removes all rounds of a run. */
export const dropRun = (db: NetkindDb, run: string): Promise<number> =>
	write(db, [db.rounds], async () => ofRun(db, run).delete());

/** Removes all rounds of a group. */
export const dropGroup = (db: NetkindDb, group: string): Promise<number> =>
	write(db, [db.rounds], async () => db.rounds.where('group').equals(group).delete());
