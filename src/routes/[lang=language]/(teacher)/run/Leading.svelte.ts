/*
 * A teacher leading a run, in one window or two: where the lesson is and what is asked. What is kept of it is in
 * Keeping, hands in HandCount, answers of seats in SeatAnswers.
 */
import { loadKinds } from '$lib/activities/load';
import { tallyKey, type Choosable } from '$lib/activities/activity';
import type { Step } from '$lib/activities/steps';
import type { LessonActivity } from '$lib/activities';
import {
	activityAt,
	follow,
	stepAt,
	stepsAt,
	withDevices,
	type Command,
	type Place,
	type Playable
} from '$lib/lesson/place';
import type { Vote } from '$lib/lesson/stage/votes';
import type { LessonFile } from '$lib/packs/fetch';
import type { Group, Round, Run, Seat } from '$lib/store';
import type { Arrival } from '$lib/ways/collector';
import { answersCounted, seatsIn, standing } from '$lib/ways/standing';
import { lessonOf } from '../lesson-of';
import { HandCount } from './HandCount.svelte';
import { at, Keeping, type Store } from './Keeping.svelte';
import { SeatAnswers } from './SeatAnswers.svelte';

export class Leading {
	readonly file: LessonFile;
	readonly keeping: Keeping;
	readonly hands: HandCount;
	readonly seats: SeatAnswers;
	/** the seats of the class with their pictures; for the console and a device passed round, never the stage */
	people = $state.raw<readonly Seat[]>([]);
	/** undefined where nothing can be kept */
	group: Group | undefined;
	readonly #lesson: Playable;

	readonly playable: Playable = $derived.by(() => this.#for(this.run));
	readonly step: Step = $derived.by(() => stepAt(this.playable, this.place));
	readonly steps: Step[] = $derived.by(() => stepsAt(this.playable, this.place));
	readonly activity: LessonActivity = $derived.by(() => activityAt(this.playable, this.place));
	readonly #sofar: Step[] = $derived.by(() => this.steps.slice(0, this.place.step + 1));
	/** what is asked now, was just asked, or is being looked back at */
	readonly asked: { part: string; options: Choosable[]; round: number } | undefined = $derived.by(
		() => {
			const ask = this.step.part === undefined ? this.#sofar.findLast(isAsk) : this.step;
			if (ask?.part === undefined) return undefined;
			return { part: ask.part, options: ask.options ?? [], round: ask.round ?? 1 };
		}
	);
	readonly round: number = $derived.by(() => this.step.round ?? this.asked?.round ?? 1);
	readonly lettered: string[] = $derived.by(() => {
		const asked = this.#sofar.findLast((step) => step.options);
		return asked?.options?.map((option) => option.id) ?? [];
	});
	/** for what is asked now, or was just asked: hands and answers of seats together */
	readonly votes: Vote[] = $derived.by(() => {
		const { asked } = this;
		if (!asked) return [];
		const rounds = Math.max(1, ...this.steps.map((step) => step.round ?? 1));
		const { id, kind } = this.activity;
		const counted = Array.from({ length: rounds }, (_, index) =>
			answersCounted(this.activity, this.playable.kinds[kind]!, this.record(index + 1))
		);
		return asked.options.map((option) => {
			const key = tallyKey(asked.part, option.id);
			return {
				...option,
				counts: counted.map(
					(answers, index) => this.hands.of(id, index + 1, key) + (answers[key] ?? 0)
				)
			};
		});
	});
	/** seats that are in for what is asked now, in their order */
	readonly in: number[] = $derived.by(() =>
		seatsIn(
			this.activity,
			this.playable.kinds[this.activity.kind]!,
			this.asked?.part,
			this.record(this.round)
		).filter((seat) => this.run.present.includes(seat))
	);
	/** hands counted for what is asked now */
	readonly raised: number = $derived.by(() => {
		const { asked, activity, round } = this;
		return (asked?.options ?? []).reduce(
			(sum, { id }) => sum + this.hands.of(activity.id, round, tallyKey(asked!.part, id)),
			0
		);
	});

	private constructor(file: LessonFile, lesson: Playable, keeping: Keeping) {
		this.file = file;
		this.#lesson = lesson;
		this.keeping = keeping;
		this.hands = new HandCount(keeping, () => {
			const { asked, round } = this;
			if (!this.counting || !asked) return undefined;
			const present = this.run.present.length - this.in.length;
			return { activity: this.activity.id, round, part: asked.part, present };
		});
		this.seats = new SeatAnswers(keeping, () => this.playable);
	}

	get run() {
		return this.keeping.run;
	}
	get place() {
		return this.run.place;
	}
	get rounds() {
		return this.keeping.rounds;
	}
	get problem() {
		return this.keeping.problem;
	}
	get saving() {
		return this.keeping.saving;
	}
	get kept() {
		return this.keeping.store !== undefined;
	}
	/** hands can be counted now */
	get counting() {
		return isAsk(this.step);
	}
	/** How many who are here are not in for the present question, neither by hands nor any other way. */
	get uncounted() {
		return Math.max(0, this.run.present.length - this.in.length - this.raised);
	}
	/** What the stage says of a question once others than hands answer it. */
	get standing() {
		const others = this.run.devices ?? this.in.length > 0;
		return this.step.phase === 'ask' && others
			? standing(this.in.length + this.raised, this.run.present.length)
			: undefined;
	}

	record = (round: number): Round | undefined => this.keeping.roundOf(this.activity.id, round);

	/** Opens a run by its id; undefined if it is not on this device. */
	static async open(id: string): Promise<Leading | undefined> {
		const store = await import('$lib/store');
		const db = await store.open(store.databaseFor(id));
		const run = await store.getRun(db, id);
		const file = run && (await lessonOf(run, store));
		if (!file) return undefined;
		const leading = await Leading.#make(run, file, await store.roundsOf(db, id), store);
		leading.people = await store.seatsOf(db, run.group);
		leading.group = await store.getGroup(db, run.group);
		if (run.endedAt === undefined) await leading.send({ do: 'go-on' });
		return leading;
	}

	/** Leads a run that nothing can be kept of: the lesson goes on all the same. */
	static unkept = (run: Run, file: LessonFile) => Leading.#make(run, file, [], undefined);

	static async #make(run: Run, file: LessonFile, rounds: Round[], store: Store | undefined) {
		const { activities, cast } = file.lesson;
		const lesson = { activities, cast, kinds: await loadKinds(activities) };
		return new Leading(file, lesson, new Keeping(run, rounds, store));
	}

	listen = () => this.keeping.listen();

	/** Writes what seats gave, any way in; see SeatAnswers. */
	collect = (arrivals: readonly Arrival[]) => this.seats.collect(arrivals);

	/**
	 * Moves the lesson; closing and opening rounds follows from where it moves. The command is followed once more on
	 * what is stored, so that a key pressed in a window that has not heard the other one yet does what it says.
	 */
	async send(command: Command, now = Date.now()) {
		const place = this.#follow(this.run, command, now);
		if (place === this.place) return;
		this.keeping.run = at(this.run, place);
		this.hands.settle();
		await this.keeping.keep(async (store) => {
			const db = store.databaseFor(this.run.id);
			let before = place;
			const run = await store.changeRun(
				db,
				this.run.id,
				(stored) => {
					before = stored.place;
					return at(stored, this.#follow(stored, command, now));
				},
				now
			);
			if (command.do === 'blank' || command.do === 'go-on') return;
			this.keeping.run = run;
			await this.#mark(store, before, run.place, now);
		});
	}

	#for = (run: Run): Playable => ({ ...this.#lesson, devices: run.devices });

	#follow(run: Run, command: Command, now: number): Place {
		return follow(this.#for(run), run.place, command, now);
	}

	/** Closes the round that was asked and opens the one that is: nothing where it is the same one. */
	async #mark(store: Store, before: Place, after: Place, now: number) {
		const [left, entered] = [this.#openAt(before), this.#openAt(after)];
		const same = left?.activity === entered?.activity && left?.round === entered?.round;
		for (const [key, closedAt] of [
			[left, now],
			[entered, undefined]
		] as const) {
			if (same || !key) continue;
			// without devices nobody answers later, and a round nobody answered needs no record
			if (!this.run.devices && !this.keeping.roundOf(key.activity, key.round)) continue;
			await store.close(store.databaseFor(key.run), key, closedAt);
		}
	}

	/** The round that can be answered in time at a place; where nothing is asked part by part, until the first review. */
	#openAt(place: Place) {
		const step = stepAt(this.playable, place);
		if (isAsk(step)) return this.keeping.keyOf(place.activity, step.round ?? 1);
		const { keeps, open } = this.playable.kinds[activityAt(this.playable, place).kind]!;
		const shown = stepsAt(this.playable, place).slice(0, place.step + 1);
		const asked =
			keeps === 'answer' &&
			!open.includes('hands') &&
			!shown.some(({ phase }) => phase === 'review');
		return asked ? this.keeping.keyOf(place.activity, 1) : undefined;
	}

	/** The one key forward. Where a class chooses its way, most votes decide; a tie waits for the teacher. */
	async next() {
		const { step } = this;
		if (!step.chooses) return this.send({ do: 'next' });
		const most = Math.max(0, ...this.votes.map((vote) => vote.counts[0] ?? 0));
		const ahead = this.votes.filter((vote) => most > 0 && vote.counts[0] === most);
		if (ahead.length === 1) await this.send({ do: 'choose', choice: ahead[0]!.id });
	}

	/** Takes the last change of the counts back; where none was made, the last step. */
	async undo() {
		if (!this.hands.undo()) await this.send({ do: 'back' });
	}

	/** From now on pupils answer on devices too, so that a round is asked whole before any of it is shown. */
	async useDevices() {
		if (this.run.devices) return;
		const changed = (run: Run): Run =>
			run.devices ? run : { ...run, devices: true, place: withDevices(this.#lesson, run.place) };
		this.keeping.run = changed(this.run);
		await this.change(changed);
	}

	/** Someone comes late or leaves: what was answered stays. */
	async here(seat: number, present: boolean) {
		const changed = (run: Run): Run => {
			const others = run.present.filter((one) => one !== seat);
			return { ...run, present: present ? [...others, seat].sort((a, b) => a - b) : others };
		};
		this.keeping.run = changed(this.run);
		await this.change(changed);
	}

	/** Changes the run in the database; what is stored then, or undefined where it could not be kept. */
	async change(change: (run: Run) => Run): Promise<Run | undefined> {
		let changed: Run | undefined;
		await this.keeping.keep(async (store) => {
			const { id } = this.run;
			changed = await store.changeRun(store.databaseFor(id), id, change, Date.now());
			this.keeping.run = changed;
		});
		return changed;
	}

	/** Ends the run for good. True once it is kept. One that is only looked at again ended when it did. */
	async end(now = Date.now()): Promise<boolean> {
		if (this.run.endedAt !== undefined) return this.kept;
		return this.keeping.keep(async (store) => {
			await store.endRun(store.databaseFor(this.run.id), this.run.id, now);
		});
	}

	/** Tries again after a problem. */
	saveAgain = () => this.keeping.keep(async () => {});
}

const isAsk = (step: Step) => step.phase === 'ask' && step.part !== undefined;
