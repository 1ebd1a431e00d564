import { describe, expect, it } from 'vitest';
import { frameOf, levels, sceneOf, type Frame } from '../../../../../tests/bench/scan/frames';
import { isRight } from '../../../../../tests/bench/scan/right';
import { placeOf, poseOf, stamp, type Placing } from '../../../../../tests/bench/scan/stamp';
import { seeded } from '../../../seed';
import { cellsOf } from './family';
import { Detector } from './index';

const [width, height] = [1280, 720];
const detector = new Detector(width, height);

/** An image with one card of a white margin of one cell, and where its tag's corners are. */
function oneCard(id: number, placing: Partial<Placing>) {
	const picture = { width, height, grey: new Float32Array(width * height).fill(110) };
	const pose = poseOf({ x: 640, y: 360, wide: 120, high: 120, ...placing });
	const cells = cellsOf(id);
	stamp(
		picture,
		pose,
		(u, v) => {
			const [column, row] = [Math.floor((u + 0.5) * 10) - 1, Math.floor((v + 0.5) * 10) - 1];
			const isTag = column >= 0 && row >= 0 && column < 8 && row < 8;
			return isTag && !cells[row * 8 + column] ? 20 : 230;
		},
		4
	);
	const corners = [-1, 1, 1, -1].map((u, at) => placeOf(pose, 0.4 * u, at < 2 ? -0.4 : 0.4));
	return { grey: Uint8Array.from(picture.grey), corners };
}

const readIn = ({ cards }: Frame, found: ReturnType<Detector['find']>) => ({
	right: cards.filter((card) => found.some((one) => isRight(card, one))).length,
	wrong: found.filter((one) => !cards.some((card) => isRight(card, one))).length
});

describe('the detector', () => {
	it('reads all thirty cards of a usual classroom, and nothing else', () => {
		const frame = frameOf(sceneOf('usual', width, height, levels.typical), 0);
		expect(readIn(frame, detector.find(frame.grey))).toEqual({ right: 30, wrong: 0 });
	});

	it('reads four of five cards in half light, noise and movement, and nothing else', () => {
		const frame = frameOf(sceneOf('dim', width, height, levels.hard), 0);
		const { right, wrong } = readIn(frame, detector.find(frame.grey));
		expect(right).toBeGreaterThanOrEqual(24);
		expect(wrong).toBe(0);
	});

	it('finds nothing where there is no card, though much looks like one', () => {
		const scene = sceneOf('no cards', width, height, levels.typical, []);
		for (let number = 0; number < 3; number++)
			expect(detector.find(frameOf(scene, number).grey)).toEqual([]);
	});

	it('finds nothing in noise, in one grey, in stripes of one pixel', () => {
		const next = seeded('noise');
		const noise = Uint8Array.from({ length: width * height }, () => next() * 256);
		expect(detector.find(noise)).toEqual([]);
		expect(detector.find(new Uint8Array(width * height).fill(128))).toEqual([]);
		expect(detector.find(noise.map((_, at) => (at & 1 ? 0 : 255)))).toEqual([]);
		expect(detector.find(noise.map((_, at) => ((at >> 1) & 1 ? 0 : 255)))).toEqual([]);
	});

	it.each([
		[0, 0],
		[-90, 1],
		[180, 2],
		[90, 3],
		[-60, 1],
		[40, 0]
	])('turned by %i degrees, side %i is up', (degrees, turn) => {
		const { grey } = oneCard(7, { spin: (degrees * Math.PI) / 180 });
		expect(detector.find(grey)).toMatchObject([{ id: 7, turn, hamming: 0 }]);
	});

	it('finds the corners to a third of a pixel, from the tag’s own top left', () => {
		for (const spin of [0, 0.3, 1.9, 3.5]) {
			const { grey, corners } = oneCard(11, { spin, tilt: 0.5, axis: 1 });
			const [found] = detector.find(grey);
			for (const [at, corner] of found!.corners.entries()) {
				expect(Math.hypot(corner.x - corners[at]!.x, corner.y - corners[at]!.y)).toBeLessThan(0.33);
			}
		}
	});

	it('reads a card that fills the frame, and one at its edge', () => {
		expect(detector.find(oneCard(3, { wide: 690, high: 690 }).grey)).toMatchObject([{ id: 3 }]);
		expect(detector.find(oneCard(4, { x: 62, y: 658 }).grey)).toMatchObject([{ id: 4 }]);
	});

	it('does not read what is seen in a mirror', () => {
		const { grey } = oneCard(7, {});
		const mirrored = grey.map((_, at) => grey[at - 2 * (at % width) + width - 1]!);
		expect(detector.find(mirrored)).toEqual([]);
	});

	it('follows cards from frame to frame, and sees the ones that turned', () => {
		const before = detector.find(oneCard(7, {}).grey);
		const { grey } = oneCard(7, { x: 660, y: 345, spin: -Math.PI / 2 });
		expect(detector.follow(grey, before)).toMatchObject([{ id: 7, turn: 1 }]);
		expect(detector.follow(new Uint8Array(width * height), before)).toEqual([]);
	});

	it('follows a whole class as well as it finds it', () => {
		const scene = sceneOf('follow', width, height, levels.typical);
		const before = detector.find(frameOf(scene, 0).grey);
		const frame = frameOf(scene, 1);
		expect(readIn(frame, detector.follow(frame.grey, before))).toEqual({ right: 30, wrong: 0 });
	});

	it('tells two cards of the same number apart', () => {
		const [one, other] = [oneCard(7, { x: 300 }), oneCard(7, { x: 900 })];
		const both = one.grey.map((grey, at) => (at % width < 600 ? grey : other.grey[at]!));
		expect(detector.find(both).map(({ id }) => id)).toEqual([7, 7]);
	});
});
