/*
 * One pupil doing one lesson alone. Knows no database: what is to be kept goes out by `keep`, and a failed
 * save stays visible here with the answer still in hand.
 */
import type { Grade } from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import type { LessonActivity } from '$lib/activities';

export interface Kept {
	activity: LessonActivity;
	/** null is a pass */
	answer: unknown;
}

export interface SoloStart {
	activity: string;
	/** answers handed in before, by activity; null is a pass */
	answers: Record<string, unknown>;
}

/** What the device is doing with the last answer. */
export type Saving = 'idle' | 'saving' | 'saved' | 'failed';

export class Solo {
	/** may be given again in other words: same ids, same order */
	activities = $state.raw<readonly LessonActivity[]>([]);
	readonly #kinds: () => Record<string, AnyKind>;
	readonly #keep: (kept: Kept) => Promise<void>;
	readonly #move: (activity: string) => Promise<void>;
	readonly #need: (kind: string) => Promise<void>;
	readonly #shows: readonly string[];

	#index = $state(0);
	#answers = $state.raw<Record<string, unknown>>({});
	#handedIn = $state.raw<Record<string, unknown>>({});
	#hint = $state(false);
	#saving = $state<Saving>('idle');
	#unsaved: Kept[] = [];

	readonly activity = $derived.by(() => this.activities[this.#index]!);
	/** undefined until it is loaded */
	readonly kind = $derived.by(() => (this.over ? undefined : this.#kinds()[this.activity.kind]));
	readonly answer = $derived.by(() => (this.over ? undefined : this.#answers[this.activity.id]));
	readonly #grade = $derived.by<Grade>(() =>
		this.answer === undefined || !this.kind
			? this.#bare()
			: this.kind.grade(this.activity.question, this.activity.solution, this.answer)
	);
	/** set once the answer is handed in and there is something to look back at */
	readonly review = $derived.by(() =>
		this.answer !== undefined && this.activity.id in this.#handedIn && this.#explains()
			? this.#grade
			: undefined
	);

	constructor(
		activities: readonly LessonActivity[],
		/** the kinds loaded so far; the present activity waits for its own */
		kinds: () => Record<string, AnyKind>,
		wire: {
			keep: (kept: Kept) => Promise<void>;
			move: (activity: string) => Promise<void>;
			/** loads a kind */
			need: (kind: string) => Promise<void>;
		},
		/** kinds that only show something, as far as that is known before they are loaded */
		shows: readonly string[] = []
	) {
		this.activities = activities;
		this.#kinds = kinds;
		this.#keep = wire.keep;
		this.#move = wire.move;
		this.#need = wire.need;
		this.#shows = shows;
	}

	get index() {
		return this.#index;
	}
	get hint() {
		return this.#hint;
	}
	/** by activity; null is a pass */
	get handedIn(): Readonly<Record<string, unknown>> {
		return this.#handedIn;
	}
	get saving() {
		return this.#saving;
	}
	/** there is nothing to answer here */
	get shows() {
		return this.kind?.shows ?? (!this.over && this.#shows.includes(this.activity.kind));
	}
	get over() {
		return this.#index >= this.activities.length;
	}
	/** the present activity can be handed in */
	get finished() {
		return this.#grade.state !== 'unfinished';
	}
	isDone = (activity: string) => activity in this.#handedIn;

	/** Goes on where an earlier visit stopped. */
	resume(start: SoloStart) {
		this.#answers = Object.fromEntries(
			Object.entries(start.answers).filter(([, answer]) => answer !== null)
		);
		this.#handedIn = { ...start.answers };
		const index = this.activities.findIndex((activity) => activity.id === start.activity);
		this.#index = Math.max(index, 0);
	}

	/** Waits for the kind of the present activity: an answer can be given before it, and graded only with it. */
	async ready() {
		if (!this.over && !this.kind) await this.#need(this.activity.kind);
	}

	set = (answer: unknown) => {
		if (this.review) return;
		this.#hint = false;
		this.#answers = { ...this.#answers, [this.activity.id]: answer };
	};

	/** Hands the answer in: shows the review where there is one, else goes on. */
	async done() {
		if (!this.kind) return;
		if (this.review) return this.#goOn();
		if (this.#grade.state === 'unfinished') {
			this.#hint = true;
			return;
		}
		const kept = { activity: this.activity, answer: this.answer };
		this.#handedIn = { ...this.#handedIn, [kept.activity.id]: kept.answer };
		if (!this.review) this.#goOn();
		if (kept.answer !== undefined) await this.#save(kept);
	}

	/** Passing is always right; nobody sees who did. */
	async pass() {
		const activity = this.activity;
		this.#answers = { ...this.#answers, [activity.id]: undefined };
		this.#handedIn = { ...this.#handedIn, [activity.id]: null };
		this.#goOn();
		await this.#save({ activity, answer: null });
	}

	back() {
		this.#hint = false;
		if (this.#index === 0) return;
		this.#index -= 1;
		void this.#moved();
	}

	/** Opens the present activity for another try. */
	again() {
		const { [this.activity.id]: _, ...others } = this.#handedIn;
		this.#handedIn = others;
		this.#answers = { ...this.#answers, [this.activity.id]: undefined };
	}

	/** Tries once more to keep what could not be kept. */
	async saveAgain() {
		const waiting = this.#unsaved;
		this.#unsaved = [];
		for (const kept of waiting) await this.#save(kept);
	}

	#goOn() {
		this.#hint = false;
		this.#index += 1;
		void this.#moved();
	}

	async #moved() {
		if (this.over) return;
		try {
			await this.#move(this.activity.id);
		} catch {
			this.#saving = 'failed';
		}
	}

	async #save(kept: Kept) {
		if (this.#kinds()[kept.activity.kind]?.keeps !== 'answer') return;
		this.#saving = 'saving';
		try {
			await this.#keep(kept);
			this.#saving = this.#unsaved.length > 0 ? 'failed' : 'saved';
		} catch {
			this.#unsaved.push(kept);
			this.#saving = 'failed';
		}
	}

	/** What only shows something is finished before anything was answered. */
	#bare = (): Grade => ({ state: this.shows ? 'ungraded' : 'unfinished' });

	#explains = () => Object.keys(this.activity.solution).length > 0;
}
