/* What a pupil does on a tablet in a room, as a page shows it. Drafts live in memory only. */
import type { Grade } from '$lib/activities/activity';
import { loadKind, loadView, type AnyKind, type AnyView } from '$lib/activities/load';
import { isFinished } from './finished';
import { Guest, type GuestView, type GuestWire } from './Guest';
import type { Given } from './messages';
import { askedKey } from './outbox';

export class Pupil {
	readonly #guest: Guest;
	#view = $state.raw<GuestView>() as GuestView;
	#drafts = $state.raw<Record<string, unknown>>({});
	/** what was handed in from this page; gone with it */
	#handed = $state.raw<Record<string, unknown>>({});
	#kinds = $state.raw<Record<string, AnyKind>>({});
	#views = $state.raw<Record<string, AnyView>>({});
	#open = $state(false);

	readonly #key = $derived.by(() => {
		const { asked } = this.#view;
		return asked ? askedKey(asked.activity, asked.round, asked.vote?.part) : '';
	});
	readonly kind = $derived.by(() => this.#kinds[this.#view.asked?.kind ?? '']);
	readonly View = $derived.by(() => this.#views[this.#view.asked?.kind ?? '']);
	readonly draft = $derived.by(() => this.#drafts[this.#key]);
	/** where the answer to what is asked now is; undefined while there is none */
	readonly standing = $derived.by(() => this.#view.given[this.#key]);
	readonly handed = $derived.by(() => this.#handed[this.#key]);
	readonly finished = $derived.by(() => {
		const { asked } = this.#view;
		if (asked?.vote) return typeof this.draft === 'string';
		return Boolean(asked && this.kind && isFinished(this.kind, asked.question, this.draft));
	});
	/** it was handed in and is not being changed */
	readonly done = $derived.by(
		() => !this.#open && (this.standing !== undefined || this.#view.hasBefore)
	);
	/** what waits here and another way could carry */
	readonly waits = $derived.by(() => (this.#view.seat ? this.#guest.waits : []));
	readonly review = $derived.by((): Grade | undefined => {
		const { asked } = this.#view;
		if (asked?.phase !== 'review' || !this.kind) return undefined;
		const answer = this.handed ?? this.draft;
		if (answer === undefined || answer === null) return { state: 'ungraded' };
		return this.kind.grade(asked.question, asked.solution, answer);
	});

	constructor(wire: Omit<GuestWire, 'onchange'>) {
		this.#guest = new Guest({ ...wire, onchange: (view) => this.#changed(view) });
		this.#view = this.#guest.view;
	}

	get view() {
		return this.#view;
	}
	get stays() {
		return this.#view.asked?.keeps === 'nothing';
	}

	start = () => this.#guest.start();
	stop = () => this.#guest.stop();
	wake = () => this.#guest.wake();
	sit = (number: number) => this.#guest.sit(number);

	set = (answer: unknown) => {
		this.#drafts = { ...this.#drafts, [this.#key]: answer };
	};

	/** Hands in what stands there. What is private stays where it is. */
	async give() {
		if (!this.finished || this.stays) return;
		await this.#give(this.draft);
	}

	/** Passing is always right, and looks the same to everyone. */
	async pass() {
		if (!this.stays) await this.#give(null);
	}

	/** Opens what was handed in for a change; what is counted is final. */
	change() {
		if (this.#view.asked?.keeps === 'answer') this.#open = true;
	}

	async #give(answer: unknown) {
		const { asked } = this.#view;
		if (!asked) return;
		this.#open = false;
		this.#handed = { ...this.#handed, [this.#key]: answer };
		const given: Given =
			asked.vote && (typeof answer === 'string' || answer === null)
				? { part: asked.vote.part, option: answer }
				: { answer };
		await this.#guest.give(asked.activity, asked.round, given, asked.keeps === 'count');
	}

	#changed(view: GuestView) {
		const before = this.#view?.asked;
		if (view.sitting !== this.#view?.sitting) {
			this.#drafts = this.#handed = {};
			this.#open = false;
		}
		this.#view = view;
		const { asked } = view;
		if (!asked || asked.revision === before?.revision) return;
		this.#open = false;
		if (asked.phase === 'ask' || asked.phase === 'review') void this.#need(asked.kind);
	}

	async #need(name: string) {
		if (name in this.#kinds) return;
		const [kind, View] = await Promise.all([loadKind(name), loadView(name)]);
		this.#kinds = { ...this.#kinds, [name]: kind };
		this.#views = { ...this.#views, [name]: View };
	}
}
