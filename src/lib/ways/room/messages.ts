/*
 * What is said in a room, and by whom: one place for the relay and the pages. Every message from outside is
 * `unknown` until one of these has read it. Roles: a host shows and tells, guests say, the relay carries.
 */
import * as v from 'valibot';
import { dataLimit } from '../../packs/limits';

/** Where the relay is found, below the base of the kit. */
export const roomPath = 'room';
export const socketPath = `${roomPath}/socket`;

/** No frame is larger, in bytes; a host parts what is. */
export const mostBytes = 16 * 1024;

const most = { depth: 40, nodes: mostBytes, characters: mostBytes };
/** May this go over a line? What is nested deeper than any lesson ends a server that walks it by recursion. */
export const isCarried = (words: unknown) => dataLimit(words, most) === undefined;

/** Letters and digits that cannot be taken for one another: no I, O, 0, 1. */
export const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const codeLength = 6;

/** A typed code as it was meant: any case, with spaces or dashes; undefined if it cannot be one. */
export function codeFrom(typed: string): string | undefined {
	const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
	return v.is(codeSchema, code) ? code : undefined;
}

export const codeSchema = v.pipe(
	v.string(),
	v.regex(new RegExp(`^[${codeLetters}]{${codeLength}}$`))
);
/** 128 bits as hexadecimal digits: a room's secret, a host's or a seat's token. */
const token = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const seatNumber = v.pipe(whole, v.minValue(1), v.maxValue(9999));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(60));

/** How a socket says who it is. A guest without a secret typed the code: it may only knock. */
export const authSchema = v.variant('as', [
	v.strictObject({ as: v.literal('host'), code: codeSchema, token }),
	v.strictObject({ as: v.literal('guest'), code: codeSchema, secret: v.optional(token) })
]);
export type Auth = v.InferOutput<typeof authSchema>;

/** Why the relay does not let a socket in; the text of its error. */
export const refusals = ['unknown', 'nobody', 'slow-down', 'full'] as const;
export type Refusal = (typeof refusals)[number];

/** What `POST /room` gives a host. */
export interface OpenedRoom {
	code: string;
	token: string;
	secret: string;
	/** under which guests may reach this relay; the likeliest first */
	addresses: string[];
}

/** What was answered: a whole answer, or one vote for one option; null is a pass. */
export const givenSchema = v.union([
	v.strictObject({ answer: v.unknown() }),
	v.strictObject({ part: v.pipe(v.string(), v.maxLength(60)), option: v.nullable(id) })
]);
export type Given = v.InferOutput<typeof givenSchema>;

/** From a guest whose secret was right to its host. */
export const guestSaysSchema = v.variant('say', [
	/** I am here; `token`: on this seat. `at`: the address I came by. `knows`: the revision I show */
	v.strictObject({
		say: v.literal('hello'),
		token: v.optional(token),
		knows: v.optional(whole),
		at: v.optional(v.pipe(v.string(), v.maxLength(200)))
	}),
	v.strictObject({ say: v.literal('sit'), number: seatNumber }),
	/** `rev` orders what one seat gave; `token` says which seat it is */
	v.strictObject({
		say: v.literal('answer'),
		token,
		rev: whole,
		activity: id,
		round: v.pipe(whole, v.minValue(1), v.maxValue(99)),
		given: givenSchema
	}),
	/** may this be the teacher's remote? `token`: it was before */
	v.strictObject({ say: v.literal('remote'), token: v.optional(token) }),
	/** `n` goes up with each: none is obeyed twice */
	v.strictObject({
		say: v.literal('command'),
		token,
		n: whole,
		command: v.picklist(['next', 'back', 'blank'])
	})
]);
export type Command = Extract<v.InferOutput<typeof guestSaysSchema>, { say: 'command' }>;
export type GuestSays = v.InferOutput<typeof guestSaysSchema>;

/** All that a guest without the secret can say. A seat's token lets it in again after the relay was started anew. */
export const knockSchema = v.strictObject({ say: v.literal('knock'), token: v.optional(token) });
export type Knock = v.InferOutput<typeof knockSchema>;

/** What a host hears of one guest: what it said, or that its socket is gone. */
export type Heard = [guest: string, said: GuestSays | Knock | { say: 'gone' }];

const became = v.picklist([
	...['kept', 'late', 'seen', 'offered'],
	...['counted', 'already', 'nothing', 'refused']
] as const);
/** What became of an answer, once the database has it. */
export type Became =
	'kept' | 'late' | 'seen' | 'offered' | 'counted' | 'already' | 'nothing' | 'refused';

export const seatToPick = v.strictObject({ number: seatNumber, picture: id, free: v.boolean() });
export type SeatToPick = v.InferOutput<typeof seatToPick>;

const mine = v.strictObject({
	number: seatNumber,
	picture: id,
	token,
	/** the answers given from here on count on from it */
	from: whole
});
export type MySeat = v.InferOutput<typeof mine>;

const person = v.strictObject({ id, name: v.string(), picture: v.string() });
const option = v.strictObject({ id, text: v.string(), picture: v.optional(v.string()) });

/** Revisions of one start of a host; the next start counts on from the next multiple. */
export const perStart = 1_000_000;

/**
 * What the room is at. `revision` rises with every change, over restarts of the host. A solution is in it only in
 * a review.
 */
export const askedSchema = v.strictObject({
	revision: whole,
	phase: v.picklist(['wait', 'ask', 'vote', 'review', 'over']),
	activity: v.string(),
	round: whole,
	kind: v.string(),
	title: v.string(),
	/** `nothing`: looked at on the device and never sent. `count`: final once it is given */
	keeps: v.picklist(['answer', 'count', 'nothing']),
	question: v.optional(v.unknown()),
	vote: v.optional(
		v.strictObject({
			part: v.string(),
			title: v.string(),
			text: v.optional(v.string()),
			options: v.array(option)
		})
	),
	solution: v.optional(v.unknown()),
	cast: v.array(person),
	language: v.string(),
	topic: v.string(),
	band: v.string(),
	/** the same order of things on every screen */
	seed: v.string()
});
export type Asked = v.InferOutput<typeof askedSchema>;

/** What the remote shows of a lesson: where it is, and how many are in; of no seat anything. */
const stands = v.strictObject({
	activity: v.string(),
	title: v.string(),
	language: v.string(),
	/** undefined where nothing is asked */
	count: v.optional(v.strictObject({ in: whole, of: whole })),
	minutes: whole,
	blank: v.boolean(),
	over: v.boolean()
});
export type Stands = v.InferOutput<typeof stands>;

/** From the host to one guest. */
export const toldSchema = v.variant('tell', [
	/** pick one of these; `taken`: the one you chose is not free, your teacher is asked */
	v.strictObject({
		tell: v.literal('seats'),
		seats: v.array(seatToPick),
		taken: v.optional(seatNumber)
	}),
	/** this is your seat; `has`: what is asked now has been answered from it */
	v.strictObject({
		tell: v.literal('seat'),
		seat: mine,
		has: v.boolean(),
		asked: v.optional(askedSchema)
	}),
	/** the database has the answer of that `rev` */
	v.strictObject({ tell: v.literal('has'), rev: whole, became }),
	/** the teacher let you in */
	v.strictObject({ tell: v.literal('admitted'), secret: token }),
	/** the teacher is asked whether this is the remote; the sign stands on both screens */
	v.strictObject({ tell: v.literal('sign'), sign: v.string() }),
	/** this is the remote; its numbers go on after `from` */
	v.strictObject({ tell: v.literal('remote'), token, from: whole, stands: v.optional(stands) }),
	v.strictObject({ tell: v.literal('stands'), stands }),
	/** this is no remote, or no longer */
	v.strictObject({ tell: v.literal('stopped') }),
	v.strictObject({ tell: v.literal('out'), why: v.picklist(['freed', 'locked', 'ended']) })
]);
export type Told = v.InferOutput<typeof toldSchema>;

/** What a host hands the relay for single guests: the same words to one or many. */
export const tellsSchema = v.array(
	v.tuple([v.array(v.pipe(v.string(), v.maxLength(40))), v.unknown()])
);
export type Tells = [guests: string[], told: Told][];

/** Events by name, with who may send them. Nothing else is carried. */
export interface FromGuest {
	/** the relay answers once it has handed it on */
	say: (said: GuestSays | Knock, carried: () => void) => void;
}
export interface FromHost {
	show: (asked: Asked) => void;
	tell: (tells: Tells) => void;
	/** ends the sockets of these guests */
	drop: (guests: string[]) => void;
}
export interface ToGuest {
	show: (asked: unknown) => void;
	told: (told: unknown) => void;
}
export interface ToHost {
	heard: (heard: Heard[]) => void;
	/** another window hosts this room now */
	replaced: () => void;
}
