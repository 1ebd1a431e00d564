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
			this.hand(things);
			this.#rest(this.gap);
		}, ms);
	}
}
