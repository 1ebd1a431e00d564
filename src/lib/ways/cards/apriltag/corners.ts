/* Which four points of an outline are its corners, after AprilTag 2 (section III.C). */
import { newLine, type Moments } from './lines';

/** Candidates for a corner; more make the choice slow and seldom better. */
const mostPeaks = 10;
/** The mean squared distance at which a run of points is no side any more, in pixels of the halved image. */
const worstSide = 4;
/** Sides that meet at less than about 20° make one side. */
const mostParallel = 0.94;
/** A Gaussian of one point. */
const smooth = [0.0044, 0.054, 0.242, 0.3992, 0.242, 0.054, 0.0044];

export interface Peaks {
	errors: Float64Array;
	smoothed: Float64Array;
	/** places of the peaks along the outline, and how high they are */
	places: Int32Array;
	/** for each two peaks: the error of the side between them times its points, and its normal */
	sides: Float64Array;
}

/** Room for outlines of up to `most` points. */
export const peaksFor = (most: number): Peaks => ({
	errors: new Float64Array(most),
	smoothed: new Float64Array(most),
	places: new Int32Array(most),
	sides: new Float64Array(3 * mostPeaks * mostPeaks)
});

const line = newLine();
const best = new Int32Array(4);

/** The places of four corners along the outline, in order; undefined if no four make straight sides. */
export function findCorners(moments: Moments, peaks: Peaks): Int32Array | undefined {
	const found = findPeaks(moments, peaks);
	if (found < 4) return undefined;
	const { places, sides } = peaks;
	fitSides(moments, peaks, found);

	let least = Infinity;
	for (let a = 0; a < found - 3; a++) {
		for (let b = a + 1; b < found - 2; b++) {
			const ab = 3 * (a * mostPeaks + b);
			if (sides[ab]! >= least) continue;
			for (let c = b + 1; c < found - 1; c++) {
				const bc = 3 * (b * mostPeaks + c);
				if (sides[ab]! + sides[bc]! >= least || isStraightOn(sides, ab, bc)) continue;
				for (let d = c + 1; d < found; d++) {
					const cd = 3 * (c * mostPeaks + d);
					const da = 3 * (d * mostPeaks + a);
					const sum = sides[ab]! + sides[bc]! + sides[cd]! + sides[da]!;
					if (sum >= least || isStraightOn(sides, bc, cd) || isStraightOn(sides, cd, da)) continue;
					least = sum;
					best[0] = places[a]!;
					best[1] = places[b]!;
					best[2] = places[c]!;
					best[3] = places[d]!;
				}
			}
		}
	}
	return least < Infinity ? best : undefined;
}

const isStraightOn = (sides: Float64Array, one: number, next: number) =>
	Math.abs(sides[one + 1]! * sides[next + 1]! + sides[one + 2]! * sides[next + 2]!) > mostParallel;

/** Where a short run fits a line worst of its neighbourhood. Returns how many such places there are, `mostPeaks` at most. */
function findPeaks(moments: Moments, { errors, smoothed, places }: Peaks) {
	const count = moments.length;
	const half = Math.min(20, Math.floor(count / 12));
	if (half < 2) return 0;
	for (let at = 0; at < count; at++) {
		const first = at < half ? at - half + count : at - half;
		const last = at + half >= count ? at + half - count : at + half;
		errors[at] = moments.fit(first, last);
	}
	for (let at = 0; at < count; at++) {
		let sum = 0;
		for (let place = 0; place < 7; place++)
			sum += smooth[place]! * errors[(at + place - 3 + count) % count]!;
		smoothed[at] = sum;
	}
	let found = 0;
	for (let at = 0; at < count; at++) {
		const high = smoothed[at]!;
		const before = smoothed[at === 0 ? count - 1 : at - 1]!;
		const after = smoothed[at === count - 1 ? 0 : at + 1]!;
		if (high > before && high >= after) places[found++] = at;
	}
	while (found > mostPeaks) {
		let lowest = 0;
		for (let peak = 1; peak < found; peak++)
			if (smoothed[places[peak]!]! < smoothed[places[lowest]!]!) lowest = peak;
		places.copyWithin(lowest, lowest + 1, found--);
	}
	return found;
}

/** The side from each peak to each other one, going on past the end. */
function fitSides(moments: Moments, { places, sides }: Peaks, found: number) {
	for (let from = 0; from < found; from++) {
		for (let to = 0; to < found; to++) {
			if (from === to) continue;
			const run = (places[to]! - places[from]! + moments.length) % moments.length;
			const at = 3 * (from * mostPeaks + to);
			const error = moments.fit(places[from]!, places[to]!, line);
			sides[at] = run < 2 || error > worstSide ? Infinity : error * run;
			sides[at + 1] = line.normalX;
			sides[at + 2] = line.normalY;
		}
	}
}
