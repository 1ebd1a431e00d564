/*
 * What waits on a tablet, in bytes that codes carry to the teacher's camera while the room is out of reach. Pure.
 * Each answer keeps its counter: once the room is back the same ones come over the line, and change nothing. Half of
 * a seat's token says whose they are; who photographs the codes still cannot speak for the seat in the room.
 */
import * as v from 'valibot';
import type { Arrival } from '../collector';
import { packed, unpacked } from '../handin/bytes';
import { givenSchema, type Given } from './messages';
import type { Outgoing } from './outbox';

export interface Carried {
	seat: number;
	/** 16 hexadecimal digits; see `proofOf` */
	proof: string;
	answers: { activity: string; round: number; rev: number; given: Given }[];
}

/** What a tablet shows of its seat's token. */
export const proofOf = (token: string) => token.slice(0, 16);

/** a lesson done alone hands in with 1 */
const version = 2;
/** answers that fit into the codes, whatever they are; the last ones go first */
const most = 12;

/** What waits on one seat, one answer or more, as bytes. */
export function writeCarried(rows: readonly Outgoing[]): Uint8Array {
	const { seat, token } = rows[0]!;
	const answers = rows
		.slice(-most)
		.map(({ activity, round, rev, given }) =>
			'answer' in given
				? [activity, round, rev, given.answer]
				: [activity, round, rev, given.part, given.option]
		);
	return Uint8Array.from([version, ...packed([seat, proofOf(token), answers], [])]);
}

const head = [v.string(), v.number(), v.number()] as const;
const carriedSchema = v.strictTuple([
	v.number(),
	v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
	v.array(
		v.union([
			v.strictTuple([...head, v.string(), v.nullable(v.string())]),
			v.strictTuple([...head, v.unknown()])
		])
	)
]);

/** What these bytes carry; undefined where they are of something else. Never throws. */
export function readCarried(bytes: Uint8Array): Carried | undefined {
	if (bytes[0] !== version) return undefined;
	try {
		const [seat, proof, answers] = v.parse(carriedSchema, unpacked(bytes.subarray(1), []));
		return {
			seat,
			proof,
			answers: answers.map((one) => {
				const [activity, round, rev] = one;
				const given = one.length === 5 ? { part: one[3], option: one[4] } : { answer: one[3] };
				return { activity, round, rev, given: v.parse(givenSchema, given) };
			})
		};
	} catch {
		// cut, forged or of a later version
		return undefined;
	}
}

/** The camera is another line to the same room: what it brings is what the tablet sent. */
export const arrivalsOf = ({ seat, answers }: Carried): Arrival[] =>
	answers.map((one) => ({ ...one, seat, way: 'room', by: 'seat' }));
