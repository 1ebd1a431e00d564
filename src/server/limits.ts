/* Limits of what one socket, one room or one address may do. Time comes in as an argument, in ms. */

/** Lets `most` through at once and `perSecond` after that. */
export class Bucket {
	#left: number;
	#at = 0;

	constructor(
		readonly most: number,
		readonly perSecond: number
	) {
		this.#left = most;
	}

	take(now: number): boolean {
		const since = Math.max(0, now - this.#at);
		this.#left = Math.min(this.most, this.#left + (since / 1000) * this.perSecond);
		this.#at = now;
		if (this.#left < 1) return false;
		this.#left -= 1;
		return true;
	}
}

const minute = 60_000;
/** wrong codes in a minute that cost nothing: a slip of the finger does not count as guessing */
const free = { one: 5, all: 30 };
/** the longest wait; all together wait less, or one who guesses could shut the door on every class */
const longest = { one: 5 * minute, all: minute / 6 };
const mostRemembered = 10_000;

interface Guesser {
	/** wrong codes tried, each with when: trying the same one again is waiting, not guessing */
	codes: Map<string, number>;
	/** how often it went beyond what is free; each time it waits twice as long */
	times: number;
	until: number;
}

/** Counts wrong codes, by address and in all; who guesses waits longer each time, and learns nothing meanwhile. */
export class Guesses {
	readonly #guessers = new Map<string, Guesser>();

	/** May a code from this address be looked at now? Where no address is known, only all together are held. */
	allows = (address: string | undefined, now: number): boolean =>
		[address ?? '', ''].every((one) => (this.#guessers.get(one)?.until ?? 0) <= now);

	/** Notes that nobody hosts a room of this code. */
	wrong(address: string | undefined, code: string, now: number) {
		if (address !== undefined) this.#note(address, code, 'one', now);
		this.#note('', code, 'all', now);
	}

	#note(key: string, code: string, of: 'one' | 'all', now: number) {
		if (!this.#guessers.has(key) && this.#guessers.size >= mostRemembered) this.#forget(now);
		const guesser = this.#guessers.get(key) ?? { codes: new Map(), times: 0, until: 0 };
		this.#guessers.set(key, guesser);
		for (const [old, at] of guesser.codes) if (now - at > minute) guesser.codes.delete(old);
		if (guesser.codes.size === 0 && now - guesser.until > longest[of]) guesser.times = 0;
		guesser.codes.set(code, now);
		if (guesser.codes.size <= free[of] && guesser.times === 0) return;
		guesser.times += 1;
		guesser.until = now + Math.min(longest[of], 1000 * 2 ** guesser.times);
	}

	#forget(now: number) {
		for (const [key, { until }] of this.#guessers)
			if (key && until < now - longest.one) this.#guessers.delete(key);
	}
}
