/*
 * A message as one or several texts for QR codes, and back in any order. One frame more than it takes is the sum
 * of all others, so that any one may be missed. Each has a checksum of its own beside the QR's correction. Pure.
 */
import { crc32 } from './bytes';

/** Signs of a QR code's alphanumeric mode in their order (RFC 9285: Base45). */
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** what our frames begin with */
const mark = 'NK1';
/** bytes of a message in one frame: a code a camera reads across a desk */
const chunk = 96;
const mostFrames = 40;
const head = 8;
const tail = 4;

function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const two = at + 1 < bytes.length;
		let n = two ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
		for (let sign = 0; sign < (two ? 3 : 2); sign++, n = Math.floor(n / 45)) text += signs[n % 45];
	}
	return text;
}

function fromBase45(text: string): Uint8Array | undefined {
	const values = [...text].map((sign) => signs.indexOf(sign));
	if (values.includes(-1) || values.length % 3 === 1) return undefined;
	const bytes: number[] = [];
	for (let at = 0; at < values.length; at += 3) {
		const [a = 0, b = 0, c] = values.slice(at, at + 3);
		const n = a + b * 45 + (c ?? 0) * 2025;
		if (n > (c === undefined ? 255 : 65_535)) return undefined;
		bytes.push(...(c === undefined ? [n] : [n >> 8, n & 255]));
	}
	return Uint8Array.from(bytes);
}

const word = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const wordAt = (bytes: Uint8Array, at: number) =>
	new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);

function sumOf(parts: readonly Uint8Array[]): Uint8Array {
	const sum = new Uint8Array(chunk);
	for (const part of parts) part.forEach((byte, at) => (sum[at]! ^= byte));
	return sum;
}

/** The texts of a message of up to 3,840 bytes, to be shown one after another. */
export function toFrames(message: Uint8Array): string[] {
	const count = Math.max(1, Math.ceil(message.length / chunk));
	if (count > mostFrames) throw new RangeError('too long to hand in');
	const parts = Array.from({ length: count }, (_, at) =>
		message.subarray(at * chunk, (at + 1) * chunk)
	);
	const all = count > 1 ? [...parts, sumOf(parts)] : parts;
	return all.map((part, index) => {
		const size = [message.length >> 8, message.length & 255];
		const body = [...word(crc32(message)), index, count, ...size, ...part];
		return mark + toBase45(Uint8Array.from([...body, ...word(crc32(Uint8Array.from(body)))]));
	});
}

interface Frame {
	id: number;
	index: number;
	count: number;
	length: number;
	part: Uint8Array;
}

function readFrame(text: string): Frame | undefined {
	if (!text.startsWith(mark) || text.length > 300) return undefined;
	const bytes = fromBase45(text.slice(mark.length));
	if (!bytes || bytes.length < head + tail) return undefined;
	const body = bytes.subarray(0, -tail);
	if (wordAt(bytes, body.length) !== crc32(body)) return undefined;
	const [index, count] = [body[4]!, body[5]!];
	const length = body[6]! * 256 + body[7]!;
	const part = body.subarray(head);
	const fits = count === Math.max(1, Math.ceil(length / chunk)) && count <= mostFrames;
	const size = index < count ? Math.min(chunk, length - index * chunk) : chunk;
	if (!fits || index > count || (count === 1 && index > 0) || part.length !== size)
		return undefined;
	return { id: wordAt(body, 0), index, count, length, part };
}

/** What became of a text: `bad` is none of ours, `seen` brought nothing new, `whole` completes the message. */
export type Gathered =
	| { state: 'bad' | 'seen' }
	| { state: 'new'; have: number; of: number }
	| { state: 'whole'; message: Uint8Array };

/** Messages that are being gathered; only the few last begun are remembered, and whole ones by their sum. */
export class Gathering {
	readonly #begun = new Map<number, Map<number, Frame>>();
	readonly #whole = new Set<number>();

	/** Takes one text a camera read. Never throws. */
	add(text: string): Gathered {
		const frame = readFrame(text);
		if (!frame) return { state: 'bad' };
		const { id, index, count, length } = frame;
		if (this.#whole.has(id)) return { state: 'seen' };
		const frames = this.#begun.get(id) ?? new Map<number, Frame>();
		const other = [...frames.values()].some((one) => one.length !== length);
		if (other) return { state: 'bad' };
		if (frames.has(index)) return { state: 'seen' };
		frames.set(index, frame);
		this.#begun.set(id, frames);
		const [oldest] = this.#begun.keys();
		if (this.#begun.size > 4 && oldest !== undefined) this.#begun.delete(oldest);
		if (frames.size < count) return { state: 'new', have: frames.size, of: count };
		this.#begun.delete(id);
		const message = joined(frames, count, length);
		if (crc32(message) !== id) return { state: 'bad' };
		this.#whole.add(id);
		return { state: 'whole', message };
	}

	/** Forgets what was whole, so that it is told again when it is shown again. */
	again = () => this.#whole.clear();
}

function joined(frames: Map<number, Frame>, count: number, length: number): Uint8Array {
	const parts = Array.from({ length: count }, (_, index) => frames.get(index)?.part);
	const missing = parts.indexOf(undefined);
	if (missing >= 0) {
		const others = [...frames.values()].map((frame) => frame.part);
		parts[missing] = sumOf(others).subarray(0, Math.min(chunk, length - missing * chunk));
	}
	const message = new Uint8Array(length);
	parts.forEach((part, index) => message.set(part!, index * chunk));
	return message;
}
