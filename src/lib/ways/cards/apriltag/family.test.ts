import fc from 'fast-check';
import { AR } from 'js-aruco2';
import 'js-aruco2/src/dictionaries/apriltag_36h11.js';
import { describe, expect, it } from 'vitest';
import { cellsOf, identify, inner, mostWrongBits, side, tags } from './family';

/** The bits of a tag, as seen when its side `turn` is up; the tag is turned once more for each quarter. */
function seen(id: number, turn: number): boolean[] {
	const cells = cellsOf(id);
	let bits = Array.from({ length: inner * inner }, (_, at) => {
		return cells[(Math.floor(at / inner) + 1) * side + (at % inner) + 1]!;
	});
	for (let quarter = 0; quarter < turn; quarter++) {
		// against the clock: what was on the right is on top
		bits = bits.map((_, at) => bits[(at % inner) * inner + inner - 1 - Math.floor(at / inner)]!);
	}
	return bits;
}

function words(bits: boolean[]): [number, number] {
	const word = (part: boolean[]) => part.reduce((sum, bit) => sum * 2 + Number(bit), 0);
	return [word(bits.slice(0, 18)), word(bits.slice(18))];
}

describe('the family 36h11', () => {
	it('has the tags that other kits print', () => {
		const { codeList } = AR.DICTIONARIES.APRILTAG_36h11!;
		const ours = Array.from({ length: tags }, (_, id) =>
			seen(id, 0).reduce((sum, bit) => sum * 2 + Number(bit), 0)
		);
		expect(ours).toEqual(codeList);
	});

	it('has a black border round every tag', () => {
		for (let id = 0; id < tags; id++) {
			const cells = cellsOf(id);
			const border = cells.filter((_, at) => {
				const [row, column] = [Math.floor(at / side), at % side];
				return row === 0 || column === 0 || row === side - 1 || column === side - 1;
			});
			expect(border).toEqual(Array(28).fill(false));
		}
	});

	it('keeps every two tags 11 bits apart, however they are turned', () => {
		const all = Array.from({ length: 40 }, (_, id) => [0, 1, 2, 3].map((turn) => seen(id, turn)));
		const apart = (one: boolean[], other: boolean[]) =>
			one.filter((bit, at) => bit !== other[at]).length;
		for (const [id, turns] of all.entries()) {
			for (const other of all.slice(id + 1).flat()) {
				expect(apart(turns[0]!, other)).toBeGreaterThanOrEqual(11);
			}
		}
	});

	it('knows every tag in every turn, with as many wrong bits as are put right', () => {
		const wrongBits = fc.uniqueArray(fc.nat(35), { maxLength: mostWrongBits });
		fc.assert(
			fc.property(fc.nat(tags - 1), fc.nat(3), wrongBits, (id, turn, wrong) => {
				const bits = seen(id, turn).map((bit, at) => bit !== wrong.includes(at));
				expect(identify(...words(bits))).toEqual({ id, turn, hamming: wrong.length });
			})
		);
	});

	it('takes nothing with more wrong bits for a tag', () => {
		const wrongBits = fc.uniqueArray(fc.nat(35), { minLength: mostWrongBits + 1, maxLength: 8 });
		fc.assert(
			fc.property(fc.nat(tags - 1), fc.nat(3), wrongBits, (id, turn, wrong) => {
				const bits = seen(id, turn).map((bit, at) => bit !== wrong.includes(at));
				expect(identify(...words(bits))).toBeUndefined();
			})
		);
	});
});
