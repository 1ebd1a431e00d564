/*
 * Who is in a room: sockets and the seats they speak for, who knocks, who wishes for a seat that is given. It decides;
 * keeping and telling are the host's.
 */
import type { Heard, Told } from './messages';
import type { Seating } from './Seating';

/** how many wait at the door before the next is not heard */
const mostKnocks = 8;

type Said<S extends Heard[1]['say']> = Extract<Heard[1], { say: S }>;

export class Door {
	readonly #seating: Seating;
	/** what a tablet is told that has this seat */
	readonly #welcome: (seat: number, knows?: number) => Told;
	readonly #guests = new Map<string, number>();
	readonly #knocks = new Set<string>();
	readonly #wishes = new Map<string, number>();
	/** no more seats are given */
	locked: boolean;

	constructor(seating: Seating, locked: boolean, welcome: (seat: number, knows?: number) => Told) {
		this.#seating = seating;
		this.locked = locked;
		this.#welcome = welcome;
	}

	/** What the teacher sees of it. */
	get view() {
		return {
			here: [...new Set(this.#guests.values())].sort((a, b) => a - b),
			given: this.#seating.given(),
			knocks: [...this.#knocks],
			wishes: [...this.#wishes].map(([guest, seat]) => ({ guest, seat })),
			locked: this.locked
		};
	}
	/** all who sit */
	get guests() {
		return this.#guests.keys();
	}

	/** The line is a new one: who is here says so again. */
	clear = () => this.#guests.clear();

	gone(guest: string) {
		this.#guests.delete(guest);
		this.#knocks.delete(guest);
		this.#wishes.delete(guest);
	}

	knock(guest: string, { token }: Said<'knock'>, secret: string): Told | undefined {
		if (this.#seating.of(token) !== undefined) return { tell: 'admitted', secret };
		if (this.locked) return { tell: 'out', why: 'locked' };
		if (this.#knocks.size < mostKnocks) this.#knocks.add(guest);
		return undefined;
	}

	/** The teacher decided on who typed the code. False where that one is gone. */
	decided = (guest: string) => this.#knocks.delete(guest);

	hello(guest: string, { token, knows }: Said<'hello'>): Told {
		const seat = this.#seating.of(token);
		if (seat !== undefined) {
			this.#guests.set(guest, seat);
			return this.#welcome(seat, knows);
		}
		if (token) return { tell: 'out', why: 'freed' };
		return { tell: 'seats', seats: this.#seating.toPick() };
	}

	/** The seat a token speaks for. */
	speaks(guest: string, token: string): number | undefined {
		const seat = this.#seating.of(token);
		if (seat !== undefined) this.#guests.set(guest, seat);
		return seat;
	}

	/** Gives the seat if it may be had; else what the guest is told, if anything. */
	sit(guest: string, seat: number): 'given' | Told | undefined {
		const has = this.#guests.get(guest);
		if (!this.#seating.has(seat)) return undefined;
		if (has === seat) return this.#welcome(seat);
		if (has !== undefined) return undefined;
		if (this.locked) return { tell: 'out', why: 'locked' };
		if (!this.#seating.isFree(seat)) {
			this.#wishes.set(guest, seat);
			return { tell: 'seats', seats: this.#seating.toPick(), taken: seat };
		}
		this.#give(guest, seat);
		return 'given';
	}

	/** The seat a guest has now. */
	seatOf = (guest: string) => this.#guests.get(guest);

	/** Gives a seat to who wishes for it, away from who has it: the seat, and whom to tell. */
	handOver(guest: string): { seat: number; left: string[] } | undefined {
		const seat = this.#wishes.get(guest);
		if (seat === undefined || !this.#seating.has(seat)) return undefined;
		const left = this.leave(seat);
		this.#give(guest, seat);
		return { seat, left };
	}

	/** Takes the seat from who has it. Returns whom to tell. */
	leave(seat: number): string[] {
		const left = [...this.#guests].filter(([, of]) => of === seat).map(([guest]) => guest);
		for (const guest of left) this.#guests.delete(guest);
		return left;
	}

	#give(guest: string, seat: number) {
		this.#wishes.delete(guest);
		this.#guests.set(guest, seat);
		this.#seating.give(seat);
	}
}
