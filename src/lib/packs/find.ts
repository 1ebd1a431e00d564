/*
 * Which lessons of a library fit what somebody looks for. Pure: the page shows it, the tests prove it.
 */
import type { AnyKind } from '../activities/load';
import type { LessonCard } from './fetch';
import type { Band, Topic } from './words';

/**
 * What a room needs beside its people: the projector alone, one tablet that goes round, or the one device
 * of a family.
 */
export const devices = ['projector', 'tablet', 'family'] as const;
export type Device = (typeof devices)[number];

/** A lesson as a library can be searched for it. */
export interface Searched extends Pick<LessonCard, 'band' | 'topic' | 'minutes' | 'languages'> {
	objectives: string[];
	/** framework codes, as `digcomp 2.5` and `dce 4` */
	codes: string[];
	devices: Device[];
}

/** What is looked for; '' and 0 stand for any. All of it has to fit. */
export interface Wish {
	band: Band | '';
	topic: Topic | '';
	/** at most so many */
	minutes: number;
	language: string;
	objective: string;
	code: string;
	device: Device | '';
}

export const anything: Readonly<Wish> = {
	band: '',
	topic: '',
	minutes: 0,
	language: '',
	objective: '',
	code: '',
	device: ''
};

export const isAnything = (wish: Wish) => Object.values(wish).every((one) => !one);

/** The lessons that fit, in the order they came. */
export const find = <L extends Searched>(lessons: readonly L[], wish: Wish): L[] =>
	lessons.filter(
		(lesson) =>
			(!wish.band || lesson.band === wish.band) &&
			(!wish.topic || lesson.topic === wish.topic) &&
			(!wish.minutes || lesson.minutes <= wish.minutes) &&
			(!wish.language || lesson.languages.includes(wish.language)) &&
			(!wish.objective || lesson.objectives.includes(wish.objective)) &&
			(!wish.code || lesson.codes.includes(wish.code)) &&
			(!wish.device || lesson.devices.includes(wish.device))
	);

/**
 * The devices a lesson can be done with. Families practise on their own device, or together in one room. Any kind can be shown on the
 * stage and talked through there; a tablet that goes round is of use if all that is answered is open to it.
 */
export function devicesOf(band: Band, kinds: readonly Pick<AnyKind, 'shows' | 'open'>[]): Device[] {
	if (band === 'F') return ['family', 'projector'];
	const goesRound = kinds.every(({ shows, open }) => shows || open.includes('shared'));
	return goesRound ? ['projector', 'tablet'] : ['projector'];
}
