/** Gathers things and hands them on together: what comes at once at once, then at most every `gap` ms. */
export class Batch<T> {
	#waiting: T[] = [];
	#resting = false;

	constructor(
		readonly gap: number,
		readonly hand: (things: T[]) => void
	) {}

	add(thing: T) {
		this.#waiting.push(thing);
		// not in this turn of the loop: what arrives together goes together
		if (!this.#resting) this.#rest(0);
	}

	#rest(ms: number) {
		this.#resting = true;
		setTimeout(() => {
			const things = this.#waiting;
			this.#waiting = [];
			this.#resting = false;
			if (things.length === 0) return;
			try {
				this.hand(things);
			} catch (error) {
				// one batch is lost, and said again by whoever waits for an answer; the process and every other room go on
				console.error(error);
			}
			this.#rest(this.gap);
		}, ms);
	}
}
