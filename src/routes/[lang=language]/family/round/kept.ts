/* What is kept of a home round: a run of the family, begun with its first step. */
import type { Lesson } from '$lib/packs/schema';
import type { Run } from '$lib/store';
import type { Home } from '../home';

/** Keeps one round of one lesson. */
export class Kept {
	readonly #home: Home;
	readonly #lesson: Lesson;
	readonly #language: string;
	#run: Promise<Run> | undefined;

	constructor(home: Home, lesson: Lesson, language: string, going?: Run) {
		this.#home = home;
		this.#lesson = lesson;
		this.#language = language;
		if (going) this.#run = Promise.resolve(going);
	}

	/** Where a round that was left stopped, with its answers. */
	static async going(home: Home, lesson: string) {
		const { roundsOf } = await import('$lib/store');
		const run = home.runs.find((one) => one.endedAt === undefined && one.lesson === lesson);
		if (!run) return undefined;
		const rounds = await roundsOf(home.db, run.id);
		const answers = rounds.flatMap(({ activity, answers }) =>
			Object.values(answers).map(({ answer }) => [activity, answer] as const)
		);
		return { run, start: { activity: run.place.activity, answers: Object.fromEntries(answers) } };
	}

	/** A second step must not begin a second run. */
	#begun(activity: string): Promise<Run> {
		this.#run ??= this.#begin(activity).catch((error: unknown) => {
			this.#run = undefined;
			throw error;
		});
		return this.#run;
	}

	async #begin(activity: string) {
		const { startRun } = await import('$lib/store');
		const { group, members, db } = this.#home;
		const { id, version, title } = this.#lesson;
		const run = {
			group: group.id,
			lesson: id,
			version,
			title,
			language: this.#language,
			outside: false,
			screens: 1 as const,
			present: members.map(({ number }) => number),
			place: { activity, step: 0, chosen: [], blank: false, over: false }
		};
		return startRun(db, run, Date.now());
	}

	answer = async (activity: string, seat: number, answer: unknown) => {
		const run = await this.#begun(activity);
		const { putAnswers } = await import('$lib/store');
		const key = { run: run.id, group: run.group, activity, round: 1 };
		const given = { seat, answer, way: 'shared', by: 'seat' } as const;
		await putAnswers(this.#home.db, key, [given], Date.now());
	};

	move = async (activity: string) => {
		const run = await this.#begun(activity);
		const { changeRun } = await import('$lib/store');
		const there = (now: Run): Run => ({ ...now, place: { ...now.place, activity } });
		await changeRun(this.#home.db, run.id, there, Date.now());
	};

	/** The round came to its end: the lesson counts as done. Throws where that cannot be kept; may be tried again. */
	async end() {
		const run = await this.#begun(this.#lesson.activities.at(-1)!.id);
		const { endRun } = await import('$lib/store');
		await endRun(this.#home.db, run.id, Date.now());
	}
}
