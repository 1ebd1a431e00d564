import { expect, it } from 'vitest';
import { frameOf, levels, sceneOf } from '../../../../../tests/bench/scan/frames';
import { Detector } from './index';
import { Tracker } from './tracker';

const [width, height] = [1280, 720];
const detector = new Detector(width, height);
const scene = sceneOf('tracker', width, height, levels.clean);
const raised = frameOf(scene, 0).grey;
const empty = frameOf({ ...scene, held: [] }, 0).grey;
const few = (count: number) => frameOf({ ...scene, held: scene.held.slice(0, count) }, 0).grey;
const counts = (frames: Uint8Array[]) => {
	const tracker = new Tracker(detector);
	return frames.map((frame) => tracker.look(frame).length);
};

it('sees in every frame the cards that stay', () => {
	expect(counts(Array(9).fill(raised))).toEqual(Array(9).fill(30));
});

it('sees a card that is raised after four frames at most, at once when there was none', () => {
	expect(counts([few(5), ...Array(4).fill(raised)])[4]).toBe(30);
	expect(counts([empty, raised])).toEqual([0, 30]);
});

it('sees a card again that was hidden for a frame', () => {
	expect(counts([few(6), few(5), few(6)])).toEqual([6, 5, 6]);
});

it('sees none when all are put down', () => {
	expect(counts([raised, empty, empty, empty, empty, empty])).toEqual([30, 0, 0, 0, 0, 0]);
});
