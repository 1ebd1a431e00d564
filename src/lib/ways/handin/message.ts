/*
 * What a device hands in: who, for which run, and what was answered. Pure. A device without a network is believed
 * no more than any other: the Collector refuses what is not of the lesson. What this cannot show is that the one who
 * holds the device is who they say: the teacher, who holds the camera, sees that.
 */
import * as v from 'valibot';
import type { Activity } from '$lib/activities/activity';
import type { Arrival } from '../collector';
import { crc32, packed, unpacked } from './bytes';
import { codeBytes, toCode } from './code';

/** As much of a lesson as both sides have to agree on. */
export interface HandinLesson {
	id: string;
	version: number;
	activities: readonly Pick<Activity, 'id' | 'question'>[];
}

export interface Entry {
	activity: string;
	round: number;
	given: Arrival['given'];
}

export interface Handin {
	/** of the run, from its start code */
	code: string;
	/** 16 hexadecimal digits a device makes for itself: one attempt of a seat counts */
	attempt: string;
	seat: number;
	/** goes up each time this device hands in again */
	rev: number;
	entries: Entry[];
}

const version = 1;

/** Every id of the questions, once: what answers are made of. */
function wordsOf({ activities }: HandinLesson): string[] {
	const words = new Set<string>();
	const look = (value: unknown, depth: number) => {
		if (typeof value !== 'object' || value === null || depth > 8) return;
		for (const [key, held] of Object.entries(value)) {
			if (key === 'id' && typeof held === 'string') words.add(held);
			look(held, depth + 1);
		}
	};
	activities.forEach((activity) => {
		words.add(activity.id);
		look(activity.question, 0);
	});
	return [...words].sort();
}

const textBytes = (text: string) => new TextEncoder().encode(text);
const printOf = (lesson: HandinLesson, words: string[]) =>
	crc32(textBytes([lesson.id, lesson.version, ...words].join('\n')));

const hexBytes = (hex: string) =>
	Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
const toHex = (bytes: Uint8Array) =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** head: version, code, attempt, seat, rev (2), print of the lesson (4) */
const headSize = 1 + 5 + 8 + 1 + 2 + 4;

export function writeHandin(lesson: HandinLesson, handin: Handin): Uint8Array {
	const words = wordsOf(lesson);
	const head = new Uint8Array(headSize);
	head[0] = version;
	head.set(codeBytes(handin.code), 1);
	head.set(hexBytes(handin.attempt), 6);
	head[14] = handin.seat;
	const view = new DataView(head.buffer);
	view.setUint16(15, handin.rev);
	view.setUint32(17, printOf(lesson, words));
	const entries = handin.entries.map(({ activity, round, given }) =>
		'answer' in given
			? [activity, round, given.answer]
			: [activity, round, given.part, given.option]
	);
	return Uint8Array.from([...head, ...packed(entries, words)]);
}

const place = [v.string(), v.number()] as const;
const entriesSchema = v.array(
	v.union([
		v.strictTuple([...place, v.string(), v.string()]),
		v.strictTuple([...place, v.unknown()])
	])
);

/** The hand-in of these bytes, or why it is none: of another lesson or version, or not readable. Never throws. */
export function readHandin(
	lesson: HandinLesson,
	bytes: Uint8Array
): Handin | 'other-lesson' | 'unreadable' {
	if (bytes.length <= headSize || bytes[0] !== version) return 'unreadable';
	const words = wordsOf(lesson);
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	if (view.getUint32(17) !== printOf(lesson, words)) return 'other-lesson';
	try {
		const read = v.safeParse(entriesSchema, unpacked(bytes.subarray(headSize), words));
		if (!read.success) return 'unreadable';
		return {
			code: toCode(bytes.subarray(1, 6)),
			attempt: toHex(bytes.subarray(6, 14)),
			seat: bytes[14]!,
			rev: view.getUint16(15),
			entries: read.output.map((entry) => {
				const [activity, round] = entry;
				return entry.length === 4
					? { activity, round, given: { part: entry[2], option: entry[3] } }
					: { activity, round, given: { answer: entry[2] } };
			})
		};
	} catch {
		return 'unreadable';
	}
}

/** What a hand-in brings to the Collector. */
export const arrivalsOf = ({ seat, rev, entries }: Handin): Arrival[] =>
	entries.map((entry) => ({ ...entry, seat, rev, way: 'handin', by: 'seat' }));
