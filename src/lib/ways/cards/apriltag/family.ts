/*
 * The family 36h11: what a tag looks like, and which tag some bits are. A tag is 8 × 8 cells: a black border of one
 * cell round 6 × 6 bits; a white margin of one cell belongs round it.
 */
import { codes } from './codes';

/** Cells along one side, border included. */
export const side = 8;
/** Bits along one side. */
export const inner = 6;
/** How many tags there are; ids are 0 to this less one. */
export const tags = codes.length;
/** A reading with more wrong bits than this is none. Two of 36 make one random pattern in 40,000 a tag. */
export const mostWrongBits = 2;

/** Where each bit comes from when a tag has been turned so that its side `turn` (0 top, 1 right, …) is up. */
const sources = [0, 1, 2, 3].map((turn) =>
	Array.from({ length: inner * inner }, (_, place) => {
		let [row, column] = [Math.floor(place / inner), place % inner];
		for (let quarter = 0; quarter < turn; quarter++) [row, column] = [column, inner - 1 - row];
		return row * inner + column;
	})
);

const bitsOf = (id: number) => [...BigInt(`0x${codes[id]!}`).toString(2).padStart(36, '0')];

/**
 * Is each cell white? The cells are given row by row, border included, 64 in all.
 * @param id 0 to `tags` less one
 */
export function cellsOf(id: number): boolean[] {
	const bits = bitsOf(id);
	return Array.from({ length: side * side }, (_, place) => {
		const [row, column] = [Math.floor(place / side) - 1, (place % side) - 1];
		const isBit = row >= 0 && row < inner && column >= 0 && column < inner;
		return isBit && bits[row * inner + column] === '1';
	});
}

/** All tags in all four turns, as two words of 18 bits each: place `4 · id + turn`. */
const upper = new Int32Array(4 * tags);
const lower = new Int32Array(4 * tags);
for (let id = 0; id < tags; id++) {
	const bits = bitsOf(id);
	for (const [turn, source] of sources.entries()) {
		const text = source.map((place) => bits[place]).join('');
		upper[4 * id + turn] = parseInt(text.slice(0, 18), 2);
		lower[4 * id + turn] = parseInt(text.slice(18), 2);
	}
}

/** How many of 18 bits are set. */
const ones = Uint8Array.from({ length: 1 << 18 }, (_, word) => {
	let count = 0;
	for (let rest = word; rest; rest &= rest - 1) count++;
	return count;
});

export interface Known {
	id: number;
	/** the tag's own side that is up in the bits: 0 top, 1 right, 2 bottom, 3 left */
	turn: number;
	/** wrong bits */
	hamming: number;
}

/**
 * The tag that these bits are, in whatever turn; undefined if none is near enough. With a distance of 11 between any
 * two, at most one can be within `mostWrongBits`.
 * @param first the first 18 bits, row by row from the top left
 * @param last the other 18
 */
export function identify(first: number, last: number): Known | undefined {
	for (let place = 0; place < upper.length; place++) {
		const wrong = ones[upper[place]! ^ first]!;
		if (wrong > mostWrongBits) continue;
		const hamming = wrong + ones[lower[place]! ^ last]!;
		if (hamming <= mostWrongBits) return { id: place >> 2, turn: place & 3, hamming };
	}
	return undefined;
}
