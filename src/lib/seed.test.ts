import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seeded, shuffled } from './seed';

it('gives the same numbers for the same seed, others for another', () => {
	const take = (seed: string) => Array.from({ length: 5 }, seeded(seed));
	expect(take('run-1/choice')).toEqual(take('run-1/choice'));
	expect(take('run-1/choice')).not.toEqual(take('run-2/choice'));
});

it('spreads evenly', () => {
	const next = seeded('spread');
	const bins = [0, 0, 0, 0];
	for (let index = 0; index < 4000; index++) bins[Math.floor(next() * 4)]! += 1;
	for (const bin of bins) expect(Math.abs(bin - 1000)).toBeLessThan(120);
});

it('shuffles: the same things, the same order for a seed, the list left as it was', () => {
	fc.assert(
		fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
			const before = [...list];
			const order = shuffled(list, seed);
			expect(list).toEqual(before);
			expect(order).toEqual(shuffled(list, seed));
			expect([...order].sort()).toEqual([...list].sort());
		})
	);
});

it('puts each thing first about equally often', () => {
	const first = { a: 0, b: 0, c: 0 };
	for (let index = 0; index < 3000; index++) {
		first[shuffled(['a', 'b', 'c'] as const, `seed ${index}`)[0]!] += 1;
	}
	for (const times of Object.values(first)) expect(Math.abs(times - 1000)).toBeLessThan(150);
});
