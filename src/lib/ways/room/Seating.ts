/* Which seat belongs to which tablet: by tokens that only the tablet and this device know. Pure but for new tokens. */
import { newId } from '../../id';
import type { MySeat, SeatToPick } from './messages';

/** By seat number. `sittings`: how many tablets had it. */
export type SavedSeats = Record<string, { token?: string; sittings: number }>;

/** Somebody's place in the class: a number and a picture, never a name. */
export interface Place {
	number: number;
	picture: string;
}

/** sittings of one seat are this far apart, so that what a new tablet gives is later than all before */
const perSitting = 100_000;
const startOf = (sittings: number) => sittings * perSitting;
/** The last number a tablet may count to in so many sittings: a higher one would outlast the next tablet's. */
export const lastOf = (sittings: number) => startOf(sittings + 1);

export class Seating {
	readonly #places: () => Place[];
	readonly #seats: Map<number, { token?: string; sittings: number }>;
	readonly #byToken = new Map<string, number>();

	constructor(places: () => Place[], saved: SavedSeats = {}) {
		this.#places = places;
		this.#seats = new Map(Object.entries(saved).map(([seat, one]) => [Number(seat), one]));
		for (const [seat, { token }] of this.#seats) if (token) this.#byToken.set(token, seat);
	}

	/** The seat of a token; undefined if it is of none, or no longer, or the seat is gone from the class. */
	of(token = ''): number | undefined {
		const seat = this.#byToken.get(token);
		return seat !== undefined && this.has(seat) ? seat : undefined;
	}

	/** Is there such a seat in the class? */
	has = (seat: number) => this.#places().some(({ number }) => number === seat);

	/** May what this seat gives count that far? */
	counts = (seat: number, rev: number) => rev <= lastOf(this.#seats.get(seat)?.sittings ?? 0);

	isFree = (seat: number) => this.#seats.get(seat)?.token === undefined;

	/** Gives the seat to a new tablet; the one that had it has it no longer. */
	give(seat: number) {
		const sittings = this.free(seat) + 1;
		const token = newId();
		this.#seats.set(seat, { token, sittings });
		this.#byToken.set(token, seat);
	}

	/** Takes the seat from the tablet that has it. Returns how many had it so far. */
	free(seat: number): number {
		const { token, sittings = 0 } = this.#seats.get(seat) ?? {};
		if (token) this.#byToken.delete(token);
		this.#seats.set(seat, { sittings });
		return sittings;
	}

	/** What the tablet of a given seat is told of it. */
	mine(seat: number): MySeat {
		const { token = '', sittings } = this.#seats.get(seat)!;
		const { picture } = this.#places().find(({ number }) => number === seat)!;
		return { number: seat, picture, token, from: startOf(sittings) };
	}

	/** What somebody without a seat can pick from. */
	toPick = (): SeatToPick[] =>
		this.#places().map((place) => ({ ...place, free: this.isFree(place.number) }));

	given = (): number[] => [...this.#byToken.values()].sort((one, other) => one - other);

	saved = (): SavedSeats => Object.fromEntries(this.#seats);
}
