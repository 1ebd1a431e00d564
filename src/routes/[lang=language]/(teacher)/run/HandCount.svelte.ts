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

/** One option as it is counted, or was; `hands` is undefined where it was not. */
interface Counted {
	activity: string;
	round: number;
	key: string;
	hands: number | undefined;
	/** how many were asked, where that is to be said anew */
	present?: number;
}

const nothingCounted: Tally = { present: 0, counts: {} };

/** The tally with that option counted so, and the others as they are. */
function withCounted(tally: Tally, { key, hands, present = tally.present }: Counted): Tally {
	if (hands !== undefined) return { present, counts: { ...tally.counts, [key]: hands } };
	const { [key]: _, ...counts } = tally.counts;
	return Object.keys(counts).length > 0 ? { present, counts } : nothingCounted;
}

export class HandCount {
	readonly #keeping: Keeping;
	readonly #asked: () => Asked | undefined;
	/** as they were before what this window did to them */
	#undo = $state.raw<readonly Counted[]>([]);

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
		const key = tallyKey(part, option);
		const was = this.#tally(activity, round).counts[key];
		this.#undo = [...this.#undo, { activity, round, key, hands: was }].slice(-30);
		const counted = Math.max(0, Math.min(99, Math.round(hands) || 0));
		await this.#put({ activity, round, key, hands: counted, present });
	}

	/** Takes the last change of the counts back; false where there is none. */
	undo(): boolean {
		const last = this.#undo.at(-1);
		if (!last) return false;
		this.#undo = this.#undo.slice(0, -1);
		void this.#put(last);
		return true;
	}

	/** What was counted stays once the lesson moved on. */
	settle() {
		this.#undo = [];
	}

	#tally = (activity: string, round: number): Tally =>
		this.#keeping.roundOf(activity, round)?.tally?.hands ?? nothingCounted;

	async #put(counted: Counted) {
		const { activity, round } = counted;
		const keeping = this.#keeping;
		const key = keeping.keyOf(activity, round);
		const record = keeping.roundOf(activity, round) ?? { ...key, openedAt: 0, answers: {} };
		const hands = withCounted(this.#tally(activity, round), counted);
		const others = keeping.rounds.filter((one) => one.activity !== activity || one.round !== round);
		keeping.rounds = [...others, { ...record, tally: { ...record.tally, hands } }];
		await keeping.keep((store) =>
			store.putTally(
				store.databaseFor(key.run),
				key,
				'hands',
				(before = nothingCounted) => withCounted(before, counted),
				Date.now()
			)
		);
	}
}
