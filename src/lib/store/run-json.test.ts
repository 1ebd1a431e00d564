import { expect, it } from 'vitest';
import { aRound } from './factories';
import type { Round, Run } from './records';
import { runJson } from './run-json';

const given = { answer: null, way: 'handin', rev: 1, by: 'seat' } as const;
const run = {
	...{ id: 'one', group: 'g', lesson: 'l', version: 2, title: 'Stop?', language: 'en' },
	...{ outside: false, present: [1, 2], startedAt: 0, touchedAt: 5, endedAt: 60_000 },
	...{ followUp: 7, drawn: ['a'], handin: { code: 'c', attempts: { 1: 'tablet' } } }
} as unknown as Run;
const [start, end] = ['1970-01-01T00:00:00.000Z', '1970-01-01T00:01:00.000Z'];
const read = (rounds: Round[], over: Partial<Run> = {}) =>
	JSON.parse(runJson({ ...run, ...over }, rounds)) as Record<string, unknown>;

it('holds what is kept of a lesson that was held, with times anyone can read, and no tablet of a hand-in', () => {
	const tally = { hands: { present: 9, counts: { x: 2 } } };
	const rounds = [
		aRound({ activity: 'a', answers: { 1: given }, tally, closedAt: 60_000 }),
		aRound({ activity: 'b', folded: true, options: { given: 9, counts: { x: 9 } } })
	];
	expect(read(rounds)).toEqual({
		...{ lesson: 'l', version: 2, title: 'Stop?', language: 'en', outside: false },
		...{ present: [1, 2], followUp: 7, drawn: ['a'], startedAt: start, endedAt: end },
		rounds: [
			{ activity: 'a', round: 1, openedAt: start, closedAt: end, answers: { 1: given }, tally },
			{
				...{ activity: 'b', round: 1, openedAt: start, answers: {}, folded: true },
				options: { given: 9, counts: { x: 9 } }
			}
		]
	});
});

it('says of no seat that it was counted, and nothing that fewer than five were counted for', () => {
	const counted = (present: number) => ({ room: { present, counts: { sure: present } } });
	const [few, enough] = read([
		aRound({ tally: counted(1), in: [7] }),
		aRound({ tally: counted(6), in: [1, 2, 3, 4, 5, 7] })
	]).rounds as Round[];
	expect(Object.keys(few!)).toEqual(expect.not.arrayContaining(['in', 'tally']));
	expect(enough).not.toHaveProperty('in');
	expect(enough!.tally).toEqual(counted(6));
});

it('of a class past its time tells how many were there, and no seats', () => {
	expect(read([], { folded: true })).toMatchObject({ folded: true, present: 2 });
});
