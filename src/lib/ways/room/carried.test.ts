import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toFrames } from '../handin/frames';
import { arrivalsOf, proofOf, readCarried, writeCarried } from './carried';
import type { Outgoing } from './outbox';

const token = '0123456789abcdef0123456789abcdef';
const row = (over: Partial<Outgoing>): Outgoing => ({
	key: 'k',
	code: 'ABCDEF',
	seat: 7,
	token,
	rev: 100_003,
	activity: 'remember',
	round: 1,
	given: { answer: { chosen: ['tell'] } },
	at: 0,
	...over
});
const rows = [
	row({}),
	row({ activity: 'story', rev: 100_004, given: { part: 'start', option: 'wait' } }),
	row({ activity: 'story', rev: 100_006, given: { part: 'night', option: null } }),
	row({ activity: 'poll', round: 2, rev: 100_005, given: { answer: null } })
];

it('what waits on a tablet comes back with its seat and its counters', () => {
	const carried = readCarried(writeCarried(rows))!;
	expect(carried).toEqual({
		seat: 7,
		proof: proofOf(token),
		answers: rows.map(({ activity, round, rev, given }) => ({ activity, round, rev, given }))
	});
	expect(arrivalsOf(carried)).toEqual(
		rows.map(({ seat, activity, round, rev, given }) => {
			return { seat, activity, round, rev, given, way: 'room', by: 'seat' };
		})
	);
});

it('however much waits, the codes hold the last of it', () => {
	const long = {
		placed: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`item-${at}`, 'bin']))
	};
	const many = Array.from({ length: 60 }, (_, at) => row({ rev: at, given: { answer: long } }));
	const bytes = writeCarried(many);
	expect(toFrames(bytes).length).toBeGreaterThan(1);
	expect(readCarried(bytes)!.answers.at(-1)!.rev).toBe(59);
});

it('the codes do not hold what it takes to speak for the seat', () => {
	const shown = new TextDecoder().decode(writeCarried(rows));
	expect(shown).toContain(token.slice(0, 16));
	expect(shown).not.toContain(token);
});

it('anything else is nothing, and never throws', () => {
	const bytes = writeCarried(rows);
	expect(readCarried(bytes.subarray(0, -1))).toBeUndefined();
	expect(readCarried(Uint8Array.of(1, ...bytes.subarray(1)))).toBeUndefined();
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
			readCarried(Uint8Array.of(2, ...tail));
		}),
		{ numRuns: 2000 }
	);
});
