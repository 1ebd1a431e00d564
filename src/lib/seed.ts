/** FNV-1a over UTF-16 units: near seeds give far numbers. */
function hash(text: string) {
	let sum = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
	}
	return sum >>> 0;
}

/** Numbers from 0 up to but not 1; the same seed gives the same ones on every device (mulberry32). */
export function seeded(seed: string): () => number {
	let state = hash(seed);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A copy of the list in another order; the same seed gives the same order on every device. */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
	const next = seeded(seed);
	const copy = [...list];
	for (let last = copy.length - 1; last > 0; last--) {
		const other = Math.floor(next() * (last + 1));
		[copy[last], copy[other]] = [copy[other]!, copy[last]!];
	}
	return copy;
}
