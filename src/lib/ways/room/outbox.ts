/* What a tablet has given and the teacher does not have yet. */
import type { Given } from './messages';

/** One answer on its way. A later one of the same seat to the same question takes its place. */
export interface Outgoing {
	/** of the room's code, the seat and what was asked */
	key: string;
	code: string;
	seat: number;
	token: string;
	rev: number;
	activity: string;
	round: number;
	given: Given;
	/** ms since 1970, to be forgotten after a day */
	at: number;
	/** it is only counted, without its seat: nothing but the room may carry it */
	counted?: true;
}

/** Where it is kept: in the tablet's own database, or in memory for tests and where there is none. */
export interface Outbox {
	/** resolves once it is kept */
	put: (one: Outgoing) => Promise<void>;
	/** forgets it, unless a later one took its place */
	drop: (key: string, rev: number) => Promise<void>;
	/** all of a room */
	of: (code: string) => Promise<Outgoing[]>;
}

/** The name of what was asked: one vote of a story is another question than the next. */
export const askedKey = (activity: string, round: number, part = '') =>
	[activity, round, part].join('/');

/** An outbox that ends with the page. */
export function memoryOutbox(): Outbox {
	const rows = new Map<string, Outgoing>();
	return {
		put: async (one) => void rows.set(one.key, one),
		drop: async (key, rev) => {
			if (rows.get(key)?.rev === rev) rows.delete(key);
		},
		of: async (code) => [...rows.values()].filter((one) => one.code === code)
	};
}
