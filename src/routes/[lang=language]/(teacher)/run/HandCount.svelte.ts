/* Hands counted by the teacher for what is asked now, and how the last counts are taken back. */
import { tallyKey } from '$lib/activities/activity';
import type { Tally } from '$lib/store';
import type { Keeping } from './Keeping.svelte';

/** What hands can be counted for. */
export interface Asked {
	activity: string;
	round: number;
	part: string;
	/** how many here answer by hands */
	present: number;
}

/** What was done to the counts, to be undone in this window. */
interface Undo {
	activity: string;
	round: number;
	before: Tally;
}

const nothingCounted: Tally = { present: 0, counts: {} };

export class HandCount {
	readonly #keeping: Keeping;
	readonly #asked: () => Asked | undefined;
	#undo = $state.raw<readonly Undo[]>([]);

	constructor(keeping: Keeping, asked: () => Asked | undefined) {
		this.#keeping = keeping;
		this.#asked = asked;
	}

	get canUndo() {
		return this.#undo.length > 0;
	}

	/** Hands of one option in one round. */
	of = (activity: string, round: number, key: string) =>
		this.#tally(activity, round).counts[key] ?? 0;

	/** Sets how many hands an option of the present question has: 0 … 99. */
	async count(option: string, hands: number) {
		const asked = this.#asked();
		if (!asked) return;
		const { activity, round, part, present } = asked;
		const before = this.#tally(activity, round);
		const counted = Math.max(0, Math.min(99, Math.round(hands) || 0));
		this.#undo = [...this.#undo, { activity, round, before }].slice(-30);
		await this.#put(activity, round, {
			present,
			counts: { ...before.counts, [tallyKey(part, option)]: counted }
		});
	}

	/** Takes the last change of the counts back; false where there is none. */
	undo(): boolean {
		const last = this.#undo.at(-1);
		if (!last) return false;
		this.#undo = this.#undo.slice(0, -1);
		void this.#put(last.activity, last.round, last.before);
		return true;
	}

	/** What was counted stays once the lesson moved on. */
	settle() {
		this.#undo = [];
	}

	#tally = (activity: string, round: number): Tally =>
		this.#keeping.roundOf(activity, round)?.tally?.hands ?? nothingCounted;

	async #put(activity: string, round: number, tally: Tally) {
		const keeping = this.#keeping;
		const key = keeping.keyOf(activity, round);
		const record = keeping.roundOf(activity, round) ?? { ...key, openedAt: 0, answers: {} };
		const others = keeping.rounds.filter((one) => one.activity !== activity || one.round !== round);
		keeping.rounds = [...others, { ...record, tally: { ...record.tally, hands: tally } }];
		await keeping.keep((store) =>
			store.putTally(store.databaseFor(key.run), key, 'hands', tally, Date.now())
		);
	}
}
