/*
 * Corners between the pixels, after AprilTag 2 (section III.D, "edge refinement"): along each side, where the full
 * image grows lighter fastest from the inside to the outside, a new line is laid.
 */
import { cross, type Line, type Moments } from './lines';
import { sample } from './sample';

/** How far from the found side the true one is looked for, in pixels, and by what step. */
const reach = 3;
const step = 0.5;
const steps = (2 * reach) / step + 1;
/** The grey a pixel further in and one further out are compared. */
const apart = 1 / step;

const profile = new Float64Array(steps + 2 * apart);

/**
 * Moves the four corners, clockwise, in pixels of the full image. A side without a clear edge stays as it was.
 * @param lines room for four
 */
export function refine(
	grey: Uint8Array,
	width: number,
	height: number,
	corners: Float64Array,
	moments: Moments,
	lines: Line[]
) {
	for (let side = 0; side < 4; side++) {
		const [from, to] = [2 * side, 2 * ((side + 1) & 3)];
		const startX = corners[from]!;
		const startY = corners[from + 1]!;
		const alongX = corners[to]! - startX;
		const alongY = corners[to + 1]! - startY;
		const length = Math.hypot(alongX, alongY);
		// clockwise on a screen: outside is on the left hand
		const outX = alongY / length;
		const outY = -alongX / length;
		const looks = Math.max(10, Math.min(32, Math.round(length / 2)));
		moments.clear();
		for (let look = 1; look <= looks; look++) {
			const x = startX + (alongX * look) / (looks + 1);
			const y = startY + (alongY * look) / (looks + 1);
			const off = edgeAt(grey, width, height, x, y, outX, outY);
			if (off !== undefined) moments.add(x + outX * off, y + outY * off, 1);
		}
		const line = lines[side]!;
		if (moments.length >= 4) moments.fit(0, moments.length - 1, line);
		else {
			line.x = startX;
			line.y = startY;
			line.normalX = outX;
			line.normalY = outY;
		}
	}
	for (let corner = 0; corner < 4; corner++)
		cross(lines[(corner + 3) & 3]!, lines[corner]!, corners, 2 * corner);
}

/** How far out of (x, y) the edge is: the mean place of all growing light, weighted by its square. */
function edgeAt(
	grey: Uint8Array,
	width: number,
	height: number,
	x: number,
	y: number,
	outX: number,
	outY: number
): number | undefined {
	for (let place = 0; place < profile.length; place++) {
		const off = (place - apart) * step - reach;
		const value = sample(grey, width, height, x + outX * off, y + outY * off);
		if (value < 0) return undefined;
		profile[place] = value;
	}
	let sum = 0;
	let weights = 0;
	for (let place = 0; place < steps; place++) {
		const grown = profile[place + 2 * apart]! - profile[place]!;
		if (grown <= 0) continue;
		sum += grown * grown * (place * step - reach);
		weights += grown * grown;
	}
	return weights > 0 ? sum / weights : undefined;
}
