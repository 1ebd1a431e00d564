/*
 * From what the camera sees, frame after frame, to answers that may be counted. Pure: time comes in.
 * A card's number is its seat's number; the side that is up is the answer: 0 top A, 1 right B, 2 bottom C, 3 left D.
 */
import type { Detection } from './apriltag';

/** A seat's answer; `place` 0 to 3 is A to D. */
export interface Read {
	seat: number;
	place: number;
}

export type Sighting = Pick<Detection, 'id' | 'turn' | 'corners'>;

/** An answer counts once it was seen so often within so many milliseconds, and nothing else between. */
export const steadyTimes = 3;
export const steadyMs = 1000;
/** A card was away when it was not seen for so many milliseconds. */
export const awayMs = 1000;
/** A doubled card is shown as such until this long after it was last seen twice. */
export const doubledMs = 2000;
/** Degrees a card may be off upright; at 45 two sides are up, and it may just be turning. */
const mostLean = 33;

export interface Readings {
	/** the steady answer of each seat that has one */
	votes: ReadonlyMap<number, number>;
	/** seats seen twice in one frame, with the time when that was last so, in milliseconds */
	doubled: ReadonlyMap<number, number>;
	/** what each seat shows now, and when it was seen so, oldest first */
	showing: ReadonlyMap<number, { place: number; times: readonly number[] }>;
	/** cards still up from the round before, and when they were last seen: they count once they were away or turned */
	held: ReadonlyMap<number, { place: number; last: number }>;
}

/** Before the first frame. */
export const nothingRead: Readings = {
	votes: new Map(),
	doubled: new Map(),
	showing: new Map(),
	held: new Map()
};

/** Before the first frame of another round: what is still up is the answer to the one before. */
export function nextRound({ showing, held }: Readings, at: number): Readings {
	const up = [...showing].map(
		([seat, { place, times }]) => [seat, { place, last: times.at(-1)! }] as const
	);
	return { ...nothingRead, held: stillUp([...held, ...up], at) };
}

const stillUp = (cards: Iterable<readonly [number, { place: number; last: number }]>, at: number) =>
	new Map([...cards].filter(([, { last }]) => at - last < awayMs));

/** Forgets what was read and could not be kept, so that it is read and told again. */
export function unread(before: Readings, reads: readonly Read[]): Readings {
	const [votes, showing] = [new Map(before.votes), new Map(before.showing)];
	for (const { seat, place } of reads) {
		if (votes.get(seat) !== place) continue;
		votes.delete(seat);
		showing.delete(seat);
	}
	return { ...before, votes, showing };
}

/** Does it say one side clearly? */
function isUpright({ corners: [a, b, c, d] }: Sighting) {
	const x = Math.abs(a.x + b.x - c.x - d.x);
	const y = Math.abs(a.y + b.y - c.y - d.y);
	return (Math.atan2(Math.min(x, y), Math.max(x, y)) * 180) / Math.PI <= mostLean;
}

/** What one frame says by itself: each seat once, and the seats that are there twice. Other numbers are ignored. */
function readFrame(
	seen: readonly Sighting[],
	seats: ReadonlySet<number>
): { reads: Read[]; doubled: number[] } {
	const known = seen.filter(({ id }) => seats.has(id));
	const times = new Map<number, number>();
	for (const { id } of known) times.set(id, (times.get(id) ?? 0) + 1);
	return {
		reads: known
			.filter((one) => times.get(one.id) === 1 && isUpright(one))
			.map(({ id, turn }) => ({ seat: id, place: turn })),
		doubled: [...times].filter(([, count]) => count > 1).map(([id]) => id)
	};
}

/**
 * Adds a frame. `reads` are the answers that became steady by it, or changed.
 * @param at milliseconds, never less than in the frame before
 */
export function addFrame(
	before: Readings,
	seen: readonly Sighting[],
	seats: ReadonlySet<number>,
	at: number
): { readings: Readings; reads: Read[] } {
	const frame = readFrame(seen, seats);
	const showing = new Map(before.showing);
	const votes = new Map(before.votes);
	const doubled = new Map([...before.doubled].filter(([, when]) => at - when < doubledMs));
	for (const seat of frame.doubled) {
		doubled.set(seat, at);
		showing.delete(seat);
		votes.delete(seat);
	}
	const held = stillUp(before.held, at);
	for (const { id } of seen) {
		const up = held.get(id);
		if (up) held.set(id, { ...up, last: at });
	}
	const reads: Read[] = [];
	for (const { seat, place } of frame.reads) {
		if (held.get(seat)?.place === place) continue;
		held.delete(seat);
		const last = showing.get(seat);
		const earlier = last?.place === place ? last.times : [];
		const times = [...earlier.filter((time) => at - time <= steadyMs), at];
		showing.set(seat, { place, times });
		if (times.length < steadyTimes || votes.get(seat) === place) continue;
		votes.set(seat, place);
		reads.push({ seat, place });
	}
	return { readings: { votes, doubled, showing, held }, reads };
}

/** Adds a photo: there is but one, so each card in it counts at once. `reads` are all of them. */
export function addPhoto(
	before: Readings,
	seen: readonly Sighting[],
	seats: ReadonlySet<number>,
	at: number
): { readings: Readings; reads: Read[] } {
	const { reads, doubled } = readFrame(seen, seats);
	const votes = new Map(before.votes);
	for (const seat of doubled) votes.delete(seat);
	for (const { seat, place } of reads) votes.set(seat, place);
	return {
		readings: { ...nothingRead, votes, doubled: new Map(doubled.map((seat) => [seat, at])) },
		reads
	};
}
