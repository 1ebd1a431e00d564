import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roles, turns, type Member } from './turns';

const families = (least: number) =>
	fc
		.array(fc.constantFrom(...roles), { minLength: least, maxLength: 8 })
		.map((all) => all.map((role, at): Member => ({ number: at + 1, picture: `seat-${at}`, role })));

const isAdult = ({ role }: Member) => role !== 'child';

/** How many steps it takes until everybody has directed and answered. */
function stepsForAll(members: readonly Member[]) {
	const adults = members.filter(isAdult).length;
	const children = members.length - adults;
	return children && adults ? 2 * Math.max(children, adults) : members.length;
}

it('nobody is left out: over enough steps everybody directs and everybody answers', () => {
	fc.assert(
		fc.property(families(1), fc.string(), (members, seed) => {
			const given = turns(members, stepsForAll(members), seed);
			for (const side of ['directs', 'answers'] as const) {
				expect(new Set(given.map((turn) => turn[side]))).toEqual(new Set(members));
			}
		})
	);
});

it('nobody directs themselves where there are two', () => {
	fc.assert(
		fc.property(families(2), fc.nat(40), fc.string(), (members, count, seed) => {
			for (const { directs, answers } of turns(members, count, seed)) {
				expect(directs).not.toBe(answers);
			}
		})
	);
});

it('a child directs and an adult answers, then they swap, wherever there are both', () => {
	fc.assert(
		fc.property(families(2), fc.string(), (members, seed) => {
			fc.pre(members.some(isAdult) && !members.every(isAdult));
			turns(members, 12, seed).forEach(({ directs, answers }, step) => {
				expect([isAdult(directs), isAdult(answers)]).toEqual(
					step % 2 === 0 ? [false, true] : [true, false]
				);
			});
		})
	);
});

it('every device with the same seed says the same turns, as many as asked for', () => {
	fc.assert(
		fc.property(families(1), fc.nat(40), fc.string(), (members, count, seed) => {
			const given = turns(members, count, seed);
			expect(given).toHaveLength(count);
			expect(turns(members, count, seed)).toEqual(given);
		})
	);
});

it('somebody alone does both, and no members give no turns', () => {
	const one: Member = { number: 1, picture: 'seat-kite', role: 'child' };
	expect(turns([one], 2, 'any')).toEqual(Array(2).fill({ directs: one, answers: one }));
	expect(turns([], 3, 'any')).toEqual([]);
});
