/* Answers of seats, whichever way they come in: written as the Collector says, and told when they are committed. */
import type { Playable } from '$lib/lesson/place';
import type { CountedSeat, GivenAnswer } from '$lib/store';
import { collect, type Arrival, type Collected, type Outcome } from '$lib/ways/collector';
import type { Keeping, Store } from './Keeping.svelte';
import { named, offering, saysAgain } from './offers';

/** One round's arrivals, each with its place in what is told back. */
interface Batch {
	activity: string;
	round: number;
	items: { arrival: Arrival; collected: Collected; index: number }[];
}

export class SeatAnswers {
	readonly #keeping: Keeping;
	readonly #playable: () => Playable;

	constructor(keeping: Keeping, playable: () => Playable) {
		this.#keeping = keeping;
		this.#playable = playable;
	}

	/** Another answer than the stored one, which came another way or after a correction. */
	offered = (activity: string, round: number, seat: number) =>
		this.#keeping.offers.find((one) => named(one) === named({ activity, round, seat }));

	/**
	 * Writes what arrived, one transaction a round, and says what became of each, in their order, once all of it
	 * is committed. Throws where it could not be kept: sending it again is safe.
	 */
	async collect(arrivals: readonly Arrival[]): Promise<Outcome[]> {
		const { present, place } = this.#keeping.run;
		const collecting = { playable: this.#playable(), present, place };
		const outcomes: Outcome[] = [];
		const batches: Batch[] = [];
		/** those that only say again what is stored, which takes no offer away */
		const again: Arrival[] = [];
		arrivals.forEach((arrival, index) => {
			const collected = collect(collecting, arrival);
			if (collected.write === 'refused' || collected.write === 'nothing') {
				outcomes[index] = {
					seat: arrival.seat,
					became: collected.write,
					...(collected.write === 'refused' && { why: collected.why })
				};
				return;
			}
			const { activity, round, seat } = arrival;
			const stored = this.#keeping.roundOf(activity, round)?.answers[seat];
			if (saysAgain(arrival, collected, stored)) again.push(arrival);
			let batch = batches.find((one) => one.activity === activity && one.round === round);
			if (!batch) batches.push((batch = { activity, round, items: [] }));
			batch.items.push({ arrival, collected, index });
		});
		if (batches.length > 0) {
			await this.#keeping.write(async (store) => {
				for (const batch of batches) {
					const told = await this.#put(store, batch);
					batch.items.forEach(({ index }, place) => (outcomes[index] = told[place]!));
				}
			});
		}
		const came = arrivals.flatMap((arrival, index) =>
			again.includes(arrival) ? [] : [{ arrival, became: outcomes[index]?.became }]
		);
		const change = offering(this.#keeping.offers, came);
		if (change) {
			await this.#keeping.changeOffers(change);
			// nobody is told that an offer is here which only this window knows
			if (this.#keeping.problem) throw new Error('what is offered could not be kept');
		}
		return outcomes;
	}

	/** Takes the offered answer of a seat in place of the stored one. */
	async take(arrival: Arrival) {
		const { rev: _, ...rest } = arrival;
		// where it cannot be kept the console says so, and the offer stays
		await this.collect([{ ...rest, by: 'teacher' }]).catch(() => {});
	}

	/** Leaves the stored answer as it is. */
	leave = (arrival: Arrival) =>
		this.#keeping.changeOffers((offers) => offers.filter((one) => named(one) !== named(arrival)));

	async #put(store: Store, { activity, round, items }: Batch): Promise<Outcome[]> {
		const key = this.#keeping.keyOf(activity, round);
		const db = store.databaseFor(key.run);
		const answers = items.flatMap(({ arrival, collected }): GivenAnswer[] => {
			const { seat, way, by, rev } = arrival;
			const given = { seat, way, by, ...(rev !== undefined && { rev }) };
			if (collected.write === 'answer') return [{ ...given, answer: collected.answer }];
			return collected.write === 'change' ? [{ ...given, change: collected.change }] : [];
		});
		const counts = items.flatMap(({ arrival: { seat, way }, collected }): CountedSeat[] =>
			collected.write === 'count' ? [{ seat, way, options: collected.options }] : []
		);
		// what a round keeps follows from its activity: it is all answers or all counts
		if (counts.length === 0) return store.putAnswers(db, key, answers, Date.now());
		const told = await store.countIn(db, key, counts, Date.now());
		return told.map((became, place) => ({ seat: counts[place]!.seat, became }));
	}
}
