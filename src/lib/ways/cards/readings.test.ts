import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addFrame,
	addPhoto,
	awayMs,
	doubledMs,
	nextRound,
	nothingRead,
	unread,
	steadyMs,
	steadyTimes,
	type Read,
	type Sighting
} from './readings';

const seats = new Set([1, 2, 3, 4]);

/** A card as the detector gives it: `degrees` clockwise off upright. */
function card(id: number, place: number, degrees = 0): Sighting {
	const angle = ((degrees - 90 * place) * Math.PI) / 180;
	const corners = [225, 315, 45, 135].map((corner) => {
		const at = (corner * Math.PI) / 180 + angle;
		return { x: 100 + 50 * Math.cos(at), y: 100 + 50 * Math.sin(at) };
	}) as Sighting['corners'];
	return { id, turn: place, corners };
}

type Frame = { at: number; seen: Sighting[] };

/** All answers that came, and the state after the last frame. */
function play(frames: Frame[]) {
	let readings = nothingRead;
	const reads: Read[] = [];
	for (const { at, seen } of frames) {
		const added = addFrame(readings, seen, seats, at);
		readings = added.readings;
		reads.push(...added.reads);
	}
	return { readings, reads };
}

const every = (ms: number, ...seen: Sighting[][]): Frame[] =>
	seen.map((one, place) => ({ at: place * ms, seen: one }));

describe('an answer by card', () => {
	it('counts at the third steady sighting, once', () => {
		const same = [card(1, 2)];
		expect(play(every(150, same, same)).reads).toEqual([]);
		expect(play(every(150, same, same, same, same, same)).reads).toEqual([{ seat: 1, place: 2 }]);
	});

	it('needs its sightings within a second', () => {
		const same = [card(1, 2)];
		expect(play(every(600, same, same, same, same)).reads).toEqual([]);
		expect(play(every(500, same, same, same)).reads).toHaveLength(1);
	});

	it('may be unseen in between', () => {
		const same = [card(1, 0)];
		expect(play(every(150, same, [], same, [], same)).reads).toEqual([{ seat: 1, place: 0 }]);
	});

	it('begins again when the card was turned in between', () => {
		const [a, b] = [[card(1, 0)], [card(1, 1)]];
		expect(play(every(100, a, a, b, a, b, a, b)).reads).toEqual([]);
	});

	it('is replaced by another only when that is steady', () => {
		const [a, b] = [[card(1, 0)], [card(1, 1)]];
		const once = play(every(100, a, a, a, b, b));
		expect(once.readings.votes).toEqual(new Map([[1, 0]]));
		expect(play(every(100, a, a, a, b, b, b)).reads).toEqual([
			{ seat: 1, place: 0 },
			{ seat: 1, place: 1 }
		]);
	});

	it('stays when the card is put down', () => {
		const a = [card(1, 0)];
		expect(play(every(400, a, a, a, [], [], [], [], [], [])).readings.votes.get(1)).toBe(0);
	});

	it('is not taken from a card between two sides', () => {
		const turning = [card(1, 0, 40)];
		expect(play(every(100, turning, turning, turning, turning)).reads).toEqual([]);
		const crooked = [card(1, 0, -30)];
		expect(play(every(100, crooked, crooked, crooked)).reads).toEqual([{ seat: 1, place: 0 }]);
	});

	it('is not taken of numbers that have no seat here', () => {
		const strange = [card(77, 0), card(0, 1)];
		expect(play(every(100, strange, strange, strange, strange))).toEqual({
			reads: [],
			readings: nothingRead
		});
	});

	it('is not counted while its card is there twice, and the seat is flagged for two seconds', () => {
		const twice = [card(1, 0), card(1, 0), card(2, 3)];
		const { readings, reads } = play(every(100, twice, twice, twice, twice));
		expect(reads).toEqual([{ seat: 2, place: 3 }]);
		expect([...readings.doubled.keys()]).toEqual([1]);
		const later = addFrame(readings, [], seats, 300 + doubledMs);
		expect([...later.readings.doubled.keys()]).toEqual([]);
	});

	it('needs all its sightings anew after its card was there twice', () => {
		const [once, twice] = [[card(1, 0)], [card(1, 0), card(1, 2)]];
		expect(play(every(100, once, once, twice, once, once)).reads).toEqual([]);
		expect(play(every(100, once, once, twice, once, once, once)).reads).toHaveLength(1);
	});
});

it('an answer is no longer said to be read once its card is there twice', () => {
	const [once, twice] = [[card(1, 0)], [card(1, 0), card(1, 2)]];
	expect(play(every(100, once, once, once, twice)).readings.votes.has(1)).toBe(false);
	const photo = addPhoto(play(every(100, once, once, once)).readings, twice, seats, 400);
	expect(photo.readings.votes.has(1)).toBe(false);
});

it('what could not be kept is read and told again; what was read anew since stays', () => {
	const [a, b] = [[card(1, 0), card(2, 1)], [card(1, 0)]];
	const { readings, reads } = play(every(100, a, a, a));
	const before = unread(readings, [...reads, { seat: 3, place: 0 }]);
	expect([...before.votes.keys()]).toEqual([]);
	let again = addFrame(before, b, seats, 300);
	for (const at of [400, 500]) again = addFrame(again.readings, b, seats, at);
	expect(again.reads).toEqual([{ seat: 1, place: 0 }]);
	expect(unread(again.readings, [{ seat: 1, place: 3 }]).votes.get(1)).toBe(0);
});

describe('a card still up when another question is asked', () => {
	const up = [card(1, 0)];
	/** Answers to the next question, from these frames 100 ms apart. */
	function then(...frames: Sighting[][]) {
		let readings = nextRound(play(every(100, up, up, up)).readings, 250);
		expect([...readings.votes, ...readings.doubled]).toEqual([]);
		return frames.flatMap((seen, place) => {
			const added = addFrame(readings, seen, seats, 300 + place * 100);
			readings = added.readings;
			return added.reads;
		});
	}
	const times = (n: number, seen: Sighting[]) => Array.from({ length: n }, () => seen);

	it('does not answer it, however long it stays up, and over yet another question', () => {
		expect(then(...times(50, up))).toEqual([]);
		const held = nextRound(play(every(100, up, up, up)).readings, 250);
		expect(addFrame(nextRound(held, 300), up, seats, 350).readings.held.has(1)).toBe(true);
	});

	it('does when it was turned, or put away for a second; unseen for a moment is not away', () => {
		expect(then(...times(5, [card(1, 1)]))).toEqual([{ seat: 1, place: 1 }]);
		expect(then(...times(1, [card(1, 1)]), ...times(3, up))).toEqual([{ seat: 1, place: 0 }]);
		expect(then(...times(awayMs / 100, []), ...times(3, up))).toEqual([{ seat: 1, place: 0 }]);
		expect(then(up, ...times(5, []), ...times(9, up))).toEqual([]);
	});

	it('holds nobody back who was down before, or is in a photo', () => {
		expect(then(...times(3, [card(2, 3)]))).toEqual([{ seat: 2, place: 3 }]);
		const held = nextRound(play(every(100, up, up, up)).readings, 250);
		expect(addPhoto(held, up, seats, 300).reads).toEqual([{ seat: 1, place: 0 }]);
	});
});

describe('a photo', () => {
	const seen = [card(1, 3), card(2, 0), card(2, 0), card(3, 1, 40), card(99, 0)];

	it('is read at once: each seat that is there once and upright; doubled ones are flagged', () => {
		const { readings, reads } = addPhoto(nothingRead, seen, seats, 5);
		expect(reads).toEqual([{ seat: 1, place: 3 }]);
		expect(readings.votes).toEqual(new Map([[1, 3]]));
		expect([...readings.doubled.keys()]).toEqual([2]);
	});

	it('leaves the answers of those who are not in it', () => {
		const { readings } = addPhoto(nothingRead, [card(4, 1), card(1, 0)], seats, 5);
		expect(addPhoto(readings, seen, seats, 9).readings.votes).toEqual(
			new Map([
				[4, 1],
				[1, 3]
			])
		);
	});
});

describe('whatever the camera sees', () => {
	const sighting = fc
		.record({ id: fc.integer({ min: 1, max: 3 }), place: fc.integer({ min: 0, max: 1 }) })
		.map(({ id, place }) => card(id, place));
	const frames = fc
		.array(
			fc.record({
				ms: fc.integer({ min: 0, max: 700 }),
				seen: fc.array(sighting, { maxLength: 4 })
			}),
			{ maxLength: 40 }
		)
		.map((list) => {
			let at = 0;
			return list.map(({ ms, seen }) => ({ at: (at += ms), seen }));
		});

	/** Said again from the whole story: the last place a seat showed three times running within a second, since it was there twice. */
	function answerOf(seat: number, story: Frame[]) {
		const shown = story.flatMap(({ at, seen }) => {
			const own = seen.filter(({ id }) => id === seat);
			if (own.length === 0) return [];
			return [{ at, place: own.length === 1 ? own[0]!.turn : undefined }];
		});
		let answer: number | undefined;
		for (let last = 0; last < shown.length; last++) {
			if (shown[last]!.place === undefined) answer = undefined;
			if (last < steadyTimes - 1) continue;
			const run = shown.slice(last - steadyTimes + 1, last + 1);
			const [{ place, at }] = run as [(typeof run)[number]];
			if (place === undefined || run.some((one) => one.place !== place)) continue;
			if (run.at(-1)!.at - at <= steadyMs) answer = place;
		}
		return answer;
	}

	it('each seat has the last answer that was steady, and none without', () => {
		fc.assert(
			fc.property(frames, (story) => {
				const { readings, reads } = play(story);
				for (const seat of seats) {
					expect(readings.votes.get(seat)).toBe(answerOf(seat, story));
					const told = reads.findLast((one) => one.seat === seat)?.place;
					expect(answerOf(seat, story) ?? told).toBe(told);
				}
			})
		);
	});

	it('never tells the same answer of a seat twice running, but after its card was there twice', () => {
		fc.assert(
			fc.property(frames, (story) => {
				for (const seat of seats) {
					if (story.some(({ seen }) => seen.filter(({ id }) => id === seat).length > 1)) continue;
					const own = play(story).reads.filter((one) => one.seat === seat);
					expect(own.every(({ place }, at) => place !== own[at - 1]?.place)).toBe(true);
				}
			})
		);
	});
});
