/*
 * Four straight sides round something black, after AprilTag 2 (section III.C). The points of a boundary are put in
 * order round their middle; where a line through a short run of them fits worst, there may be a corner; of all choices
 * of four such places, the one whose four lines fit best is taken.
 */
import { towardsXOf, towardsYOf, xOf, yOf } from './boundaries';
import { findCorners, type Peaks } from './corners';
import { cross, newLine, type Line, type Moments } from './lines';

/** Pixels of the halved image. A tag of fewer has cells of less than a pixel. */
const smallestSide = 5;
/** The mean squared distance of a side's points from its line, in pixels of the halved image. */
const worstSide = 1.6;

export interface QuadRoom {
	moments: Moments;
	peaks: Peaks;
	/** the points' directions round the middle with their places, to be sorted */
	order: Uint32Array;
	lines: Line[];
}

/**
 * The corners of the quad that the points of one boundary make, in the order in which they are met clockwise on the
 * screen, in pixels of the halved image (the middle of its first pixel is 0.5, 0.5). False if they make none.
 * @param points of `findBoundaries`, those of one cluster are from `start` up to but not `end`
 * @param corners takes x and y of four corners
 */
export function fitQuad(
	points: Int32Array,
	start: number,
	end: number,
	small: Uint8Array,
	width: number,
	height: number,
	room: QuadRoom,
	corners: Float64Array
): boolean {
	let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
	for (let at = start; at < end; at++) {
		const x = xOf(points[at]!);
		const y = yOf(points[at]!);
		if (x < left) left = x;
		if (x > right) right = x;
		if (y < top) top = y;
		if (y > bottom) bottom = y;
	}
	const [wide, high] = [(right - left) / 2, (bottom - top) / 2];
	if (wide < smallestSide || high < smallestSide) return false;
	// an outline has about as many points as its box; far fewer are an arc, far more are a scribble
	const share = (end - start) / (wide + high);
	if (share < 1.6 || share > 10) return false;

	// off the grid, so that no point lies on it
	const middleX = (left + right) / 2 + 0.05;
	const middleY = (top + bottom) / 2 - 0.03;
	if (!sortRound(points, start, end, middleX, middleY, room.order)) return false;
	measure(points, start, end - start, small, width, height, room);
	const { moments, peaks, lines } = room;
	const best = findCorners(moments, peaks);
	if (!best) return false;

	for (let edge = 0; edge < 4; edge++) {
		const error = moments.fit(best[edge]!, best[(edge + 1) & 3]!, lines[edge]);
		if (error > worstSide) return false;
	}
	for (let corner = 0; corner < 4; corner++) {
		if (!cross(lines[(corner + 3) & 3]!, lines[corner]!, corners, 2 * corner)) return false;
	}
	return isTagLike(corners);
}

export const quadLines = () => Array.from({ length: 4 }, newLine);

/**
 * Sorts the points clockwise round the middle, as `order`: 19 bits of direction over 13 bits of place. False if white
 * is inside: then it is a hole, not a tag.
 */
function sortRound(
	points: Int32Array,
	start: number,
	end: number,
	middleX: number,
	middleY: number,
	order: Uint32Array
) {
	let outward = 0;
	for (let at = start; at < end; at++) {
		const point = points[at]!;
		const x = xOf(point) - middleX;
		const y = yOf(point) - middleY;
		outward += x * towardsXOf(point) + y * towardsYOf(point);
		// grows with the angle and needs no arctangent: 0 right, 1 down, 2 left, 3 up
		const share = y / (Math.abs(x) + Math.abs(y));
		const round = x < 0 ? 2 - share : share < 0 ? 4 + share : share;
		order[at - start] = ((Math.min(round * 131072, 524287) << 13) | (at - start)) >>> 0;
	}
	if (outward < 0) return false;
	order.subarray(0, end - start).sort();
	return true;
}

/** Adds the sorted points to the moments; where grey changes most, a point counts most. */
function measure(
	points: Int32Array,
	start: number,
	count: number,
	small: Uint8Array,
	width: number,
	height: number,
	{ moments, order }: QuadRoom
) {
	moments.clear();
	for (let place = 0; place < count; place++) {
		const point = points[start + (order[place]! & 8191)]!;
		const x = (xOf(point) + 1) / 2;
		const y = (yOf(point) + 1) / 2;
		let weight = 1;
		const column = x | 0;
		const row = y | 0;
		if (column > 0 && column < width - 1 && row > 0 && row < height - 1) {
			const at = row * width + column;
			const acrossX = small[at + 1]! - small[at - 1]!;
			const acrossY = small[at + width]! - small[at - width]!;
			weight += Math.sqrt(acrossX * acrossX + acrossY * acrossY);
		}
		moments.add(x, y, weight);
	}
}

/** Is it convex and clockwise, with no corner sharper than a tag leaning far over has, and no side too short? */
function isTagLike(corners: Float64Array) {
	for (let corner = 0; corner < 4; corner++) {
		const [before, at, after] = [2 * ((corner + 3) & 3), 2 * corner, 2 * ((corner + 1) & 3)];
		const inX = corners[at]! - corners[before]!;
		const inY = corners[at + 1]! - corners[before + 1]!;
		const outX = corners[after]! - corners[at]!;
		const outY = corners[after + 1]! - corners[at + 1]!;
		const lengths = Math.hypot(inX, inY) * Math.hypot(outX, outY);
		const turned = inX * outY - inY * outX;
		if (Math.hypot(outX, outY) < smallestSide) return false;
		// 25° to 155°
		if (turned < 0.42 * lengths) return false;
	}
	return true;
}
