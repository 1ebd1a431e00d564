/*
 * The teacher's end of a room. Every message can come twice and in any order, sockets and this very page can vanish
 * at any moment: what must outlive that is saved before anyone is told of it.
 */
import type { Socket } from 'socket.io-client';
import { Collecting, type Collect } from './Collecting';
import type { Connect } from './connect';
import { fits, Telling } from './frames';
import {
	perStart,
	type Asked,
	type GuestSays,
	type Heard,
	type Knock,
	type OpenedRoom,
	type Told
} from './messages';
import { Seating, type Place, type SavedSeats } from './Seating';

/** What a room is after a crash. */
export interface Saved extends OpenedRoom {
	/** how often this room was started */
	starts: number;
	seats: SavedSeats;
	locked: boolean;
}

export interface HostWire {
	connect: Connect;
	/** asks the relay for a room, or for one of before; undefined where it does not answer, throws if it refuses */
	open: (again?: { code: string; token: string }) => Promise<OpenedRoom | undefined>;
	load: () => Promise<Saved | undefined>;
	save: (saved: Saved | undefined) => Promise<void>;
	collect: Collect;
	/** who can sit here */
	seats: () => Place[];
	/** what is asked now has been answered from this seat */
	has: (seat: number) => boolean;
	onchange: (view: HostView) => void;
}

/** What the teacher sees of it. */
export interface HostView {
	state: 'opening' | 'open' | 'away' | 'replaced' | 'refused' | 'ended';
	room: Pick<OpenedRoom, 'code' | 'secret' | 'addresses'> | undefined;
	/** seats whose tablet is connected; seats that are given to a tablet */
	here: number[];
	given: number[];
	/** who typed the code and waits; who wants a seat that is given to another tablet */
	knocks: string[];
	wishes: { guest: string; seat: number }[];
	locked: boolean;
	/** the address the first guest came by */
	reached: string | undefined;
}

/** how many wait at the door before the next is not heard */
const mostKnocks = 8;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

export class Host {
	readonly #wire: HostWire;
	#room: Omit<Saved, 'seats'> | undefined;
	#seating: Seating;
	#state: HostView['state'] = 'opening';
	#socket: Socket | undefined;
	#asked: Asked | undefined;
	#shown = '';
	#revision = 0;
	/** sockets and the seats they speak for */
	readonly #guests = new Map<string, number>();
	readonly #knocks = new Set<string>();
	readonly #wishes = new Map<string, number>();
	#reached: string | undefined;
	readonly #answers: Collecting;
	#saving: Promise<void> = Promise.resolve();

	constructor(wire: HostWire) {
		this.#wire = wire;
		this.#seating = new Seating(wire.seats);
		this.#answers = new Collecting(wire.collect, (kept) => {
			const telling = new Telling();
			for (const { guest, ...has } of kept) telling.add(guest, { tell: 'has', ...has });
			this.#tell(telling);
		});
	}

	/** Opens the room, or the one it was before. */
	async start() {
		const before = await this.#wire.load();
		const opened = await this.#open(before);
		if (!opened) return;
		const { seats, starts = 0, locked = false } = before ?? {};
		this.#seating = new Seating(this.#wire.seats, seats);
		this.#room = { ...opened, starts: starts + 1, locked };
		this.#revision = this.#room.starts * perStart;
		// what was to be shown before there was a room
		if (this.#asked) this.#asked = { ...this.#asked, revision: ++this.#revision };
		await this.#save();
		if (this.#state === 'ended') return;
		const { code } = opened;
		this.#socket = this.#wire.connect(() => ({ as: 'host', code, token: this.#room!.token }));
		this.#listen(this.#socket);
		this.#socket.connect();
		this.#changed();
	}

	/** Asks until the relay answers; undefined where it refuses. */
	async #open(again: { code: string; token: string } | undefined) {
		while (this.#state !== 'ended') {
			try {
				const opened = await this.#wire.open(again && { code: again.code, token: again.token });
				if (opened) return opened;
			} catch {
				this.#turn('refused');
				return undefined;
			}
			await wait(1000);
		}
		return undefined;
	}

	#listen(socket: Socket) {
		socket.on('connect', () => {
			// the relay remembers nothing: who is here says so again
			this.#guests.clear();
			if (this.#asked) socket.emit('show', this.#asked);
			this.#turn('open');
		});
		socket.on('disconnect', () => this.#turn('away'));
		socket.on('connect_error', () => {
			this.#turn('away');
			// refused: the relay was started anew and knows no token of before
			if (!socket.active) void this.#reopen(socket);
		});
		socket.on('replaced', () => {
			this.#turn('replaced');
			socket.disconnect();
		});
		socket.on('heard', (heard: Heard[]) => void this.#hear(heard));
	}

	async #reopen(socket: Socket) {
		await wait(500);
		const opened = await this.#open(this.#room);
		if (!opened || !this.#room) return;
		this.#room = { ...this.#room, ...opened };
		await this.#save();
		socket.connect();
	}

	/** Shows the room what it is at. What is the same already is not said again. */
	show(asked: Omit<Asked, 'revision'>) {
		const words = JSON.stringify(asked);
		if (words === this.#shown) return;
		this.#shown = words;
		this.#revision += 1;
		const whole = { ...asked, revision: this.#revision };
		const { question: _question, solution: _solution, vote: _vote, ...rest } = whole;
		this.#asked = fits(whole) ? whole : { ...rest, phase: 'wait' };
		if (this.#socket?.connected) this.#socket.emit('show', this.#asked);
	}

	/** Lets in who typed the code. */
	admit(guest: string) {
		if (!this.#knocks.delete(guest) || !this.#room) return;
		this.#tellOne(guest, { tell: 'admitted', secret: this.#room.secret });
		this.#changed();
	}

	/** Sends away who typed the code. */
	refuse(guest: string) {
		if (this.#knocks.delete(guest)) this.#tellOne(guest, { tell: 'out', why: 'locked' });
		this.#changed();
	}

	/** Gives a seat to the tablet that asks for it, away from the one that had it. */
	async handOver(guest: string) {
		const seat = this.#wishes.get(guest);
		if (seat === undefined) return;
		this.#leave(seat);
		this.#give(guest, seat);
		await this.#welcomeAll([[guest, seat]]);
		this.#changed();
	}

	/** Frees a seat: the next tablet may pick it. */
	async free(seat: number) {
		this.#seating.free(seat);
		await this.#save();
		this.#leave(seat);
		this.#changed();
	}

	/** A locked room gives no more seats; who sits stays. */
	async lock(locked: boolean) {
		if (!this.#room) return;
		this.#room = { ...this.#room, locked };
		await this.#save();
		this.#changed();
	}

	/** Leaves the line to another window; the room stays. */
	stop() {
		this.#state = 'ended';
		this.#socket?.disconnect();
	}

	/** Ends the room for good: its secret and whose seats they were are forgotten. */
	async end() {
		const telling = new Telling();
		for (const guest of this.#guests.keys()) telling.add(guest, { tell: 'out', why: 'ended' });
		this.#tell(telling);
		this.stop();
		this.#room = undefined;
		await this.#save();
		this.#changed();
	}

	async #hear(heard: Heard[]) {
		const telling = new Telling();
		const sits: [guest: string, seat: number][] = [];
		for (const [guest, said] of heard) {
			if (said.say !== 'sit') this.#hearOne(guest, said, telling);
			else if (this.#maySit(guest, said.number, telling)) {
				// at once, or a second one in this batch would get it too
				this.#give(guest, said.number);
				sits.push([guest, said.number]);
			}
		}
		this.#tell(telling);
		void this.#answers.run();
		if (sits.length) await this.#welcomeAll(sits);
		this.#changed();
	}

	#hearOne(
		guest: string,
		said: Exclude<GuestSays, { say: 'sit' }> | Knock | { say: 'gone' },
		telling: Telling
	) {
		switch (said.say) {
			case 'gone':
				this.#guests.delete(guest);
				this.#knocks.delete(guest);
				this.#wishes.delete(guest);
				break;
			case 'knock':
				if (this.#seating.of(said.token) !== undefined)
					telling.add(guest, { tell: 'admitted', secret: this.#room!.secret });
				else if (this.#room!.locked) telling.add(guest, { tell: 'out', why: 'locked' });
				else if (this.#knocks.size < mostKnocks) this.#knocks.add(guest);
				break;
			case 'hello': {
				const seat = this.#seating.of(said.token);
				this.#reached ??= said.at;
				if (seat !== undefined) {
					this.#guests.set(guest, seat);
					telling.add(guest, this.#welcome(seat, said.knows));
				} else if (said.token) telling.add(guest, { tell: 'out', why: 'freed' });
				else telling.add(guest, { tell: 'seats', seats: this.#seating.toPick() });
				break;
			}
			case 'answer': {
				const { token, rev, activity, round, given } = said;
				const seat = this.#seating.of(token);
				if (seat === undefined) return telling.add(guest, { tell: 'has', rev, became: 'refused' });
				this.#guests.set(guest, seat);
				const way = 'room' as const;
				this.#answers.add(guest, { seat, activity, round, way, by: 'seat', rev, given });
			}
		}
	}

	/** May this guest have the seat now? If not, it is told why. */
	#maySit(guest: string, seat: number, telling: Telling): boolean {
		const has = this.#guests.get(guest);
		if (has === seat) telling.add(guest, this.#welcome(seat));
		if (has !== undefined || !this.#seating.has(seat)) return false;
		if (this.#room!.locked) telling.add(guest, { tell: 'out', why: 'locked' });
		else if (this.#seating.isFree(seat)) return true;
		else {
			this.#wishes.set(guest, seat);
			telling.add(guest, { tell: 'seats', seats: this.#seating.toPick(), taken: seat });
		}
		return false;
	}

	#give(guest: string, seat: number) {
		this.#wishes.delete(guest);
		this.#guests.set(guest, seat);
		this.#seating.give(seat);
	}

	/** Kept first, told second: a token somebody has is one this device knows. */
	async #welcomeAll(sits: [guest: string, seat: number][]) {
		await this.#save();
		const telling = new Telling();
		for (const [guest, seat] of sits)
			if (this.#guests.get(guest) === seat) telling.add(guest, this.#welcome(seat));
		this.#tell(telling);
	}

	#leave(seat: number) {
		for (const [guest, of] of this.#guests) {
			if (of !== seat) continue;
			this.#guests.delete(guest);
			this.#tellOne(guest, { tell: 'out', why: 'freed' });
		}
	}

	#welcome(seat: number, knows?: number): Told {
		const asked = this.#asked?.revision === knows ? undefined : this.#asked;
		return {
			tell: 'seat',
			seat: this.#seating.mine(seat),
			has: this.#wire.has(seat),
			...(asked && { asked })
		};
	}

	#tellOne(guest: string, told: Told) {
		const telling = new Telling();
		telling.add(guest, told);
		this.#tell(telling);
	}

	#tell(telling: Telling) {
		if (!this.#socket?.connected) return;
		for (const frame of telling.frames()) this.#socket.emit('tell', frame);
	}

	#save() {
		const saved = this.#room && { ...this.#room, seats: this.#seating.saved() };
		// without its database a room goes on; it only does not outlive this page
		this.#saving = this.#saving.then(() => this.#wire.save(saved)).catch(() => {});
		return this.#saving;
	}

	#turn(state: HostView['state']) {
		if (this.#state === 'ended' || this.#state === 'replaced') return;
		this.#state = state;
		this.#changed();
	}

	#changed() {
		this.#wire.onchange({
			state: this.#state,
			room: this.#room,
			here: [...new Set(this.#guests.values())].sort((a, b) => a - b),
			given: this.#seating.given(),
			knocks: [...this.#knocks],
			wishes: [...this.#wishes].map(([guest, seat]) => ({ guest, seat })),
			locked: this.#room?.locked ?? false,
			reached: this.#reached
		});
	}
}
