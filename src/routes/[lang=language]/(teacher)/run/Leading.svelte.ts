/*
 * A teacher leading a run, in one window or two. The run in the database is the one truth: every window follows it,
 * so a crash or a second window changes nothing. A failed save stays visible, with everything still in memory.
 */
import { base } from '$app/paths';
import { loadKinds } from '$lib/activities/load';
import { tallyKey } from '$lib/activities/activity';
import type { Step } from '$lib/activities/steps';
import type { LessonActivity } from '$lib/activities';
import {
	activityAt,
	follow,
	stepAt,
	stepsAt,
	type Command,
	type Place,
	type Playable
} from '$lib/lesson/place';
import type { Vote } from '$lib/lesson/stage/votes';
import { fetchLesson, type LessonFile } from '$lib/packs/fetch';
import type { Round, Run, Tally, Why } from '$lib/store';

type Store = typeof import('$lib/store');

/** What was done to the counts, to be undone in this window. */
interface Undo {
	activity: string;
	round: number;
	before: Tally;
}

/** The run at a place; one that goes on is no longer ended. */
function at({ endedAt, ...run }: Run, place: Place): Run {
	return { ...run, place, ...(place.over && endedAt !== undefined && { endedAt }) };
}

const nothingCounted: Tally = { present: 0, counts: {} };

export class Leading {
	readonly file: LessonFile;
	readonly playable: Playable;
	/** undefined where the database cannot be had: then nothing is kept, and the page says so */
	readonly #store: Store | undefined;

	#run = $state.raw<Run>() as Run;
	#rounds = $state.raw<readonly Round[]>([]);
	#problem = $state<Why>();
	#undo = $state.raw<readonly Undo[]>([]);
	#saving = $state(0);
	/** how many changes could not be kept */
	#failures = 0;
	/** what the database told while a change of this window was on its way */
	#told: { run: Run | undefined; rounds: Round[] } | undefined;

	readonly step: Step = $derived.by(() => stepAt(this.playable, this.#run.place));
	readonly steps: Step[] = $derived.by(() => stepsAt(this.playable, this.#run.place));
	readonly activity: LessonActivity = $derived.by(() => activityAt(this.playable, this.#run.place));
	readonly round: number = $derived.by(() => this.step.round ?? 1);
	readonly lettered: string[] = $derived.by(() => {
		const asked = this.steps.slice(0, this.#run.place.step + 1).findLast((step) => step.options);
		return asked?.options?.map((option) => option.id) ?? [];
	});
	/** hands counted for what is asked now, or was just asked */
	readonly votes: Vote[] = $derived.by(() => {
		const asked = this.steps
			.slice(0, this.#run.place.step + 1)
			.findLast((step) => step.phase === 'ask' && step.part !== undefined);
		if (!asked) return [];
		const rounds = Math.max(1, ...this.steps.map((step) => step.round ?? 1));
		return (asked.options ?? []).map((option) => ({
			...option,
			counts: Array.from(
				{ length: rounds },
				(_, index) =>
					this.#tally(this.activity.id, index + 1).counts[tallyKey(asked.part!, option.id)] ?? 0
			)
		}));
	});

	private constructor(file: LessonFile, playable: Playable, run: Run, store: Store | undefined) {
		this.file = file;
		this.playable = playable;
		this.#run = run;
		this.#store = store;
	}

	get run() {
		return this.#run;
	}
	get place() {
		return this.#run.place;
	}
	get rounds() {
		return this.#rounds;
	}
	get problem() {
		return this.#problem;
	}
	get saving() {
		return this.#saving > 0;
	}
	/** hands can be counted now */
	get counting() {
		return this.step.phase === 'ask' && this.step.part !== undefined;
	}
	get canUndo() {
		return this.#undo.length > 0;
	}
	get kept() {
		return this.#store !== undefined;
	}

	/** Opens a run by its id; undefined if it is not on this device. */
	static async open(id: string): Promise<Leading | undefined> {
		const store = await import('$lib/store');
		const db = await store.open(store.databaseFor(id));
		const run = await store.getRun(db, id);
		if (!run) return undefined;
		const file = await lessonOf(run, store);
		if (!file) return undefined;
		const { activities, cast } = file.lesson;
		const leading = new Leading(
			file,
			{ activities, cast, kinds: await loadKinds(activities) },
			run,
			store
		);
		leading.#rounds = await store.roundsOf(db, id);
		return leading;
	}

	/** Leads a run that nothing can be kept of: the lesson goes on all the same. */
	static async unkept(run: Run, file: LessonFile): Promise<Leading> {
		const { activities, cast } = file.lesson;
		return new Leading(
			file,
			{ activities, cast, kinds: await loadKinds(activities) },
			run,
			undefined
		);
	}

	/** Follows what the database holds, whichever window wrote it. Returns the way to stop. */
	listen(): () => void {
		const store = this.#store;
		if (!store) return () => {};
		const db = store.databaseFor(this.#run.id);
		db.onnews = (news) => {
			if (news === 'old-tab') this.#problem = 'closed';
		};
		return store.watch(
			async () => ({
				run: await store.getRun(db, this.#run.id),
				rounds: await store.roundsOf(db, this.#run.id)
			}),
			(told) => {
				this.#told = told;
				this.#hear();
			},
			(why) => (this.#problem = why)
		);
	}

	/**
	 * Moves the lesson; closing and opening rounds follows from where it moves. The command is followed once more on
	 * what is stored, so that a key pressed in a window that has not heard the other one yet does what it says.
	 */
	async send(command: Command, now = Date.now()) {
		const place = this.#follow(this.#run.place, command, now);
		if (place === this.#run.place) return;
		this.#run = at(this.#run, place);
		this.#undo = [];
		await this.#keep(async (store) => {
			const db = store.databaseFor(this.#run.id);
			let before = place;
			const run = await store.changeRun(
				db,
				this.#run.id,
				(stored) => {
					before = stored.place;
					return at(stored, this.#follow(stored.place, command, now));
				},
				now
			);
			if (!run || command.do === 'blank' || command.do === 'talk') return;
			this.#run = run;
			await this.#mark(store, before, now);
			await this.#mark(store, run.place, undefined);
		});
	}

	#follow(before: Place, command: Command, now: number): Place {
		const place = follow(this.playable, before, command);
		const step = stepAt(this.playable, place);
		const talks = command.do === 'next' && step.phase === 'talk' && step.seconds;
		return talks && place !== before ? { ...place, talkUntil: now + talks * 1000 } : place;
	}

	/** Closes the round that a place asks, or opens it again. */
	async #mark(store: Store, place: Place, closedAt: number | undefined) {
		const { phase, part, round = 1 } = stepAt(this.playable, place);
		if (phase !== 'ask' || part === undefined || !this.#has(place.activity, round)) return;
		const key = this.#key(place.activity, round);
		await store.close(store.databaseFor(key.run), key, closedAt);
	}

	/** The one key forward. Where a class chooses its way, most hands decide; a tie waits for the teacher. */
	async next() {
		const { step } = this;
		if (!step.chooses) return this.send({ do: 'next' });
		const most = Math.max(0, ...this.votes.map((vote) => vote.counts[0] ?? 0));
		const ahead = this.votes.filter((vote) => most > 0 && vote.counts[0] === most);
		if (ahead.length === 1) await this.send({ do: 'choose', choice: ahead[0]!.id });
	}

	/** Sets how many hands an option of the present question has: 0 … 99. */
	async count(option: string, hands: number) {
		const { part } = this.step;
		if (!this.counting || part === undefined) return;
		const { id } = this.activity;
		const before = this.#tally(id, this.round);
		const counted = Math.max(0, Math.min(99, Math.round(hands) || 0));
		this.#undo = [...this.#undo, { activity: id, round: this.round, before }].slice(-30);
		await this.#putTally(id, this.round, {
			present: this.#run.present.length,
			counts: { ...before.counts, [tallyKey(part, option)]: counted }
		});
	}

	/** How many who are here have not been counted for the present question. */
	get uncounted() {
		const counted = this.votes.reduce((sum, vote) => sum + (vote.counts[this.round - 1] ?? 0), 0);
		return Math.max(0, this.#run.present.length - counted);
	}

	/** Takes the last change of the counts back; where none was made, the last step. */
	async undo() {
		const last = this.#undo.at(-1);
		if (!last) return this.send({ do: 'back' });
		this.#undo = this.#undo.slice(0, -1);
		await this.#putTally(last.activity, last.round, last.before);
	}

	/** Ends the run for good. True once it is kept. */
	async end(now = Date.now()): Promise<boolean> {
		return this.#keep(async (store) => {
			await store.endRun(store.databaseFor(this.#run.id), this.#run.id, now);
		});
	}

	/** Tries again after a problem. */
	saveAgain = () => this.#keep(async () => {});

	/** Writes all that this window knows: where the lesson is, and what was counted. */
	async #putAll(store: Store) {
		const { id, place } = this.#run;
		const db = store.databaseFor(id);
		await store.changeRun(db, id, (run) => at(run, place), Date.now());
		for (const round of this.#rounds) {
			const tally = round.tally?.hands;
			if (tally) await store.putTally(db, round, 'hands', tally, Date.now());
		}
	}

	async #putTally(activity: string, round: number, tally: Tally) {
		const key = this.#key(activity, round);
		const others = this.#rounds.filter((one) => one.activity !== activity || one.round !== round);
		const record = this.#rounds.find((one) => one.activity === activity && one.round === round) ?? {
			...key,
			openedAt: 0,
			answers: {}
		};
		this.#rounds = [...others, { ...record, tally: { ...record.tally, hands: tally } }];
		await this.#keep((store) =>
			store.putTally(store.databaseFor(this.#run.id), key, 'hands', tally, Date.now())
		);
	}

	#tally(activity: string, round: number): Tally {
		const record = this.#rounds.find((one) => one.activity === activity && one.round === round);
		return record?.tally?.hands ?? nothingCounted;
	}

	#has = (activity: string, round: number) =>
		this.#rounds.some((one) => one.activity === activity && one.round === round);

	#key = (activity: string, round: number) => ({
		run: this.#run.id,
		group: this.#run.group,
		activity,
		round
	});

	async #keep(work: (store: Store) => Promise<void>): Promise<boolean> {
		if (!this.#store) return false;
		this.#saving += 1;
		const failures = this.#failures;
		try {
			// one change that is kept says nothing about one that was not
			if (this.#problem) await this.#putAll(this.#store);
			await work(this.#store);
			if (failures === this.#failures) this.#problem = undefined;
			return true;
		} catch (error) {
			this.#failures += 1;
			this.#problem = this.#store.asProblem(error).why;
			return false;
		} finally {
			this.#saving -= 1;
			this.#hear();
		}
	}

	/** Takes over what the database told, unless a change of this window is still on its way. */
	#hear() {
		if (!this.#told || this.#saving > 0 || this.#problem) return;
		if (this.#told.run) this.#run = this.#told.run;
		this.#rounds = this.#told.rounds;
		this.#told = undefined;
	}
}

async function lessonOf(run: Run, store: Store): Promise<LessonFile | undefined> {
	if (!run.outside) return fetchLesson(fetch, base, run.language, run.lesson);
	const pack = await store.getPack(store.databaseFor(), run.lesson);
	const { readLesson } = await import('$lib/packs/read');
	const read = pack && readLesson(pack.lesson);
	return read?.ok ? { lesson: read.lesson, language: read.lesson.language } : undefined;
}
