/* A family going through activities on one device: whose turn it is, and what the screen needs. Knows no database. */
import type { LessonActivity } from '$lib/activities';
import { loadKind, type AnyKind, type AnyView } from '$lib/activities/load';
import type { Turn } from '$lib/family/turns';
import { Solo } from '$lib/lesson/Solo.svelte';

interface Wire {
	/** `seat`: the number of who answered; `answer: null` is a pass */
	keep: (activity: string, seat: number, answer: unknown) => Promise<void>;
	move?: (activity: string) => Promise<void>;
}

export class Together {
	readonly solo: Solo;
	views = $state.raw<Record<string, AnyView>>({});
	#kinds = $state.raw<Record<string, AnyKind>>({});
	readonly #turns: readonly Turn[];
	#swapped = $state.raw<readonly string[]>([]);
	/** undefined at the end */
	readonly turn = $derived.by(() =>
		this.solo.over ? undefined : this.#turnIn(this.solo.activity.id)
	);

	/** One turn for each activity. */
	constructor(activities: readonly LessonActivity[], turns: readonly Turn[], wire: Wire) {
		this.#turns = turns;
		this.solo = new Solo(activities, () => this.#kinds, {
			keep: ({ activity, answer }) =>
				wire.keep(activity.id, this.#turnIn(activity.id).answers.number, answer),
			move: wire.move ?? (() => Promise.resolve()),
			need: this.need
		});
	}

	/** Loads all that will be shown, the first screen first. */
	async load() {
		for (const { kind } of this.solo.activities) await this.need(kind);
	}

	need = async (name: string) => {
		if (name in this.#kinds) return;
		const kind = await loadKind(name);
		const { default: view } = await kind.view();
		this.#kinds = { ...this.#kinds, [name]: kind };
		this.views = { ...this.views, [name]: view };
	};

	/** The two of this step change places. */
	swap = () => {
		const { id } = this.solo.activity;
		this.#swapped = this.#swapped.includes(id)
			? this.#swapped.filter((one) => one !== id)
			: [...this.#swapped, id];
	};

	#turnIn(id: string): Turn {
		const turn = this.#turns[this.solo.activities.findIndex((activity) => activity.id === id)]!;
		return this.#swapped.includes(id) ? { directs: turn.answers, answers: turn.directs } : turn;
	}
}
