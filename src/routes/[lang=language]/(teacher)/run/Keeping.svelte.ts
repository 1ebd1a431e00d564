/*
 * The run and its rounds in the database, and what this window shows of them. The database is the one truth: every
 * window follows it. A failed save stays visible, with everything still in memory.
 */
import type { Place } from '$lib/lesson/place';
import type { Round, Run, Why } from '$lib/store';
import type { Arrival } from '$lib/ways/collector';

export type Store = typeof import('$lib/store');

/** The run at a place; one that goes on is no longer ended. */
export function at({ endedAt, ...run }: Run, place: Place): Run {
	return { ...run, place, ...(place.over && endedAt !== undefined && { endedAt }) };
}

export class Keeping {
	/** undefined where the database cannot be had: then nothing is kept, and the page says so */
	readonly store: Store | undefined;
	run = $state.raw<Run>() as Run;
	rounds = $state.raw<readonly Round[]>([]);
	problem = $state<Why>();
	/** answers of seats beside the stored ones, for the teacher to take or leave */
	offers = $state.raw<readonly Arrival[]>([]);
	#saving = $state(0);
	/** how many changes could not be kept */
	#failures = 0;
	/** what the database told while a change of this window was on its way */
	#told: { run: Run | undefined; rounds: Round[]; offers: readonly Arrival[] } | undefined;

	constructor(run: Run, rounds: readonly Round[], store: Store | undefined) {
		this.run = run;
		this.rounds = rounds;
		this.store = store;
	}

	get saving() {
		return this.#saving > 0;
	}

	roundOf = (activity: string, round: number) =>
		this.rounds.find((one) => one.activity === activity && one.round === round);

	keyOf = (activity: string, round: number) => ({
		run: this.run.id,
		group: this.run.group,
		activity,
		round
	});

	/** Follows what the database holds, whichever window wrote it. Returns the way to stop. */
	listen(): () => void {
		const { store } = this;
		if (!store) return () => {};
		const db = store.databaseFor(this.run.id);
		db.onnews = (news) => {
			if (news === 'old-tab') this.problem = 'closed';
		};
		return store.watch(
			() => this.#look(store),
			(told) => {
				this.#told = told;
				if (!told.run || (told.run.folded && !this.run.folded)) this.problem = 'gone';
				this.#hear();
			},
			(why) => (this.problem = why)
		);
	}

	/** What the database holds now. */
	async #look(store: Store) {
		const { id } = this.run;
		const db = store.databaseFor(id);
		// all asked at once, see `Live`
		const [run, rounds, offers] = await Promise.all([
			store.getRun(db, id),
			store.roundsOf(db, id),
			store.getSetting(db, 'offers')
		]);
		return { run, rounds, offers: this.#offersIn(offers) };
	}

	#offersIn = (offers: Record<string, readonly Arrival[]> = {}) => offers[this.run.id] ?? [];

	/** Changes what is offered, here and in the database, whatever else it holds by now. */
	async changeOffers(change: (offers: readonly Arrival[]) => Arrival[]) {
		const { id } = this.run;
		this.offers = change(this.offers);
		await this.keep((store) =>
			store.changeSetting(store.databaseFor(id), 'offers', (stored) => {
				const { [id]: _, ...others } = stored ?? {};
				const offered = change(this.#offersIn(stored));
				const all = { ...others, ...(offered.length > 0 && { [id]: offered }) };
				return Object.keys(all).length > 0 ? all : undefined;
			})
		);
	}

	/** Does the work on the database; false if it could not be kept, which then stays visible. */
	async keep(work: (store: Store) => Promise<void>): Promise<boolean> {
		try {
			await this.write(work);
			return true;
		} catch {
			return false;
		}
	}

	/** Like `keep`, and throws what went wrong: nobody is told that their answer is here before it is. */
	async write<T>(work: (store: Store) => Promise<T>): Promise<T> {
		if (!this.store) throw new Error('nothing can be kept');
		this.#saving += 1;
		const failures = this.#failures;
		try {
			// one change that is kept says nothing about one that was not
			if (this.problem) await this.#putAll(this.store);
			const done = await work(this.store);
			// what was told meanwhile may have been read before this change
			if (this.#told) {
				this.#told = undefined;
				const now = await this.#look(this.store).catch(() => undefined);
				this.#told ??= now;
			}
			if (failures === this.#failures) this.problem = undefined;
			return done;
		} catch (error) {
			this.#failures += 1;
			this.problem = this.store.asProblem(error).why;
			throw error;
		} finally {
			this.#saving -= 1;
			this.#hear();
		}
	}

	/** Writes all that this window knows: where the lesson is, and what was counted. */
	async #putAll(store: Store) {
		const { id, place } = this.run;
		const db = store.databaseFor(id);
		await store.changeRun(db, id, (run) => at(run, place), Date.now());
		for (const round of this.rounds) {
			const tally = round.tally?.hands;
			if (tally) await store.putTally(db, round, 'hands', () => tally, Date.now());
		}
	}

	/** Takes over what the database told, unless a change of this window is still on its way. */
	#hear() {
		if (!this.#told || this.saving || this.problem) return;
		if (this.#told.run) this.run = this.#told.run;
		this.rounds = this.#told.rounds;
		this.offers = this.#told.offers;
		this.#told = undefined;
	}
}
