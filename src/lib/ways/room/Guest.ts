/*
 * A pupil's end of a room. What is given is written down first, sent second, and forgotten only when the teacher's
 * database has it. Knows no screen and no database; works where a page on plain http has neither crypto nor workers.
 */
import * as v from 'valibot';
import type { Connect } from './connect';
import type { GuestView, Standing } from './GuestView';
import { Line, tick, patience, type Pass } from './Line';
import {
	askedSchema,
	perStart,
	type Asked,
	type Became,
	type Given,
	type GuestSays,
	type Knock,
	type MySeat,
	type Told
} from './messages';
import type { Outbox, Outgoing } from './outbox';
import { nameOf, Sending } from './Sending';

export type { GuestView } from './GuestView';

/** What this tab remembers of a room, over a reload and no longer. */
export interface Remembered extends Pass {
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

export class Guest {
	readonly #wire: GuestWire;
	readonly #line: Line;
	#view: GuestView = {
		state: 'joining',
		reached: false,
		away: false,
		seats: [],
		sitting: 0,
		hasBefore: false,
		given: {}
	};
	#remembered: Remembered;
	readonly #sending: Sending;
	/** which start of the host this was shown by */
	#start = 0;

	constructor(wire: GuestWire) {
		this.#wire = wire;
		this.#sending = new Sending(wire.outbox);
		this.#remembered = wire.memory.load();
		this.#remember({ secret: wire.secret ?? this.#remembered.secret });
		this.#line = new Line({
			code: wire.code,
			connect: wire.connect,
			pass: () => this.#remembered,
			remember: (secret) => this.#remember({ secret }),
			hello: () => this.#hello(),
			told: (told) => this.#told(told),
			shown: (words) => {
				const read = v.safeParse(askedSchema, words);
				if (read.success) this.#show(read.output);
			},
			changed: () => this.#change({ reached: this.#line.reached, away: this.#line.away }),
			refused: (why) => this.#change({ why }),
			tick: (now) => this.#tick(now)
		});
	}

	get view() {
		return this.#view;
	}

	/** Joins, with what was not sent on an earlier visit. */
	async start() {
		this.#line.start();
		await this.#sending.load(this.#wire.code);
		const { seat } = this.#remembered;
		if (seat) this.#change({ given: { ...this.#standings(seat.number), ...this.#view.given } });
		this.#line.connect();
	}

	stop = () => this.#line.stop();
	wake = () => this.#line.wake();

	/** Asks for a seat. */
	sit(number: number) {
		this.#change({ taken: undefined });
		this.#line.say({ say: 'sit', number });
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

	#told(told: Exclude<Told, { tell: 'admitted' }>) {
		switch (told.tell) {
			case 'seats':
				this.#line.answered();
				this.#change({ state: 'picking', why: undefined, seats: told.seats, taken: told.taken });
				break;
			case 'seat':
				this.#seated(told);
				break;
			case 'has':
				this.#has(told.rev, told.became);
				break;
			case 'out':
				this.#line.answered();
				if (told.why !== 'locked') this.#remember({ seat: undefined });
				this.#change({ state: 'out', why: told.why, seat: undefined });
				if (told.why === 'freed') this.#line.hello();
				if (told.why === 'ended') {
					this.#remember({ secret: undefined });
					this.stop();
				}
		}
	}

	#seated({ seat, has, asked }: Extract<Told, { tell: 'seat' }>) {
		const before = this.#remembered.seat;
		const again = before?.token === seat.token;
		this.#remember({ seat: { ...seat, count: again ? before.count : 0 } });
		// what was given on this seat before a crash goes along, whoever asks for it
		this.#sending.seated(seat.number, seat.token);
		// another seat, another pupil: of the one before nothing shows
		const given = this.#standings(seat.number);
		if (!again) this.#change({ given, sitting: this.#view.sitting + 1 });
		this.#line.answered();
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
		this.#line.answered();
		// a host that was started anew does not know who is here, and what was on its way is lost
		const start = Math.floor(asked.revision / perStart);
		const anew = start !== this.#start;
		if (this.#start && anew) setTimeout(() => this.#line.hello(), Math.random() * tick);
		this.#start = start;
		// shown once more: the host has a new line, and what was on its way may be lost
		if (anew || asked.revision === shown) this.#send(true);
	}

	#has(rev: number, became: Became) {
		const row = this.#sending.taken(this.#view.seat?.number, rev);
		if (!row) return;
		this.#line.answered();
		this.#stand(nameOf(row), { state: became === 'refused' ? 'refused' : 'has', became });
	}

	#hello(): GuestSays | Knock {
		const { secret, seat } = this.#remembered;
		if (!secret) {
			if (!seat) this.#change({ state: 'knocking', why: undefined });
			return { say: 'knock', ...(seat && { token: seat.token }) };
		}
		const { at } = this.#wire;
		const { asked } = this.#view;
		return {
			say: 'hello',
			...(seat && { token: seat.token }),
			...(asked && { knows: asked.revision }),
			...(at && { at })
		};
	}

	/** Sends what waits. `lost`: also what is on its way. */
	#send(lost = false) {
		const mine = this.#view.seat?.number;
		if (!this.#line.connected || this.#view.state !== 'in' || mine === undefined) return;
		for (const row of this.#sending.due(mine, performance.now(), lost)) {
			const { token, rev, activity, round, given } = row;
			this.#line.send({ say: 'answer', token, rev, activity, round, given });
		}
	}

	#tick(now: number) {
		// the relay carries on when the teacher's device is gone: then nothing is acknowledged
		if (this.#sending.late(this.#view.seat?.number, now, patience.away)) this.#line.lost(true);
		this.#send();
	}

	/** Of what waits here of a seat. */
	#standings = (seat: number): Record<string, Standing> =>
		Object.fromEntries(this.#sending.of(seat).map((row) => [nameOf(row), { state: 'kept' }]));

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
