/*
 * Where a page makes a backup and brings one in. Loads neither the database nor the checks: they are in the
 * worker's script.
 */
import type { Skipped } from './merge';
import type { Ask, Say } from './work';

export type { Ask, Say, Summary } from './work';
export type { Refusal } from './file';
export type { Skipped } from './merge';

/** How many things these are, all together. */
export const sumOf = ({ groups, runs, seats, packs }: Skipped): number =>
	groups + runs + seats + packs;

type Answer = Exclude<Say, { say: 'progress' }>;

const newWorker = () =>
	new Worker(new URL('./desk.worker.ts', import.meta.url), { type: 'module' });

export class Desk {
	readonly #worker: Worker;
	#answer: ((say: Answer) => void) | undefined;

	/** set by the page that shows it: records done of all */
	onprogress: (done: number, of: number) => void = () => {};

	constructor(worker = newWorker()) {
		this.#worker = worker;
		worker.onmessage = ({ data }: MessageEvent<Say>) => {
			if (data.say === 'progress') this.onprogress(data.done, data.of);
			else this.#answer?.(data);
		};
		worker.onerror = () => this.#answer?.({ say: 'problem', why: 'unknown' });
	}

	/** Asks one thing and waits for what comes of it; ask the next one after that. */
	ask(what: Ask): Promise<Answer> {
		return new Promise((resolve) => {
			this.#answer = resolve;
			this.#worker.postMessage(what);
		});
	}

	/** Ends the work at once. What was being brought in is not. */
	close() {
		this.#worker.terminate();
	}
}
