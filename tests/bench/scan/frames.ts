/*
 * Made-up camera frames of a class that holds up cards, for the bench and the tests: the same seed gives the same
 * frames on every machine. Thirty cards in five rows of six, the white card 30 pixels wide in the last row and 85 in
 * the first at 720p, half as much again at 1080p; the margin is one cell, so a tag is eight tenths of its card.
 */
import { seeded } from '../../../src/lib/seed';
import { cellsOf, tags } from '../../../src/lib/ways/cards/apriltag/family';
import { paintPerson, paintRoom } from './classroom';
import { photograph } from './photograph';
import { placeOf, poseOf, stamp, type Picture, type Placing } from './stamp';

export interface Level {
	/** degrees a card leans at most, in any direction */
	tilt: number;
	/** standard deviation of the noise, in grey levels */
	noise: number;
	/** standard deviation of the lens's blur, in pixels at 720p */
	blur: number;
	/** pixels at 720p that a hand moves while the picture is taken */
	motion: number;
	/** light in the room, where 1 gives white paper its full grey, and in its darkest corner */
	light: [number, number];
}

export const levels = {
	clean: { tilt: 15, noise: 2, blur: 0.5, motion: 0, light: [1, 0.8] },
	typical: { tilt: 30, noise: 5, blur: 0.7, motion: 1, light: [1, 0.65] },
	hard: { tilt: 45, noise: 9, blur: 1, motion: 3, light: [0.5, 0.2] }
} satisfies Record<string, Level>;
export type LevelName = keyof typeof levels;

/** A card that is held up: which one, which of its sides is up, and in which row (0 is the last). */
export interface Held {
	id: number;
	turn: number;
	row: number;
	placing: Placing;
}

export interface Scene {
	seed: string;
	level: Level;
	scale: number;
	room: Picture;
	held: Held[];
}

export interface Shown extends Pick<Held, 'id' | 'turn' | 'row'> {
	/** pixels: the middle of the card, and how wide it is when it does not lean */
	x: number;
	y: number;
	size: number;
}

export interface Frame {
	width: number;
	height: number;
	grey: Uint8Array;
	cards: Shown[];
}

const rows = 5;
const columns = 6;
const radians = Math.PI / 180;

/**
 * A room with a class in it. Where nobody holds a card there is more that looks like one.
 * @param cards the numbers that are held up, at most thirty; without it, thirty by chance
 */
export function sceneOf(
	seed: string,
	width: number,
	height: number,
	level: Level,
	cards?: readonly number[]
): Scene {
	const isFree = cards?.length === 0;
	const next = seeded(`${seed}/${width}/${!isFree}`);
	const scale = height / 720;
	const room = { width, height, grey: new Float32Array(width * height) };
	paintRoom(room, next, scale, isFree ? 4 : 1);

	const chance = new Set<number>();
	while (chance.size < rows * columns) chance.add(Math.floor(next() * tags));
	const ids = cards ?? [...chance];
	const held: Held[] = [];
	const sizes = Array.from({ length: rows }, (_, row) => scale * (30 + (55 * row) / (rows - 1)));
	const gap = (height - sizes.reduce((sum, size) => sum + size, 0)) / rows;
	let top = 0;
	for (const [row, size] of sizes.entries()) {
		for (let column = 0; column < columns; column++) {
			const x =
				((column + 0.5) / columns) * width + (next() - 0.5) * (width / columns - 1.45 * size);
			const y = top + gap / 2 + size / 2 + (next() - 0.5) * Math.max(0, gap - 0.45 * size);
			const turn = Math.floor(next() * 4);
			const spin = (-90 * turn + 30 * (next() - 0.5)) * radians;
			const tilt = next() * level.tilt * radians;
			const axis = next() * Math.PI;
			paintPerson(room, next, x, y, size);
			const placing = { x, y, wide: size, high: size, spin, tilt, axis };
			const id = ids[held.length];
			if (id !== undefined) held.push({ id, turn, row, placing });
		}
		top += size + gap;
	}
	return { seed, level, scale, room, held };
}

/** One frame of the scene: hands tremble and move, the noise is another in each. @param number of the frame */
export function frameOf({ seed, level, scale, room, held }: Scene, number: number): Frame {
	const next = seeded(`${seed}/frame ${number}`);
	const { width, height } = room;
	const picture = { width, height, grey: room.grey.slice() };
	const cards = held.map(({ id, turn, row, placing }) => {
		const [x, y] = [placing.x + 4 * scale * (next() - 0.5), placing.y + 4 * scale * (next() - 0.5)];
		const spin = placing.spin! + 6 * radians * (next() - 0.5);
		const most = level.tilt * radians;
		const tilt = Math.min(most, Math.max(0, placing.tilt! + 8 * radians * (next() - 0.5)));
		const pose = poseOf({ ...placing, x, y, spin, tilt });
		const way = next() * 2 * Math.PI;
		const far = level.motion * scale;
		const motion = { x: far * Math.cos(way), y: far * Math.sin(way) };
		stamp(picture, pose, shadeOf(id), 4, motion);
		return { id, turn, row, ...placeOf(pose, 0, 0), size: placing.wide };
	});
	return { width, height, grey: photograph(picture, level, scale, next), cards };
}

/** White card, black ink. */
function shadeOf(id: number) {
	const cells = cellsOf(id);
	return (u: number, v: number) => {
		const [column, row] = [Math.floor((u + 0.5) * 10) - 1, Math.floor((v + 0.5) * 10) - 1];
		if (column < 0 || row < 0 || column > 7 || row > 7) return 235;
		return cells[row * 8 + column] ? 235 : 22;
	};
}
