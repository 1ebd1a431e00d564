/*
 * One end's line to a room: who it says it is, whether anybody answers, and what is tried when nobody does. What is
 * said over it is its owner's business. Works where a page on plain http has neither crypto nor workers.
 */
import type { Socket } from 'socket.io-client';
import * as v from 'valibot';
import type { Connect } from './connect';
import {
	refusals,
	toldSchema,
	type Auth,
	type GuestSays,
	type Knock,
	type Refusal,
	type Told
} from './messages';

/** What a tab remembers of how it comes into a room. */
export interface Pass {
	secret?: string | undefined;
}

export interface LineWire {
	code: string;
	connect: Connect;
	pass: () => Pass;
	/** the secret the teacher gave, or undefined once the relay knows it no longer */
	remember: (secret: string | undefined) => void;
	/** what it says on coming in, and again until somebody answers */
	hello: () => GuestSays | Knock;
	told: (told: Exclude<Told, { tell: 'admitted' }>) => void;
	shown?: (asked: unknown) => void;
	/** whether anybody answers is another now */
	changed: () => void;
	refused: (why: Refusal) => void;
	/** twice a second, while it is open */
	tick?: (now: number) => void;
}

/** ms */
export const patience = { hello: 2000, again: 3000, away: 5000, refused: 2000 };
export const tick = 500;

export class Line {
	readonly #wire: LineWire;
	readonly #socket: Socket;
	/** the teacher's device answers */
	reached = false;
	/** it has not for five seconds */
	away = false;
	#awayAt = 0;
	#lastHello = 0;
	#timer: ReturnType<typeof setInterval> | undefined;
	#stopped = false;

	constructor(wire: LineWire) {
		this.#wire = wire;
		this.#socket = wire.connect((): Auth => {
			const { secret } = wire.pass();
			return { as: 'guest', code: wire.code, ...(secret && { secret }) };
		});
		this.#listen(this.#socket);
	}

	get connected() {
		return this.#socket.connected;
	}

	/** Begins to wait for an answer; `connect` opens the line. */
	start() {
		this.#awayAt = performance.now() + patience.away;
		this.#timer = setInterval(() => this.#tick(), tick);
	}

	connect() {
		this.#socket.connect();
	}

	stop() {
		this.#stopped = true;
		clearInterval(this.#timer);
		this.#socket.disconnect();
	}

	/** The page is seen again. A socket that slept may look open and be dead: ask, and do not wait long. */
	wake() {
		if (this.#socket.connected) this.hello();
		else this.#reconnect();
	}

	hello() {
		this.#lastHello = performance.now();
		this.say(this.#wire.hello());
	}

	/** Says it and hears from the relay within two seconds, or takes another line. */
	say(said: GuestSays | Knock) {
		if (!this.#socket.connected) return;
		this.#socket.timeout(patience.hello).emit('say', said, (late: Error | null) => {
			if (late && this.#socket.connected) this.#reconnect();
		});
	}

	/** Says what is said again until it is acknowledged. */
	send(said: GuestSays) {
		this.#socket.emit('say', said);
	}

	/** Somebody answered. */
	answered() {
		if (this.reached && !this.away) return;
		this.reached = true;
		this.away = false;
		this.#wire.changed();
	}

	/** Nobody answers. `since`: for as long as one waits. */
	lost(since = false) {
		if (this.reached) this.#awayAt = performance.now() + patience.away;
		if (since) this.#awayAt = 0;
		if (!this.reached) return;
		this.reached = false;
		this.#wire.changed();
	}

	#listen(socket: Socket) {
		socket.on('connect', () => this.hello());
		socket.on('disconnect', () => this.lost());
		socket.on('connect_error', (error) => {
			this.lost();
			if (!socket.active) this.#refused(error.message);
		});
		socket.on('show', (words: unknown) => this.#wire.shown?.(words));
		socket.on('told', (words: unknown) => {
			const read = v.safeParse(toldSchema, words);
			if (!read.success) return;
			if (read.output.tell !== 'admitted') return this.#wire.told(read.output);
			this.#wire.remember(read.output.secret);
			this.#reconnect();
		});
	}

	#refused(message: string) {
		const why = refusals.find((one) => one === message) ?? 'unknown';
		// the relay was started anew and knows no secret of before: whoever sits is let in again by the seat
		if (why === 'unknown' && this.#wire.pass().secret) this.#wire.remember(undefined);
		this.#wire.refused(why);
		const soon = why === 'unknown' ? tick : patience.refused;
		setTimeout(() => this.#stopped || this.#socket.connect(), soon);
	}

	#reconnect() {
		this.#socket.disconnect();
		this.#socket.connect();
	}

	#tick() {
		const now = performance.now();
		this.#wire.tick?.(now);
		if (!this.away && !this.reached && now > this.#awayAt) {
			this.away = true;
			this.#wire.changed();
		}
		if (this.connected && !this.reached && now - this.#lastHello > patience.again) this.hello();
	}
}
