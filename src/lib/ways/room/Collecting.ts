/* Answers on their way into the database: together, one batch after another, acknowledged only after the commit. */
import type { Arrival, Outcome } from '../collector';
import type { Became } from './messages';

/** Takes answers in; resolves after the database has committed them, in the same order. */
export type Collect = (arrivals: Arrival[]) => Promise<Pick<Outcome, 'became'>[]>;

const mostAtOnce = 500;

export class Collecting {
	#arrived: { guest: string; arrival: Arrival & { rev: number } }[] = [];
	#busy = false;

	constructor(
		readonly collect: Collect,
		/** called with what may be acknowledged */
		readonly committed: (
			kept: { guest: string; seat: number; rev: number; became: Became }[]
		) => void
	) {}

	add(guest: string, arrival: Arrival & { rev: number }) {
		this.#arrived.push({ guest, arrival });
	}

	/** What arrives while a batch is on its way goes along with the next. */
	async run() {
		if (this.#busy) return;
		this.#busy = true;
		while (this.#arrived.length > 0) {
			const taken = this.#arrived.splice(0, mostAtOnce);
			try {
				const outcomes = await this.collect(taken.map(({ arrival }) => arrival));
				this.committed(
					taken.flatMap(({ guest, arrival: { seat, rev } }, place) => {
						const became = outcomes[place]?.became;
						return became ? [{ guest, seat, rev, became }] : [];
					})
				);
			} catch {
				// not kept, so not acknowledged: the guests have it still and send it again
			}
		}
		this.#busy = false;
	}
}
