import { expect, it } from 'vitest';
import { aRound } from '$lib/store/factories';
import type { Round, Run } from '$lib/store/records';
import type { ClassRun } from './class-runs';
import { ofSeat, seatJson } from './of-seat';

const given = (answer: unknown) => ({ answer, way: 'room', rev: 1, by: 'seat' }) as const;
const ran = (id: string, present: number[], rounds: Partial<Round>[]): ClassRun => ({
	run: { id, lesson: 'l', title: `Lesson ${id}`, startedAt: 0, present } as Run,
	rounds: rounds.map((round) => aRound({ run: id, ...round })),
	lesson: undefined,
	kinds: {}
});
const runs = [
	ran(
		'one',
		[1, 2],
		[
			{
				activity: 'a',
				answers: { 1: given('mine'), 2: given('hers') },
				tally: { hands: { present: 9, counts: { x: 9 } } },
				in: [1, 2]
			},
			{ activity: 'b', answers: { 2: given('hers too') } }
		]
	),
	ran('two', [2], [{ activity: 'a', answers: { 2: given('again hers') } }]),
	ran('three', [1], [])
];

it('holds what the seat answered, the lessons it was in, and nothing of anybody else or of a count', () => {
	expect(ofSeat(runs, 1).map(({ run, rounds }) => [run.id, run.present, rounds])).toEqual([
		[
			'one',
			[1],
			[
				{
					...{ run: 'one', group: 'group-1', activity: 'a', round: 1, openedAt: 0 },
					answers: { 1: given('mine') }
				}
			]
		],
		['three', [1], []]
	]);
	expect(seatJson(runs, 1)).not.toMatch(/hers|counts|"in"/);
});

it('as JSON says what, when the class was asked, and how', () => {
	expect(JSON.parse(seatJson(runs, 1))).toEqual([
		{
			...{ lesson: 'l', title: 'Lesson one', startedAt: '1970-01-01T00:00:00.000Z', here: true },
			answers: [{ activity: 'a', round: 1, openedAt: '1970-01-01T00:00:00.000Z', ...given('mine') }]
		},
		{
			...{ lesson: 'l', title: 'Lesson three', startedAt: '1970-01-01T00:00:00.000Z', here: true },
			answers: []
		}
	]);
});
