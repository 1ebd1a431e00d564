/*
 * What the cells say, after AprilTag 2 (section III.E): black and white are planes over the tag, fitted to its border
 * and to the margin round it, so that a shadow across the card does not matter; a bit is what it is nearer to.
 */
import { identify, inner, side, type Known } from './family';
import { mappedX, mappedY, type Homography } from './homography';
import { sample } from './sample';

/** How much a cell is sharpened against its neighbours: undoes blur over small cells. */
const sharpening = 0.25;
/** Grey levels that must lie between black and white in the middle of the tag. */
const leastContrast = 20;

/** A plane a·x + b·y + c by least squares. */
class Plane {
	readonly #sums = new Float64Array(9);
	#a = 0;
	#b = 0;
	#c = 0;

	clear() {
		this.#sums.fill(0);
	}
	add(x: number, y: number, value: number) {
		const sums = this.#sums;
		sums[0]! += x * x;
		sums[1]! += x * y;
		sums[2]! += x;
		sums[3]! += y * y;
		sums[4]! += y;
		sums[5]! += 1;
		sums[6]! += x * value;
		sums[7]! += y * value;
		sums[8]! += value;
	}
	/** Solves the 3 × 3 system by Cramer's rule; flat where it cannot be solved. */
	solve() {
		const [xx, xy, x, yy, y, n, xv, yv, v] = this.#sums as unknown as number[];
		const minor = [yy! * n! - y! * y!, xy! * n! - y! * x!, xy! * y! - yy! * x!];
		const whole = xx! * minor[0]! - xy! * minor[1]! + x! * minor[2]!;
		if (Math.abs(whole) < 1e-9) {
			[this.#a, this.#b, this.#c] = [0, 0, n! ? v! / n! : 0];
			return;
		}
		this.#a = (xv! * minor[0]! - xy! * (yv! * n! - y! * v!) + x! * (yv! * y! - yy! * v!)) / whole;
		this.#b = (xx! * (yv! * n! - y! * v!) - xv! * minor[1]! + x! * (xy! * v! - yv! * x!)) / whole;
		this.#c = (xx! * (yy! * v! - yv! * y!) - xy! * (xy! * v! - yv! * x!) + xv! * minor[2]!) / whole;
	}
	at = (x: number, y: number) => this.#a * x + this.#b * y + this.#c;
}

const lightPlane = new Plane();
const darkPlane = new Plane();
const values = new Float64Array(side * side);

export interface Decoded extends Known {
	/** grey levels by which the bits lie off the middle between black and white, the mean of the weaker kind */
	margin: number;
}

/**
 * Reads the tag whose cells `by` takes to the image; undefined if it is none.
 * @param by from cells (0 to 8 along each side) to pixels of `grey`
 */
export function decode(
	grey: Uint8Array,
	width: number,
	height: number,
	by: Homography
): Decoded | undefined {
	const at = (x: number, y: number) =>
		sample(grey, width, height, mappedX(by, x, y), mappedY(by, x, y));

	lightPlane.clear();
	darkPlane.clear();
	for (let cell = 0; cell < side; cell++) {
		const along = cell + 0.5;
		for (let edge = 0; edge < 4; edge++) {
			const far = edge >= 2;
			const [out, dark] = far ? [side + 0.5, side - 0.5] : [-0.5, 0.5];
			const down = edge % 2 === 1;
			const light = down ? at(along, out) : at(out, along);
			const ink = down ? at(along, dark) : at(dark, along);
			if (light >= 0) lightPlane.add(down ? along : out, down ? out : along, light);
			if (ink >= 0) darkPlane.add(down ? along : dark, down ? dark : along, ink);
		}
	}
	lightPlane.solve();
	darkPlane.solve();
	const middle = side / 2;
	if (lightPlane.at(middle, middle) - darkPlane.at(middle, middle) < leastContrast)
		return undefined;

	values.fill(0);
	for (let row = 1; row <= inner; row++) {
		for (let column = 1; column <= inner; column++) {
			const [x, y] = [column + 0.5, row + 0.5];
			const value = at(x, y);
			if (value < 0) return undefined;
			values[row * side + column] = value - (lightPlane.at(x, y) + darkPlane.at(x, y)) / 2;
		}
	}
	return readBits();
}

/** The bits of `values`, sharpened. */
function readBits(): Decoded | undefined {
	let first = 0;
	let last = 0;
	let [lights, lightSum, darks, darkSum] = [0, 0, 0, 0];
	for (let row = 1; row <= inner; row++) {
		for (let column = 1; column <= inner; column++) {
			const place = row * side + column;
			const round =
				values[place - 1]! + values[place + 1]! + values[place - side]! + values[place + side]!;
			const value = values[place]! + sharpening * (4 * values[place]! - round);
			const bit = value > 0 ? 1 : 0;
			if (bit) {
				lights++;
				lightSum += value;
			} else {
				darks++;
				darkSum -= value;
			}
			if (row <= inner / 2) first = first * 2 + bit;
			else last = last * 2 + bit;
		}
	}
	const known = identify(first, last);
	if (!known || lights === 0 || darks === 0) return undefined;
	return { ...known, margin: Math.min(lightSum / lights, darkSum / darks) };
}
