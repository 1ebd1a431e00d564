/*
 * Finds AprilTags of the family 36h11 in grey images. Our own, after the published algorithm: J. Wang and E. Olson,
 * "AprilTag 2: Efficient and robust fiducial detection", IROS 2016; one file for each of its steps. Knows no screen
 * and no camera. All room is made once for a size of image, and used again for each.
 */
import { boundariesFor, findBoundaries } from './boundaries';
import { peaksFor } from './corners';
import { halve } from './decimate';
import { decode, type Decoded } from './decode';
import { side } from './family';
import { homographyOf } from './homography';
import { Moments } from './lines';
import { fitQuad, quadLines, type QuadRoom } from './quads';
import { refine } from './refine';
import { segment, segmentsFor } from './segments';
import { threshold, tilesFor } from './threshold';

export interface Point {
	x: number;
	y: number;
}

export interface Detection {
	id: number;
	/** in pixels of the image, clockwise from the tag's own top left */
	corners: [Point, Point, Point, Point];
	/** the tag's own side that is uppermost in the image: 0 top, 1 right, 2 bottom, 3 left */
	turn: number;
	/** grey levels by which the weaker of black and white bits lie off the middle between both */
	margin: number;
	/** wrong bits that were put right */
	hamming: number;
}

/** Points in the longest outline that is looked at. */
const mostPoints = 8192;
/** Part of a tag's size by which it may have moved since the last image. */
const moved = 0.5;

export class Detector {
	readonly #small: Uint8Array;
	readonly #shades: Uint8Array;
	readonly #tiles;
	readonly #segments;
	readonly #boundaries;
	readonly #room: QuadRoom;
	readonly #corners = new Float64Array(8);
	readonly #homography = new Float64Array(9);

	/** @param width and height of all images, even, at most 4,094 */
	constructor(
		readonly width: number,
		readonly height: number
	) {
		const [columns, rows] = [width >> 1, height >> 1];
		this.#small = new Uint8Array(columns * rows);
		this.#shades = new Uint8Array(columns * rows);
		this.#tiles = tilesFor(columns, rows);
		this.#segments = segmentsFor(columns, rows);
		this.#boundaries = boundariesFor(columns, rows);
		this.#room = {
			moments: new Moments(mostPoints),
			peaks: peaksFor(mostPoints),
			order: new Uint32Array(mostPoints),
			lines: quadLines()
		};
	}

	/** All tags in the image. @param grey width × height bytes, row by row */
	find(grey: Uint8Array): Detection[] {
		const found: Detection[] = [];
		this.#look(grey, 0, 0, this.width, this.height, found);
		return found;
	}

	/** The tags that are near where they were in the image before: many times quicker, and sees no new ones. */
	follow(grey: Uint8Array, before: Detection[]): Detection[] {
		const found: Detection[] = [];
		for (const { corners } of before) {
			const xs = corners.map(({ x }) => x);
			const ys = corners.map(({ y }) => y);
			const [left, right, top, bottom] = [
				Math.min(...xs),
				Math.max(...xs),
				Math.min(...ys),
				Math.max(...ys)
			];
			const room = 4 + moved * Math.max(right - left, bottom - top);
			// pieces begin where the whole image has a tile, so that both look at the same
			const startX = Math.max(0, Math.floor((left - room) / 8) * 8);
			const startY = Math.max(0, Math.floor((top - room) / 8) * 8);
			const endX = Math.min(this.width, Math.ceil((right + room) / 8) * 8);
			const endY = Math.min(this.height, Math.ceil((bottom + room) / 8) * 8);
			this.#look(grey, startX, startY, endX - startX, endY - startY, found);
		}
		return found;
	}

	/** Looks at a piece of the image and adds what it finds. */
	#look(
		grey: Uint8Array,
		left: number,
		top: number,
		width: number,
		height: number,
		found: Detection[]
	) {
		const [columns, rows] = [width >> 1, height >> 1];
		if (columns < 8 || rows < 8) return;
		const [small, shades, { labels }] = [this.#small, this.#shades, this.#segments];
		halve(grey, this.width, left, top, small, columns, rows);
		threshold(small, columns, rows, this.#tiles, shades);
		segment(shades, columns, rows, this.#segments);
		const count = findBoundaries(shades, labels, columns, rows, this.#boundaries);
		const { sorted, starts } = this.#boundaries;
		for (let cluster = 0; cluster < count; cluster++) {
			const [start, end] = [starts[cluster]!, starts[cluster + 1]!];
			if (!fitQuad(sorted, start, end, small, columns, rows, this.#room, this.#corners)) continue;
			for (let at = 0; at < 8; at++)
				this.#corners[at] = 2 * this.#corners[at]! + (at % 2 ? top : left);
			const decoded = this.#read(grey);
			if (decoded) addOnce(found, detectionOf(decoded, this.#corners));
		}
	}

	#read(grey: Uint8Array): Decoded | undefined {
		const { moments, lines } = this.#room;
		refine(grey, this.width, this.height, this.#corners, moments, lines);
		if (!homographyOf(this.#corners, side, this.#homography)) return undefined;
		return decode(grey, this.width, this.height, this.#homography);
	}
}

/** @param corners as they were read; `turn` of the reading says which is the tag's own first */
function detectionOf({ id, turn, margin, hamming }: Decoded, corners: Float64Array): Detection {
	const own = [0, 1, 2, 3].map((corner) => {
		const at = 2 * ((corner - turn + 4) & 3);
		return { x: corners[at]!, y: corners[at + 1]! };
	}) as Detection['corners'];
	return { id, corners: own, turn: turnOf(own), margin, hamming };
}

/** Which of the tag's own sides is up in the image. */
function turnOf([a, b, c, d]: Detection['corners']) {
	const x = a.x + b.x - c.x - d.x;
	const y = a.y + b.y - c.y - d.y;
	if (Math.abs(y) >= Math.abs(x)) return y < 0 ? 0 : 2;
	return x < 0 ? 1 : 3;
}

/** The same tag in the same place is found once, by its clearest reading; in another place it is another. */
function addOnce(found: Detection[], one: Detection) {
	const middle = (axis: 'x' | 'y', { corners }: Detection) =>
		corners.reduce((sum, corner) => sum + corner[axis], 0) / 4;
	const size = Math.hypot(one.corners[0].x - one.corners[2].x, one.corners[0].y - one.corners[2].y);
	const same = found.findIndex(
		(other) =>
			other.id === one.id &&
			Math.hypot(middle('x', other) - middle('x', one), middle('y', other) - middle('y', one)) <
				size / 2
	);
	if (same < 0) found.push(one);
	else if (isClearer(one, found[same]!)) found[same] = one;
}

const isClearer = (one: Detection, other: Detection) =>
	one.hamming < other.hamming || (one.hamming === other.hamming && one.margin > other.margin);
