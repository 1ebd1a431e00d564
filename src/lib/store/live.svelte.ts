import Dexie, { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';
import { asProblem, type Why } from './problem';

/**
 * What a query finds, now and after every change in any tab, for as long as something on screen reads it.
 * After a problem the last value stays beside it. A query asks all it can before it waits: Dexie knows what to watch by
 * what is asked in its own turn.
 */
export class Live<T> {
	readonly #subscribe: () => void;
	#value: T | undefined;
	#problem: Why | undefined;

	constructor(query: () => PromiseLike<T>) {
		this.#subscribe = createSubscriber((update) => {
			// Dexie would wait in silence.
			if (!Dexie.dependencies.indexedDB) {
				this.#problem = 'missing';
				return;
			}
			// A closed database would go unsaid, too, if its error kept its name.
			const running = liveQuery(async () => {
				try {
					return await query();
				} catch (error) {
					throw asProblem(error);
				}
			}).subscribe({
				next: (value) => {
					this.#value = value;
					this.#problem = undefined;
					update();
				},
				error: (error) => {
					this.#problem = asProblem(error).why;
					update();
				}
			});
			return () => running.unsubscribe();
		});
	}

	/** undefined until the first answer of the database */
	get value(): T | undefined {
		this.#subscribe();
		return this.#value;
	}

	get problem(): Why | undefined {
		this.#subscribe();
		return this.#problem;
	}
}

/** Calls back with what a query finds, now and after every change in any tab. Returns the way to stop. */
export function watch<T>(
	query: () => PromiseLike<T>,
	found: (value: T) => void,
	failed: (why: Why) => void
): () => void {
	const running = liveQuery(async () => {
		try {
			return await query();
		} catch (error) {
			throw asProblem(error);
		}
	}).subscribe({ next: found, error: (error) => failed(asProblem(error).why) });
	return () => running.unsubscribe();
}
