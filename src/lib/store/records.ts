/*
 * What the tables hold: one schema a table, types inferred. Every writer parses with these, so nothing
 * of another shape is ever stored.
 */
import * as v from 'valibot';
import type { Way } from '$lib/activities/activity';
import type { Place } from '$lib/lesson/place';

/** The group of runs somebody does alone on this device; it has no row of its own. */
export const thisDevice = 'this-device';

/** Ids of the demo class and its runs begin so; they live in a database of their own. */
export const demoPrefix = 'demo-';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const time = v.pipe(v.number(), v.minValue(0));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const number = v.pipe(whole, v.minValue(1), v.maxValue(60));
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const day = v.pipe(v.string(), v.isoDate());
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));

const holiday = v.pipe(
	v.strictObject({ from: day, to: day }),
	v.check(({ from, to }) => from <= to)
);

/** Fewer than this and a sum could point at a child. */
export const fewest = 5;
const enough = v.pipe(whole, v.minValue(fewest));

/** Spelt out in full so that a new way in is a type error here until it is listed. */
const way = v.enum({
	hands: 'hands',
	shared: 'shared',
	card: 'card',
	handin: 'handin',
	room: 'room',
	solo: 'solo'
} satisfies { [W in Way]: W });

export const groupSchema = v.strictObject({
	id,
	name,
	createdAt: time,
	/** when the teacher last changed something here, so that a merge knows the later change */
	changedAt: v.exactOptional(time),
	country: v.exactOptional(country),
	/** a family; without it, a class */
	family: v.exactOptional(v.literal(true)),
	/** the last day single answers are kept, as YYYY-MM-DD; without it, as `retention.ts` says */
	keepUntil: v.exactOptional(day),
	/** the day the teacher was first told that this day is near */
	noticedOn: v.exactOptional(day),
	/** its time is over: only class sums are left, and nothing but sums is taken in again */
	folded: v.exactOptional(v.literal(true)),
	/** no school from one day to another, both included */
	holidays: v.exactOptional(v.pipe(v.array(holiday), v.maxLength(40)))
});
export type Group = v.InferOutput<typeof groupSchema>;

/** `id` is `group/number`. A name is optional, and stays on this device. Seats of a family have a role. */
export const seatSchema = v.strictObject({
	id,
	group: id,
	number,
	picture: id,
	name: v.exactOptional(name),
	/** when the name was given or taken away; missing where a backup left names out */
	namedAt: v.exactOptional(time),
	role: v.exactOptional(v.picklist(['child', 'parent', 'grandparent']))
});
export type Seat = v.InferOutput<typeof seatSchema>;

const placeSchema: v.GenericSchema<unknown, Place> = v.strictObject({
	activity: v.string(),
	step: whole,
	chosen: v.array(v.string()),
	left: v.exactOptional(v.strictObject({ activity: v.string(), chosen: v.array(v.string()) })),
	blank: v.boolean(),
	talkUntil: v.exactOptional(v.number()),
	over: v.boolean()
});

export const runSchema = v.strictObject({
	id,
	group: id,
	/** id of the lesson, and the version and language it is run in */
	lesson: id,
	version: whole,
	language: id,
	/** the lesson is not built in: it is in `packs` */
	outside: v.boolean(),
	/** the lesson's title, for lists */
	title: v.string(),
	startedAt: time,
	touchedAt: time,
	endedAt: v.exactOptional(time),
	screens: v.picklist([1, 2]),
	/** pupils answer on devices too; what a round asks is asked whole before any of it is shown */
	devices: v.exactOptional(v.literal(true)),
	/** hand-in: the code its tablets start with, and by seat the one attempt that counts */
	handin: v.exactOptional(
		v.strictObject({ code: v.string(), attempts: v.record(v.string(), v.string()) })
	),
	/** numbers of the seats that are here today */
	present: v.array(number),
	place: placeSchema,
	/** it asks before and after what pupils can do, by the lesson's measure */
	measured: v.exactOptional(v.literal(true)),
	/** it comes back to a lesson so many days after it, with these of the lesson's follow-up activities */
	followUp: v.exactOptional(v.picklist([7, 28, 90])),
	drawn: v.exactOptional(v.pipe(v.array(id), v.minLength(1))),
	/** `present` only says how many were here: 1 … n */
	folded: v.exactOptional(v.literal(true))
});
export type Run = v.InferOutput<typeof runSchema>;

/** What stays of a run that was deleted: with its class, so that a file of one class speaks of no other. */
export const goneRun = ({ group, id }: Pick<Run, 'group' | 'id'>) => `${group}/${id}`;

/**
 * `answer: null` is a pass. `rev` orders the answers of one seat; there is no time.
 * `by: 'teacher'` is a correction and stays. `late`: came after the reveal, left out of rates and votes.
 */
export const storedAnswerSchema = v.strictObject({
	answer: v.unknown(),
	way,
	rev: whole,
	by: v.picklist(['seat', 'teacher']),
	late: v.exactOptional(v.literal(true))
});
export type StoredAnswer = v.InferOutput<typeof storedAnswerSchema>;

/** `present`: how many were asked this way. `counts`: by option, named as in `tallyKey`. */
export const tallySchema = v.strictObject({ present: whole, counts: v.record(v.string(), whole) });
export type Tally = v.InferOutput<typeof tallySchema>;

export const roundSchema = v.strictObject({
	run: id,
	group: id,
	activity: id,
	round: v.pipe(whole, v.minValue(1)),
	/** whole minutes: no finer time about a class is kept */
	openedAt: time,
	closedAt: v.exactOptional(time),
	/** by seat number */
	answers: v.record(v.string(), storedAnswerSchema),
	tally: v.exactOptional(v.record(way, tallySchema)),
	/** the seats counted so far, in seat order, so that nothing can be read from it */
	in: v.exactOptional(v.array(number)),
	/** the answers were made into sums */
	folded: v.exactOptional(v.literal(true)),
	/** what is left of answers made of options: how many gave each, named as in `tallyKey`, all ways together */
	options: v.exactOptional(
		v.strictObject({
			/** how many answered; missing where anything under five was dropped, so that no share is told of the rest */
			given: v.exactOptional(enough),
			counts: v.record(v.string(), enough)
		})
	),
	/** of other answers, how many gave the same; null is a pass */
	sums: v.exactOptional(v.array(v.strictObject({ answer: v.unknown(), n: enough }))),
	/** these sums are all that was given in time: nothing under five was dropped */
	whole: v.exactOptional(v.literal(true))
});
export type Round = v.InferOutput<typeof roundSchema>;
export type RoundKey = Pick<Round, 'run' | 'group' | 'activity' | 'round'>;

/** A lesson from outside. It goes through `readPack` again each time it is opened. */
export const savedPackSchema = v.strictObject({
	id,
	name,
	addedAt: time,
	lesson: v.unknown(),
	/** not offered any more; runs that played it still find it */
	offShelf: v.exactOptional(v.literal(true))
});
export type SavedPack = v.InferOutput<typeof savedPackSchema>;

/** What can be set, each by its own key. */
export const settingSchemas = {
	country,
	/** the school's own person to turn to; on pupils' devices only if the teacher says so */
	namedPerson: v.strictObject({
		name,
		where: v.pipe(v.string(), v.trim(), v.maxLength(200)),
		onPupils: v.boolean()
	}),
	/** help services someone at the school has called, with the day */
	confirmed: v.record(v.string(), v.pipe(v.string(), v.isoDate())),
	/** the live room of a run: what it takes to open the same one after a crash. Whose seats they are is in no export */
	room: v.strictObject({
		run: id,
		code: v.string(),
		token: v.string(),
		secret: v.string(),
		addresses: v.array(v.string()),
		starts: whole,
		locked: v.boolean(),
		/** of the phone that is the remote */
		remote: v.exactOptional(v.string()),
		seats: v.record(
			v.string(),
			v.strictObject({ token: v.exactOptional(v.string()), sittings: whole })
		)
	}),
	/**
	 * by run: answers of seats beside the stored ones, until the teacher takes or leaves them; in no export, and gone
	 * with anything that is deleted
	 */
	offers: v.record(
		id,
		v.array(
			v.strictObject({
				seat: whole,
				activity: id,
				round: whole,
				way,
				by: v.picklist(['seat', 'teacher']),
				rev: v.optional(whole),
				given: v.union([
					v.strictObject({ answer: v.unknown() }),
					v.strictObject({ part: v.string(), option: v.nullable(v.string()) })
				])
			})
		)
	),
	/** random ids of what was deleted, of a run as `goneRun` says, so that a merge does not bring it back */
	deleted: v.array(id),
	/** when all classes were last saved in a file */
	lastBackup: time,
	/** what a PIN is checked against: PBKDF2-SHA-256 with a salt, both in Base64. Of this device, in no export */
	pin: v.strictObject({
		salt: v.string(),
		hash: v.string(),
		iterations: v.pipe(whole, v.minValue(1))
	})
};
export type Settings = {
	[K in keyof typeof settingSchemas]: v.InferOutput<(typeof settingSchemas)[K]>;
};
export interface Setting {
	key: string;
	value: unknown;
}
