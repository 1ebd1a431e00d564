/*
 * A backup as a file. Pure but for WebCrypto's random salt. Every file, sealed or not, begins
 *
 *   {"app":"netkind","what":"backup","format":1,"bytes":1234,"sha256":"…64 digits…",⏎
 *
 * and that line stays in every later format. `bytes` is how much follows, `sha256` is over the format and all that
 * follows. So a file that was cut or damaged is known before a passphrase is asked for, and what does not open
 * after that has the wrong passphrase. Open to read, the rest is the content, one record a line, and the whole
 * is JSON. Sealed, one line says how, then come the bytes.
 */
import * as v from 'valibot';
import { readContent, textOf, type Content } from './content';
import { packed, unpacked } from './pack';
import {
	fromBase64,
	mostIterations,
	newLock,
	seal,
	toBase64,
	unseal,
	type KeyMaker,
	type Lock
} from './seal';

const format = 1;

/** Limits in bytes. A million answers take less than 100 MB unpacked. */
export const mostBytes = 64 * 1024 * 1024;
const mostUnpacked = 256 * 1024 * 1024;

/** Why a file is not taken; the words are in i18n as `backup.refused.…`. */
export type Refusal =
	'too-big' | 'other' | 'older' | 'newer' | 'cut' | 'damaged' | 'unfit' | 'wrong-passphrase';

export type Read = { ok: true; content: Content } | { ok: false; why: Refusal };
export type Sealed = { ok: true; sealed: Uint8Array<ArrayBuffer>; lock: Lock };

const refused = (why: Refusal) => ({ ok: false, why }) as const;
const encode = (text: string) => new TextEncoder().encode(text);
const firstLine =
	/^\{"app":"netkind","what":"backup","format":(\d{1,6}),"bytes":(\d{1,12}),"sha256":"([0-9a-f]{64})",\n/;
/** What is left of the first line in a file of ours in which it was damaged. */
const ours = /"netkind","what"|"app":"netkind|"backup","format"|"sha256":"[0-9a-f]{8}/;

const sealedLine = v.strictObject({
	by: v.literal('PBKDF2-SHA-256, AES-256-GCM'),
	iterations: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(mostIterations)),
	salt: v.pipe(v.string(), v.base64(), v.length(24)),
	iv: v.pipe(v.string(), v.base64(), v.length(16)),
	packed: v.literal('gzip')
});

/** A file that anyone can read. */
export const openFile = (content: Content) => framed(encode(textOf(content).slice(1)));

/** A file that opens with a passphrase. */
export async function sealedFile(
	content: Content,
	makeKey: KeyMaker
): Promise<Uint8Array<ArrayBuffer>> {
	const lock = newLock();
	const line: v.InferOutput<typeof sealedLine> = {
		by: 'PBKDF2-SHA-256, AES-256-GCM',
		iterations: lock.iterations,
		salt: toBase64(lock.salt),
		iv: toBase64(lock.iv),
		packed: 'gzip'
	};
	const bytes = await seal(await packed(encode(textOf(content))), lock, makeKey);
	return framed(joined(encode(`"sealed":${JSON.stringify(line)}}\n`), bytes));
}

async function framed(rest: Uint8Array<ArrayBuffer>) {
	const sum = await sumOf(String(format), rest);
	return joined(
		encode(
			`{"app":"netkind","what":"backup","format":${format},"bytes":${rest.length},"sha256":"${sum}",\n`
		),
		rest
	);
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>) {
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}

async function sumOf(writtenFormat: string, rest: Uint8Array<ArrayBuffer>) {
	const sum = await crypto.subtle.digest('SHA-256', joined(encode(`${writtenFormat}\n`), rest));
	return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads a file: its content, or what a passphrase is needed for, or why it is not taken. Never throws. */
export async function readFile(file: Uint8Array<ArrayBuffer>): Promise<Read | Sealed> {
	if (file.length > mostBytes) return refused('too-big');
	// one character a byte, so that the length of the line is its length in the file
	const start = new TextDecoder('latin1').decode(file.subarray(0, 250));
	const [line, written = '', bytes, sum] = firstLine.exec(start) ?? [];
	if (line === undefined) return refused(ours.test(start) ? 'damaged' : 'other');
	const rest = file.slice(line.length);
	if (rest.length < Number(bytes)) return refused('cut');
	if (rest.length > Number(bytes) || (await sumOf(written, rest)) !== sum)
		return refused('damaged');
	if (Number(written) !== format) return refused(Number(written) > format ? 'newer' : 'older');
	return sealedIn(rest) ?? contentIn(joined(encode('{'), rest));
}

/** Opens a sealed file. */
export async function unsealed({ sealed, lock }: Sealed, makeKey: KeyMaker): Promise<Read> {
	const opened = await unseal(sealed, lock, makeKey);
	if (!opened) return refused('wrong-passphrase');
	const bytes = await unpacked(opened, mostUnpacked);
	return typeof bytes === 'string' ? refused(bytes) : contentIn(bytes);
}

function sealedIn(rest: Uint8Array<ArrayBuffer>): Sealed | Read | undefined {
	const start = new TextDecoder('latin1').decode(rest.subarray(0, 500));
	if (!start.startsWith('"sealed":')) return undefined;
	const end = start.indexOf('\n');
	const line = v.safeParse(sealedLine, parsed(start.slice('"sealed":'.length, end - 1)));
	if (!line.success) return refused('unfit');
	const { iterations, salt, iv } = line.output;
	return {
		ok: true,
		sealed: rest.slice(end + 1),
		lock: { iterations, salt: fromBase64(salt), iv: fromBase64(iv) }
	};
}

function contentIn(bytes: Uint8Array<ArrayBuffer>): Read {
	const content = readContent(parsed(new TextDecoder().decode(bytes)));
	return content ? { ok: true, content } : refused('unfit');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
