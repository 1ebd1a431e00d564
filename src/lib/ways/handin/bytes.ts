/* Small values as few bytes, and back. Pure; what is read comes from strangers and is read within limits. */

/** CRC-32 as in ISO 3309 (polynomial 0xEDB88320). */
export function crc32(bytes: Uint8Array): number {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

/** What is wrong with bytes that were read; caught where reading begins. */
export class Unreadable extends Error {}

const most = { depth: 8, text: 500, items: 200 };

/** Bytes of a JSON value; strings that are in `words` take two. Numbers are whole and not negative. */
export function packed(value: unknown, words: readonly string[]): Uint8Array {
	const out: number[] = [];
	const places = new Map(words.map((word, place) => [word, place]));
	const whole = (n: number) => {
		for (; n > 127; n = Math.floor(n / 128)) out.push((n % 128) | 128);
		out.push(n);
	};
	const put = (one: unknown): void => {
		if (one === null) out.push(0);
		else if (typeof one === 'boolean') out.push(one ? 2 : 1);
		else if (typeof one === 'number') {
			out.push(3);
			whole(one);
		} else if (typeof one === 'string') {
			const place = places.get(one);
			const text = place === undefined ? new TextEncoder().encode(one) : undefined;
			out.push(text ? 6 : 7);
			whole(text ? text.length : place!);
			if (text) out.push(...text);
		} else if (Array.isArray(one)) {
			out.push(4);
			whole(one.length);
			one.forEach(put);
		} else {
			const entries = Object.entries(one as object).filter(([, held]) => held !== undefined);
			out.push(5);
			whole(entries.length);
			entries.flat().forEach(put);
		}
	};
	put(value);
	return Uint8Array.from(out);
}

/** The value of packed bytes, all of them; throws `Unreadable` for any others. */
export function unpacked(bytes: Uint8Array, words: readonly string[]): unknown {
	let at = 0;
	const next = () => {
		const byte = bytes[at++];
		if (byte === undefined) throw new Unreadable('too short');
		return byte;
	};
	const whole = () => {
		let n = 0;
		for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
			const byte = next();
			n += (byte % 128) * scale;
			if (byte < 128) return n;
		}
		throw new Unreadable('too large');
	};
	const many = (limit: number) => {
		const n = whole();
		if (n > limit) throw new Unreadable('too many');
		return n;
	};
	const text = () => {
		const length = many(most.text);
		const part = bytes.subarray(at, (at += length));
		if (part.length < length) throw new Unreadable('too short');
		return new TextDecoder().decode(part);
	};
	const take = (depth: number): unknown => {
		if (depth > most.depth) throw new Unreadable('too deep');
		const tag = next();
		if (tag === 0) return null;
		if (tag === 1 || tag === 2) return tag === 2;
		if (tag === 3) return whole();
		if (tag === 4) return Array.from({ length: many(most.items) }, () => take(depth + 1));
		if (tag === 5) {
			const entries = Array.from({ length: many(most.items) }, () => [
				take(most.depth),
				take(depth + 1)
			]);
			if (entries.some(([key]) => typeof key !== 'string' || key === '__proto__'))
				throw new Unreadable('no key');
			return Object.fromEntries(entries) as unknown;
		}
		if (tag === 6) return text();
		const word = tag === 7 ? words[whole()] : undefined;
		if (word === undefined) throw new Unreadable('no such word');
		return word;
	};
	const value = take(0);
	if (at !== bytes.length) throw new Unreadable('too long');
	return value;
}
