/* The room behind the cards: walls, posters, windows, people, and things that look like cards and are none. */
import { poseOf, stamp, type Picture } from './stamp';

type Next = () => number;
const between = (next: Next, least: number, most: number) => least + next() * (most - least);
const whole = (next: Next, least: number, most: number) =>
	Math.floor(between(next, least, most + 1));

/** Fills with a wall, then with `busy` times the things of one wall. @param scale pixels of one pixel at 720p */
export function paintRoom(picture: Picture, next: Next, scale: number, busy: number) {
	paintWall(picture, next);
	const { width, height } = picture;
	const place = () => ({ x: next() * width, y: next() * height });
	const times = (count: number, paint: () => void) => {
		for (let time = 0; time < count; time++) paint();
	};
	times(10, () => {
		const grey = between(next, 25, 240);
		const size = { wide: scale * between(next, 40, 260), high: scale * between(next, 30, 200) };
		stamp(picture, poseOf({ ...place(), ...size, spin: between(next, -0.1, 0.1) }), () => grey, 1);
	});
	times(5, () => paintFrame(picture, next, place(), scale));
	times(4, () => paintWriting(picture, next, place(), scale));
	times(2, () => paintBlind(picture, next, place(), scale));
	times(3 * busy, () => paintGrid(picture, next, place(), scale));
	times(4 * busy, () => paintSheet(picture, next, place(), scale));
}

function paintWall({ width, height, grey }: Picture, next: Next) {
	const [base, across, down] = [
		between(next, 90, 200),
		between(next, -40, 40),
		between(next, -50, 30)
	];
	const waves = [1, 2, 3].map(() => ({
		x: between(next, -0.05, 0.05),
		y: between(next, -0.05, 0.05),
		high: between(next, 1, 6)
	}));
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++, at++) {
			let value = base + (across * x) / width + (down * y) / height;
			for (const wave of waves) value += wave.high * Math.sin(wave.x * x + wave.y * y);
			grey[at] = value;
		}
	}
}

/** A picture frame, a tablet, a door: dark round light or light round dark, with four straight sides. */
function paintFrame(picture: Picture, next: Next, at: { x: number; y: number }, scale: number) {
	const [edge, field] = next() < 0.5 ? [between(next, 15, 60), between(next, 150, 245)] : [230, 60];
	const thick = between(next, 0.05, 0.16);
	const size = { wide: scale * between(next, 20, 120), high: scale * between(next, 20, 120) };
	const pose = poseOf({
		...at,
		...size,
		spin: between(next, -0.3, 0.3),
		tilt: between(next, 0, 0.6)
	});
	stamp(picture, pose, (u, v) => (Math.max(Math.abs(u), Math.abs(v)) > 0.5 - thick ? edge : field));
}

/** A poster full of words. */
function paintWriting(picture: Picture, next: Next, at: { x: number; y: number }, scale: number) {
	const size = { wide: scale * between(next, 60, 160), high: scale * between(next, 60, 160) };
	const lines = whole(next, 6, 14);
	const letters = Array.from({ length: lines * 24 }, () => next() < 0.7);
	const [paper, ink] = [between(next, 190, 245), between(next, 15, 80)];
	stamp(picture, poseOf({ ...at, ...size, spin: between(next, -0.15, 0.15) }), (u, v) => {
		const line = Math.floor((v + 0.5) * lines);
		const inLine = (v + 0.5) * lines - line;
		const letter = Math.floor((u + 0.5) * 24);
		return inLine > 0.55 || !letters[line * 24 + letter] || letter < 2 || letter > 21 ? paper : ink;
	});
}

/** Stripes: a blind, a radiator, a row of books. */
function paintBlind(picture: Picture, next: Next, at: { x: number; y: number }, scale: number) {
	const stripes = Array.from({ length: whole(next, 8, 24) }, () => between(next, 30, 230));
	const size = { wide: scale * between(next, 80, 240), high: scale * between(next, 50, 160) };
	const spin = whole(next, 0, 1) * (Math.PI / 2);
	stamp(
		picture,
		poseOf({ ...at, ...size, spin }),
		(u) => stripes[Math.floor((u + 0.5) * stripes.length)]!
	);
}

/** A crossword, a chessboard, a code of another kind: chance bits in a black border on white, as a card has. */
function paintGrid(picture: Picture, next: Next, at: { x: number; y: number }, scale: number) {
	const cells = whole(next, 5, 10);
	const bits = Array.from({ length: cells * cells }, () => next() < 0.5);
	const size = scale * between(next, 25, 80);
	const pose = poseOf({
		...{ ...at, wide: size, high: size, spin: between(next, 0, 6.28) },
		...{ tilt: between(next, 0, 0.6), axis: between(next, 0, 3.14) }
	});
	stamp(picture, pose, (u, v) => {
		const [column, row] = [(u + 0.5) * (cells + 4) - 2, (v + 0.5) * (cells + 4) - 2];
		if (Math.min(column, row) < -1 || Math.max(column, row) >= cells + 1) return 235;
		if (Math.min(column, row) < 0 || Math.max(column, row) >= cells) return 25;
		return bits[Math.floor(row) * cells + Math.floor(column)] ? 235 : 25;
	});
}

/** A sheet of paper, empty or with a black square: a card held the wrong way round. */
function paintSheet(picture: Picture, next: Next, at: { x: number; y: number }, scale: number) {
	const size = scale * between(next, 30, 90);
	const square = next() < 0.4 ? 0.4 : 0;
	const pose = poseOf({
		...{ ...at, wide: size, high: size, spin: between(next, 0, 6.28) },
		...{ tilt: between(next, 0, 0.7), axis: between(next, 0, 3.14) }
	});
	stamp(picture, pose, (u, v) => (Math.max(Math.abs(u), Math.abs(v)) < square ? 30 : 232));
}

/** Somebody who sits there: head, hair, pullover. */
export function paintPerson(picture: Picture, next: Next, x: number, y: number, size: number) {
	const [skin, hair, cloth] = [
		between(next, 60, 200),
		between(next, 15, 160),
		between(next, 20, 230)
	];
	const round = (u: number, v: number) => u * u + v * v < 0.25;
	const stripe = next() < 0.4 ? between(next, 20, 230) : cloth;
	const bands = whole(next, 4, 9);
	const body = poseOf({ x, y: y + size * 0.6, wide: size * 1.7, high: size * 2 });
	stamp(picture, body, (_, v) => (Math.floor((v + 0.5) * bands) % 2 ? cloth : stripe));
	const head = poseOf({ x, y: y - size * 0.75, wide: size * 0.75, high: size * 0.95 });
	stamp(picture, head, (u, v) => (round(u, v) ? (v < -0.15 ? hair : skin) : -1));
}
