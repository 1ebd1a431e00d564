/*
 * Lines through runs of points by their weighted moments, after AprilTag 2 (section III.C): with running sums, the
 * best line through any run costs the same, however long it is.
 */

/** Numbers kept for each point: sums of w, wx, wy, wxx, wxy, wyy up to and with it. */
const sums = 6;

export interface Line {
	/** a point on it, and its unit normal */
	x: number;
	y: number;
	normalX: number;
	normalY: number;
	/** mean of the squared distances from it */
	error: number;
}

/** Running moments of up to `most` points on a closed outline. */
export class Moments {
	readonly #sums: Float64Array;
	/** how many points there are */
	length = 0;

	constructor(most: number) {
		this.#sums = new Float64Array(sums * (most + 1));
	}

	clear() {
		this.length = 0;
	}

	add(x: number, y: number, weight: number) {
		const all = this.#sums;
		const from = sums * this.length;
		const to = from + sums;
		all[to] = all[from]! + weight;
		all[to + 1] = all[from + 1]! + weight * x;
		all[to + 2] = all[from + 2]! + weight * y;
		all[to + 3] = all[from + 3]! + weight * x * x;
		all[to + 4] = all[from + 4]! + weight * x * y;
		all[to + 5] = all[from + 5]! + weight * y * y;
		this.length++;
	}

	/**
	 * The mean squared distance from the best line through the points `first` to `last`, both included; past the end it
	 * goes on at the start. With `line`, the line is written into it.
	 */
	fit(first: number, last: number, line?: Line): number {
		const all = this.#sums;
		const from = sums * first;
		const to = sums * (last + 1);
		let w = all[to]! - all[from]!;
		let mx = all[to + 1]! - all[from + 1]!;
		let my = all[to + 2]! - all[from + 2]!;
		let mxx = all[to + 3]! - all[from + 3]!;
		let mxy = all[to + 4]! - all[from + 4]!;
		let myy = all[to + 5]! - all[from + 5]!;
		if (last < first) {
			const end = sums * this.length;
			w += all[end]!;
			mx += all[end + 1]!;
			my += all[end + 2]!;
			mxx += all[end + 3]!;
			mxy += all[end + 4]!;
			myy += all[end + 5]!;
		}
		const x = mx / w;
		const y = my / w;
		const cxx = mxx / w - x * x;
		const cxy = mxy / w - x * y;
		const cyy = myy / w - y * y;
		const spread = Math.sqrt((cxx - cyy) * (cxx - cyy) + 4 * cxy * cxy);
		const error = Math.max(0, (cxx + cyy - spread) / 2);
		if (line) {
			// across the longer axis of the cloud
			const angle = Math.atan2(2 * cxy, cxx - cyy) / 2;
			line.x = x;
			line.y = y;
			line.normalX = -Math.sin(angle);
			line.normalY = Math.cos(angle);
			line.error = error;
		}
		return error;
	}
}

export const newLine = (): Line => ({ x: 0, y: 0, normalX: 0, normalY: 0, error: 0 });

/**
 * Where two lines cross, written as x and y at `place` of `corners`; false if they are nearly parallel.
 */
export function cross(one: Line, other: Line, corners: Float64Array, place: number): boolean {
	const turned = one.normalX * other.normalY - one.normalY * other.normalX;
	if (Math.abs(turned) < 0.05) return false;
	const a = one.normalX * one.x + one.normalY * one.y;
	const b = other.normalX * other.x + other.normalY * other.y;
	corners[place] = (a * other.normalY - b * one.normalY) / turned;
	corners[place + 1] = (b * one.normalX - a * other.normalX) / turned;
	return true;
}
