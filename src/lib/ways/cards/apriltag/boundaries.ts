/*
 * Where black meets white, after AprilTag 2 (section III.B): one cluster of points for each pair of segments that
 * touch. The outline of a tag is the cluster between its black border and the white round it.
 */

import { white } from './threshold';

/** Points in the outline of the smallest tag that can be read, and in one that fills the frame of 1080p. */
const fewest = 24;
const most = 8191;

export interface Boundaries {
	/** how many points there may be; an image with more is noise, and the rest of it is left out */
	capacity: number;
	/** each point packed, see `pack`, with its cluster, in the order they were met */
	points: Int32Array;
	owners: Int32Array;
	/** open addressing: the pair of segments, the image it is of, and the number of its cluster */
	pairs: Float64Array;
	images: Int32Array;
	clusters: Int32Array;
	/** how many images there have been */
	image: number;
	/** how many points each cluster has; later where its next point goes */
	counts: Int32Array;
	/** the points again, cluster by cluster */
	sorted: Int32Array;
	/** where each kept cluster starts in `sorted`, and where the last one ends */
	starts: Int32Array;
}

const slots = 1 << 16;
const mostClusters = slots / 2;

/** The four neighbours that have not looked at a pixel themselves: right, below, below on either side. */
const acrossX = [1, 0, -1, 1];
const acrossY = [0, 1, 1, 1];

const slotOf = (one: number, other: number) =>
	(Math.imul(one + other, 0x9e3779b1) ^ Math.imul(one ^ other, 0x85ebca6b)) >>> 16;

/** Room for the boundaries of images up to this size. */
export function boundariesFor(width: number, height: number): Boundaries {
	const capacity = 2 * width * height;
	return {
		capacity,
		points: new Int32Array(capacity),
		owners: new Int32Array(capacity),
		pairs: new Float64Array(slots),
		images: new Int32Array(slots),
		image: 0,
		clusters: new Int32Array(slots),
		counts: new Int32Array(mostClusters),
		sorted: new Int32Array(capacity),
		starts: new Int32Array(mostClusters + 1)
	};
}

/*
 * A point lies between two pixels: in half pixels it has whole coordinates. Beside them stands where white is, seen
 * from black: -1, 0 or 1 along each axis, plus one.
 */
const pack = (x: number, y: number, towardsX: number, towardsY: number) =>
	(((((x << 12) | y) << 2) | (towardsX + 1)) << 2) | (towardsY + 1);
export const xOf = (point: number) => point >>> 16;
export const yOf = (point: number) => (point >>> 4) & 4095;
export const towardsXOf = (point: number) => ((point >>> 2) & 3) - 1;
export const towardsYOf = (point: number) => (point & 3) - 1;

/**
 * Fills `sorted` and `starts`, and returns how many clusters there are.
 * @param labels of `segment`
 */
export function findBoundaries(
	shades: Uint8Array,
	labels: Int32Array,
	width: number,
	height: number,
	room: Boundaries
): number {
	const { capacity, points, owners, pairs, images, clusters, counts } = room;
	const image = ++room.image;
	const steps = [1, width, width - 1, width + 1];
	let found = 0;
	let used = 0;
	let lastPair = -1;
	let lastCluster = -1;
	for (let y = 0; y < height - 1; y++) {
		for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
			const label = labels[at]!;
			if (label === 0) continue;
			const shade = shades[at]!;
			for (let way = 0; way < 4; way++) {
				const to = at + steps[way]!;
				const other = labels[to]!;
				if (other === 0 || shades[to] === shade || found === capacity) continue;
				const pair = shade === white ? other * 2 ** 26 + label : label * 2 ** 26 + other;
				if (pair !== lastPair) {
					let slot = slotOf(label, other);
					while (images[slot] === image && pairs[slot] !== pair) slot = (slot + 1) % slots;
					if (images[slot] !== image) {
						if (used === mostClusters) continue;
						images[slot] = image;
						pairs[slot] = pair;
						clusters[slot] = used;
						counts[used++] = 0;
					}
					lastPair = pair;
					lastCluster = clusters[slot]!;
				}
				const sign = shade === white ? -1 : 1;
				const alongX = acrossX[way]!;
				const alongY = acrossY[way]!;
				points[found] = pack(2 * x + alongX, 2 * y + alongY, sign * alongX, sign * alongY);
				owners[found++] = lastCluster;
				counts[lastCluster]!++;
			}
		}
	}
	return sort(room, found, used);
}

/** Puts the points cluster by cluster and leaves out clusters that cannot be the outline of a tag. */
function sort({ points, owners, counts, sorted, starts }: Boundaries, found: number, used: number) {
	let kept = 0;
	let next = 0;
	for (let cluster = 0; cluster < used; cluster++) {
		const count = counts[cluster]!;
		if (count < fewest || count > most) counts[cluster] = -1;
		else {
			starts[kept++] = next;
			counts[cluster] = next;
			next += count;
		}
	}
	starts[kept] = next;
	for (let at = 0; at < found; at++) {
		const owner = owners[at]!;
		if (counts[owner]! >= 0) sorted[counts[owner]!++] = points[at]!;
	}
	return kept;
}
