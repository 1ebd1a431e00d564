/*
 * What of `bench scan` runs in the browser: makes frames, lets our detector and js-aruco2 look at the same ones in turn,
 * and counts. Bundled by scan.js.
 */
import type * as aruco from 'js-aruco2';
import { Detector, type Detection } from '../../../src/lib/ways/cards/apriltag';
import { frameOf, levels, sceneOf, type Frame, type LevelName } from './frames';
import { isRight } from './right';

export interface Wanted {
	width: number;
	height: number;
	/** 'card-free': typical frames in which nobody holds a card */
	level: LevelName | 'card-free';
	/** rooms with a class, and frames of each */
	scenes: number;
	frames: number;
	/** js-aruco2 looks at the first frame of this many rooms */
	peerScenes: number;
}

export interface Counted {
	frames: number;
	cards: number;
	right: number;
	farCards: number;
	farRight: number;
	/** cards that were read in at least one frame of their room */
	everRight: number;
	held: number;
	wrong: number;
	/** readings of followed cards that are wrong; and the followed ones that were read, of how many */
	followed: number;
	toFollow: number;
	ms: number[];
	followMs: number[];
	/** of the frames that both looked at: ours, theirs, and how many cards they read */
	bothMs: number[];
	peerMs: number[];
	peerCards: number;
	peerRight: number;
	peerWrong: number;
}

const detectors = new Map<string, Detector>();
/** js-aruco2 as a page loads it, by script tags. */
declare const AR: typeof aruco.AR;
let peer: InstanceType<typeof AR.Detector> | undefined;

function timed<T>(list: number[], work: () => T): T {
	const start = performance.now();
	const result = work();
	list.push(performance.now() - start);
	return result;
}

/** Measures the rooms from `first` on, so that the work can be cut into pieces. */
export function measure(wanted: Wanted, first: number, count: number): Counted {
	const { width, height, level, frames, peerScenes } = wanted;
	const size = `${width}x${height}`;
	const detector = detectors.get(size) ?? new Detector(width, height);
	detectors.set(size, detector);
	peer ??= new AR.Detector({ dictionaryName: 'APRILTAG_36h11' });
	const counted: Counted = {
		...{ frames: 0, cards: 0, right: 0, farCards: 0, farRight: 0, everRight: 0, held: 0, wrong: 0 },
		...{ followed: 0, toFollow: 0, ms: [], followMs: [], bothMs: [], peerMs: [] },
		...{ peerCards: 0, peerRight: 0, peerWrong: 0 }
	};
	for (let room = first; room < first + count; room++) {
		const isFree = level === 'card-free';
		const light = levels[isFree ? 'typical' : level];
		const scene = sceneOf(`room ${room}`, width, height, light, isFree ? [] : undefined);
		const ever = new Set<number>();
		let before: Detection[] = [];
		for (let number = 0; number < frames; number++) {
			const frame = frameOf(scene, number);
			const found = timed(counted.ms, () => detector.find(frame.grey));
			tell(counted, frame, found, ever);
			if (before.length > 0) {
				const followed = timed(counted.followMs, () => detector.follow(frame.grey, before));
				counted.toFollow += before.length;
				counted.followed += followed.filter((one) => isShown(frame, one)).length;
				counted.wrong += followed.filter((one) => !isShown(frame, one)).length;
			}
			before = found;
			if (number === 0 && room < peerScenes) {
				counted.bothMs.push(counted.ms.at(-1)!);
				lookWithPeer(counted, frame);
			}
		}
		counted.everRight += ever.size;
		counted.held += scene.held.length;
	}
	return counted;
}

const isShown = ({ cards }: Frame, one: Detection) => cards.some((card) => isRight(card, one));

function tell(counted: Counted, frame: Frame, found: Detection[], ever: Set<number>) {
	counted.frames++;
	counted.wrong += found.filter((one) => !isShown(frame, one)).length;
	for (const card of frame.cards) {
		const isFar = card.row === 0;
		const isRead = found.some((one) => isRight(card, one));
		counted.cards++;
		counted.right += Number(isRead);
		counted.farCards += Number(isFar);
		counted.farRight += Number(isFar && isRead);
		if (isRead) ever.add(card.id);
	}
}

function lookWithPeer(counted: Counted, { width, height, grey, cards }: Frame) {
	const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
	for (let at = 0; at < grey.length; at++) rgba.fill(grey[at]!, 4 * at, 4 * at + 3);
	const markers = timed(counted.peerMs, () => peer!.detectImage(width, height, rgba));
	const isThere = ({ id, corners }: (typeof markers)[number]) =>
		cards.some((card) => {
			const x = corners.reduce((sum, corner) => sum + corner.x, 0) / 4;
			const y = corners.reduce((sum, corner) => sum + corner.y, 0) / 4;
			return card.id === id && Math.hypot(card.x - x, card.y - y) < card.size / 2;
		});
	counted.peerCards += cards.length;
	counted.peerRight += new Set(markers.filter(isThere).map(({ id }) => id)).size;
	counted.peerWrong += markers.filter((one) => !isThere(one)).length;
}
