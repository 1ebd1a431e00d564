/*
 * A pupil's end of a room. What is given is written down first, sent second, and forgotten only when the teacher's
 * database has it. Knows no screen and no database; works where a page on plain http has neither crypto nor workers.
 */
import type { Socket } from 'socket.io-client';
import * as v from 'valibot';
import type { Connect } from './connect';
import {
	askedSchema,
	perStart,
	refusals,
	toldSchema,
	type Asked,
	type Auth,
	type Became,
	type Given,
	type GuestSays,
	type Knock,
	type MySeat,
	type Refusal,
	type SeatToPick,
	type Told
} from './messages';
import type { Outbox, Outgoing } from './outbox';
import { nameOf, Sending } from './Sending';

/** What this tab remembers of a room, over a reload and no longer. */
export interface Remembered {
	secret?: string | undefined;
	seat?: (MySeat & { count: number }) | undefined;
}

export interface GuestWire {
	code: string;
	/** from the link; without it the guest knocks */
	secret?: string | undefined;
	/** the address the guest came by */
	at?: string;
	connect: Connect;
	outbox: Outbox;
	memory: { load: () => Remembered; save: (remembered: Remembered) => void };
	onchange: (view: GuestView) => void;
}

/** Where an answer is. `kept`: on this tablet. `sending`: nowhere else but on the way. `has`: with the teacher. */
export interface Standing {
	state: 'kept' | 'sending' | 'has' | 'refused';
	became?: Became | undefined;
}

export interface GuestView {
	state: 'joining' | 'knocking' | 'picking' | 'in' | 'out';
	/** why the relay or the teacher does not let us in just now */
	why?: Refusal | 'freed' | 'locked' | 'ended' | undefined;
	/** the teacher's device answers */
	reached: boolean;
	/** it has not for five seconds */
	away: boolean;
	seats: SeatToPick[];
	/** the seat that was wished for and is given to another tablet */
	taken?: number | undefined;
	seat?: Pick<MySeat, 'number' | 'picture'> | undefined;
	asked?: Asked | undefined;
	/** what is asked now was answered before this page was opened */
	hasBefore: boolean;
	/** by `askedKey` */
	given: Record<string, Standing>;
}

/** ms */
const patience = { hello: 2000, again: 3000, away: 5000, refused: 2000 };
const tick = 500;

export class Guest {
	readonly #wire: GuestWire;
	readonly #socket: Socket;
	#view: GuestView = {
		state: 'joining',
		reached: false,
		away: false,
		seats: [],
		hasBefore: false,
		given: {}
	};
	#remembered: Remembered;
	readonly #sending: Sending;
	#awayAt = 0;
	#lastHello = 0;
	#timer: ReturnType<typeof setInterval> | undefined;
	/** which start of the host this was shown by */
	#start = 0;
	#stopped = false;

	constructor(wire: GuestWire) {
		this.#wire = wire;
		this.#sending = new Sending(wire.outbox);
		this.#remembered = wire.memory.load();
		this.#remember({ secret: wire.secret ?? this.#remembered.secret });
		this.#socket = wire.connect((): Auth => {
			const { secret } = this.#remembered;
			return { as: 'guest', code: wire.code, ...(secret && { secret }) };
		});
		this.#listen(this.#socket);
	}

	get view() {
		return this.#view;
	}

	/** Joins, with what was not sent on an earlier visit. */
	async start() {
		this.#awayAt = performance.now() + patience.away;
		this.#timer = setInterval(() => this.#tick(), tick);
		const rows = await this.#sending.load(this.#wire.code);
		this.#change({ given: { ...this.#standings(rows), ...this.#view.given } });
		this.#socket.connect();
	}

	stop() {
		this.#stopped = true;
		clearInterval(this.#timer);
		this.#socket.disconnect();
	}

	/** Asks for a seat. */
	sit(number: number) {
		this.#change({ taken: undefined });
		this.#say({ say: 'sit', number });
	}

	/** Keeps what was given and sends it on. `counted`: nobody but the room may take it. Resolves once it is kept. */
	async give(activity: string, round: number, given: Given, counted = false) {
		const { seat } = this.#remembered;
		if (!seat) return;
		seat.count += 1;
		this.#remember({ seat });
		const name = nameOf({ activity, round, given });
		const row: Outgoing = {
			key: `${this.#wire.code}/${seat.number}/${name}`,
			code: this.#wire.code,
			seat: seat.number,
			token: seat.token,
			rev: seat.from + seat.count,
			activity,
			round,
			given,
			at: Date.now(),
			...(counted && { counted })
		};
		const kept = this.#sending.put(row);
		this.#stand(name, { state: 'sending' });
		if (await kept) this.#stand(name, { state: 'kept' });
		this.#send();
	}

	/** What this seat gave and the teacher does not have, as far as a camera may carry it. */
	get waits(): Outgoing[] {
		const { seat } = this.#view;
		return seat ? this.#sending.of(seat.number).filter((row) => !row.counted) : [];
	}

	/** The page is seen again. A socket that slept may look open and be dead: ask, and do not wait long. */
	wake() {
		if (this.#socket.connected) this.#hello();
		else this.#reconnect();
	}

	#listen(socket: Socket) {
		socket.on('connect', () => {
			if (this.#remembered.secret) this.#hello();
			else this.#knock();
		});
		socket.on('disconnect', () => this.#lost());
		socket.on('connect_error', (error) => {
			this.#lost();
			if (!socket.active) this.#refused(error.message);
		});
		socket.on('show', (words: unknown) => {
			const read = v.safeParse(askedSchema, words);
			if (read.success) this.#show(read.output);
		});
		socket.on('told', (words: unknown) => {
			const read = v.safeParse(toldSchema, words);
			if (read.success) this.#told(read.output);
		});
	}

	#refused(message: string) {
		const why = refusals.find((one) => one === message) ?? 'unknown';
		// the relay was started anew and knows no secret of before: whoever sits is let in again by the seat
		if (why === 'unknown' && this.#remembered.secret) this.#remember({ secret: undefined });
		this.#change({ why });
		const soon = why === 'unknown' ? tick : patience.refused;
		setTimeout(() => this.#stopped || this.#socket.connect(), soon);
	}

	#told(told: Told) {
		switch (told.tell) {
			case 'admitted':
				this.#remember({ secret: told.secret });
				this.#reconnect();
				break;
			case 'seats':
				this.#answered();
				this.#change({ state: 'picking', why: undefined, seats: told.seats, taken: told.taken });
				break;
			case 'seat':
				this.#seated(told);
				break;
			case 'has':
				this.#has(told.rev, told.became);
				break;
			case 'out':
				this.#answered();
				if (told.why !== 'locked') this.#remember({ seat: undefined });
				this.#change({ state: 'out', why: told.why, seat: undefined });
				if (told.why === 'freed') this.#hello();
				if (told.why === 'ended') {
					this.#remember({ secret: undefined });
					this.stop();
				}
		}
	}

	#seated({ seat, has, asked }: Extract<Told, { tell: 'seat' }>) {
		const before = this.#remembered.seat;
		const count = before?.token === seat.token ? before.count : 0;
		this.#remember({ seat: { ...seat, count } });
		// what was given on this seat before a crash goes along, whoever asks for it
		this.#sending.seated(seat.number, seat.token);
		this.#answered();
		this.#change({
			state: 'in',
			why: undefined,
			taken: undefined,
			seats: [],
			seat: { number: seat.number, picture: seat.picture },
			hasBefore: has
		});
		if (asked) this.#show(asked);
		this.#send(true);
	}

	#show(asked: Asked) {
		const shown = this.#view.asked?.revision ?? 0;
		if (asked.revision > shown)
			this.#change({ asked, hasBefore: shown === 0 && this.#view.hasBefore });
		this.#answered();
		// a host that was started anew does not know who is here, and what was on its way is lost
		const start = Math.floor(asked.revision / perStart);
		const anew = start !== this.#start;
		if (this.#start && anew) setTimeout(() => this.#hello(), Math.random() * tick);
		this.#start = start;
		// shown once more: the host has a new line, and what was on its way may be lost
		if (anew || asked.revision === shown) this.#send(true);
	}

	#has(rev: number, became: Became) {
		const row = this.#sending.taken(rev);
		if (!row) return;
		this.#answered();
		this.#stand(nameOf(row), { state: became === 'refused' ? 'refused' : 'has', became });
	}

	#hello() {
		const { secret, seat } = this.#remembered;
		if (!secret) return this.#knock();
		this.#lastHello = performance.now();
		const { at } = this.#wire;
		const { asked } = this.#view;
		this.#say({
			say: 'hello',
			...(seat && { token: seat.token }),
			...(asked && { knows: asked.revision }),
			...(at && { at })
		});
	}

	#knock() {
		this.#lastHello = performance.now();
		const { seat } = this.#remembered;
		if (!seat) this.#change({ state: 'knocking', why: undefined });
		this.#say({ say: 'knock', ...(seat && { token: seat.token }) });
	}

	/** Says it and hears from the relay within two seconds, or takes another line. */
	#say(said: GuestSays | Knock) {
		if (!this.#socket.connected) return;
		this.#socket.timeout(patience.hello).emit('say', said, (late: Error | null) => {
			if (late && this.#socket.connected) this.#reconnect();
		});
	}

	#reconnect() {
		this.#socket.disconnect();
		this.#socket.connect();
	}

	/** Sends what waits. `lost`: also what is on its way. */
	#send(lost = false) {
		const mine = this.#view.seat?.number;
		if (!this.#socket.connected || this.#view.state !== 'in' || mine === undefined) return;
		for (const row of this.#sending.due(mine, performance.now(), lost)) {
			const { token, rev, activity, round, given } = row;
			this.#socket.emit('say', {
				say: 'answer',
				token,
				rev,
				activity,
				round,
				given
			} satisfies GuestSays);
		}
	}

	#tick() {
		const now = performance.now();
		// the relay carries on when the teacher's device is gone: then nothing is acknowledged
		const late = this.#sending.late(now, patience.away);
		if (late && this.#view.reached) this.#lost();
		if (!this.#view.away && !this.#view.reached && (late || now > this.#awayAt))
			this.#change({ away: true });
		if (!this.#socket.connected) return;
		this.#send();
		if (!this.#view.reached && now - this.#lastHello > patience.again) this.#hello();
	}

	#answered() {
		if (!this.#view.reached || this.#view.away) this.#change({ reached: true, away: false });
	}

	#lost() {
		if (this.#view.reached) this.#awayAt = performance.now() + patience.away;
		this.#change({ reached: false });
	}

	#standings = (rows: Outgoing[]): Record<string, Standing> =>
		Object.fromEntries(rows.map((row) => [nameOf(row), { state: 'kept' }]));

	#stand(name: string, standing: Standing) {
		this.#change({ given: { ...this.#view.given, [name]: standing } });
	}

	#remember(change: Partial<Remembered>) {
		this.#remembered = { ...this.#remembered, ...change };
		this.#wire.memory.save(this.#remembered);
	}

	#change(change: Partial<GuestView>) {
		this.#view = { ...this.#view, ...change };
		this.#wire.onchange(this.#view);
	}
}
