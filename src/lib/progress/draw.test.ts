import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, sharesOf } from './draw';

const activity = (id: string, ...objectives: string[]) => ({ id, objectives, minutes: 1.5 });
const followUps = [
	{
		after: 7 as const,
		activities: [activity('a1', 'A'), activity('b1', 'B'), activity('c1', 'C')]
	},
	{
		after: 28 as const,
		activities: [activity('a2', 'A'), activity('b2', 'B'), activity('c2', 'C')]
	},
	{
		after: 90 as const,
		activities: [activity('a3', 'A'), activity('b3', 'B'), activity('c3', 'C')]
	}
];
const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);
const drawn = (over: Partial<Parameters<typeof draw>[0]> = {}) =>
	idsOf(draw({ followUps, after: 7, used: [], shares: {}, ...over }));

describe('what a follow-up asks', () => {
	it('is the follow-up as its author wrote it where nothing is known of the class', () => {
		expect(drawn()).toEqual(['a1', 'b1', 'c1']);
		expect(drawn({ after: 90 })).toEqual(['a3', 'b3', 'c3']);
	});

	it('begins with what the class found hardest', () => {
		expect(drawn({ shares: { A: 0.7, B: 0.75, C: 0.65 } })).toEqual(['c1', 'a1', 'b1']);
	});

	it('asks twice for what was hard, in the place of what the class holds', () => {
		expect(drawn({ shares: { A: 0.9, B: 0.3, C: 0.7 } })).toEqual(['b1', 'b2', 'c1']);
	});

	it('lets nothing go that the class does not hold yet', () => {
		expect(drawn({ shares: { A: 0.7, B: 0.3, C: 0.7 } })).toEqual(['b1', 'a1', 'c1']);
	});

	it('asks nothing that was asked before', () => {
		expect(drawn({ after: 28, used: ['a1', 'b1', 'b2'], shares: { B: 0.2, A: 1, C: 1 } })).toEqual([
			'b3',
			'a2',
			'c2'
		]);
	});

	it('borrows nothing that takes longer', () => {
		const long = followUps.map((one) => ({
			...one,
			activities: one.activities.map((of) => (of.id === 'b2' ? { ...of, minutes: 4 } : of))
		}));
		expect(drawn({ followUps: long, shares: { A: 0.9, B: 0.3 } })).toEqual(['b1', 'b3', 'c1']);
	});

	it('is never empty, never the same thing twice, and no longer than its follow-up', () => {
		const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
		fc.assert(
			fc.property(
				fc.record({ A: share, B: share, C: share }),
				fc.constantFrom(7 as const, 28 as const, 90 as const),
				fc.subarray(['a1', 'b1', 'b2', 'c3', 'a3']),
				(some, after, used) => {
					const shares = Object.fromEntries(
						Object.entries(some).flatMap(([id, value]) =>
							value === undefined ? [] : [[id, value]]
						)
					);
					const list = drawn({ after, used, shares });
					expect(list).toHaveLength(3);
					expect(new Set(list).size).toBe(3);
					expect(list.filter((id) => used.includes(id))).toEqual([]);
				}
			)
		);
	});
});

it('what went well is taken from the last run that showed it', () => {
	const report = (id: string, points: number | undefined) => ({
		objectives: [
			{
				id,
				again: false,
				rates: {
					counted: points === undefined ? undefined : { points, possible: 10 },
					answered: undefined
				}
			}
		]
	});
	expect(
		sharesOf([report('A', 2), report('B', 5), report('A', 9), report('B', undefined)])
	).toEqual({
		A: 0.9,
		B: 0.5
	});
});
