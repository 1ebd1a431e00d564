/*
 * Opens a lesson file from outside, and writes one. Trusts nothing: size before reading, reading in a
 * worker, the worker killed when it takes too long. The checker itself stays in the worker's script.
 */
import { mostBytes } from './limits';
import type { readLesson, Refused } from './read';
import type { Lesson } from './schema';

/** The part of a Worker that is used, so that a test may give another. */
export type ReadingWorker = Pick<
	Worker,
	'onmessage' | 'onmessageerror' | 'onerror' | 'postMessage' | 'terminate'
>;

export type Opened = { ok: true; lesson: Lesson } | Refused;

/** A file can hold a problem in every value; a person reads the first ones. */
export const mostProblems = 100;

const newReadingWorker = (): ReadingWorker =>
	new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module' });

const refused = (code: string): Refused => ({ ok: false, problems: [{ path: '', code }] });

/**
 * Reads one lesson file. The lesson comes back under its outside id, so that it can never take the place
 * of a built-in one. Always resolves, never throws: what went wrong is in `problems`, with the codes of
 * `read.ts` or `too-large`, `not-readable`, `too-slow`, `reader-failed`.
 */
export async function openLessonFile(
	file: Blob,
	{ newWorker = newReadingWorker, timeoutMs = 3000 } = {}
): Promise<Opened> {
	if (file.size > mostBytes) return refused('too-large');
	const text = await textOf(file);
	if (text === undefined) return refused('not-readable');
	const read = await readInWorker(text, newWorker, timeoutMs);
	return read.ok
		? { ok: true, lesson: { ...read.lesson, id: await outsideId(text) } }
		: { ok: false, problems: read.problems.slice(0, mostProblems) };
}

/** Its text without a byte order mark; undefined if it cannot be read or is not UTF-8. */
async function textOf(file: Blob) {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
	} catch {
		return undefined;
	}
}

function readInWorker(text: string, newWorker: () => ReadingWorker, timeoutMs: number) {
	return new Promise<ReturnType<typeof readLesson>>((resolve) => {
		let worker: ReadingWorker | undefined;
		const end = (read: ReturnType<typeof readLesson>) => {
			clearTimeout(timer);
			worker?.terminate();
			resolve(read);
		};
		const timer = setTimeout(() => end(refused('too-slow')), timeoutMs);
		try {
			worker = newWorker();
			worker.onmessage = ({ data }: MessageEvent<ReturnType<typeof readLesson>>) => end(data);
			worker.onerror = worker.onmessageerror = () => end(refused('reader-failed'));
			worker.postMessage(text);
		} catch {
			end(refused('reader-failed'));
		}
	});
}

/** The id an outside lesson is kept under: the same text has the same id on every device of one kind of origin. */
export async function outsideId(text: string): Promise<string> {
	const bytes = new TextEncoder().encode(text);
	// missing on plain http, where guests are
	const { subtle } = crypto as { subtle?: SubtleCrypto };
	const hex = subtle ? hexOf(await subtle.digest('SHA-256', bytes)) : fnv1a(bytes);
	return `outside-${hex.slice(0, 12)}`;
}

const hexOf = (buffer: ArrayBuffer) =>
	Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** FNV-1a of 64 bits: tells files apart, proves nothing. */
function fnv1a(bytes: Uint8Array) {
	let sum = 0xcbf29ce484222325n;
	for (const byte of bytes) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
	return sum.toString(16).padStart(16, '0');
}

/** A lesson as the text of a file that a teacher can read and `openLessonFile` opens. */
export const exportLesson = (lesson: Lesson): string => `${JSON.stringify(lesson, null, '\t')}\n`;
