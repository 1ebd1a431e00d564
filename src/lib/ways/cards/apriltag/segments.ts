/*
 * Which pixels hang together, after AprilTag 2 (section III.B): union-find over the shades. Black joins its four
 * neighbours, white its eight, so that a thin white margin is not cut by a slanting border.
 */
import { neither, white } from './threshold';

/** Segments of fewer pixels are noise. */
const leastPixels = 20;

export interface Segments {
	/** for each pixel the number of its segment; 0 for none */
	labels: Int32Array;
	/** the number a number was joined to, at most itself; later the size of each segment */
	parents: Int32Array;
	sizes: Int32Array;
}

/** Room for the segments of images up to this size. */
export const segmentsFor = (width: number, height: number): Segments => ({
	labels: new Int32Array(width * height),
	parents: new Int32Array(width * height + 1),
	sizes: new Int32Array(width * height + 1)
});

/** Numbers the segments of the shades; the numbers have gaps, and small segments have 0. */
export function segment(
	shades: Uint8Array,
	width: number,
	height: number,
	{ labels, parents, sizes }: Segments
) {
	const count = join(shades, width, height, labels, parents);
	sizes.fill(0, 0, count);
	const pixels = width * height;
	// a parent is never greater than its child, so each root is known before it is asked for
	for (let label = 1; label < count; label++) parents[label] = parents[parents[label]!]!;
	for (let at = 0; at < pixels; at++) {
		const root = parents[labels[at]!]!;
		labels[at] = root;
		sizes[root]!++;
	}
	sizes[0] = 0;
	for (let at = 0; at < pixels; at++) if (sizes[labels[at]!]! < leastPixels) labels[at] = 0;
}

/** First pass: gives each pixel a number and notes which numbers belong together. Returns the first unused number. */
function join(
	shades: Uint8Array,
	width: number,
	height: number,
	labels: Int32Array,
	parents: Int32Array
) {
	let next = 1;
	parents[0] = 0;
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++, at++) {
			const shade = shades[at]!;
			if (shade === neither) {
				labels[at] = 0;
				continue;
			}
			let label = x > 0 && shades[at - 1] === shade ? labels[at - 1]! : 0;
			if (y > 0) {
				const up = at - width;
				if (shades[up] === shade) label = united(parents, label, labels[up]!);
				else if (shade === white) {
					if (x > 0 && shades[up - 1] === white) label = united(parents, label, labels[up - 1]!);
					if (x + 1 < width && shades[up + 1] === white)
						label = united(parents, label, labels[up + 1]!);
				}
			}
			if (label === 0) {
				label = next++;
				parents[label] = label;
			}
			labels[at] = label;
		}
	}
	return next;
}

/** Joins two numbers, of which the first may be 0, and returns the one that stands for both. */
function united(parents: Int32Array, one: number, other: number) {
	if (one === 0 || one === other) return other;
	const [a, b] = [rootOf(parents, one), rootOf(parents, other)];
	if (a === b) return a;
	const root = a < b ? a : b;
	parents[a < b ? b : a] = root;
	return root;
}

function rootOf(parents: Int32Array, label: number) {
	let at = label;
	while (parents[at] !== at) {
		parents[at] = parents[parents[at]!]!;
		at = parents[at]!;
	}
	return at;
}
