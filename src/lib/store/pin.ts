/*
 * The PIN that lifts the lock of the teacher's pages. It is a curtain: nothing is encrypted with it. The hash only
 * keeps a PIN that somebody uses elsewhere from being read here.
 */
import { fromBase64, leastIterations, toBase64 } from './backup/seal';
import type { NetkindDb } from './db';
import { getSetting, setSetting } from './settings';

/** The same PIN whichever digits the keyboard writes: ٤ and 4 are one. */
const plain = (pin: string) =>
	pin
		.normalize('NFKC')
		.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.trim();

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
	const text = new TextEncoder().encode(plain(pin));
	const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits']);
	const by = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
	return toBase64(new Uint8Array(await crypto.subtle.deriveBits(by, base, 256)));
}

/** Whether there is a PIN on this device. */
export const hasPin = async (db: NetkindDb): Promise<boolean> =>
	(await getSetting(db, 'pin')) !== undefined;

/** Sets the PIN; undefined takes it away. */
export async function setPin(
	db: NetkindDb,
	pin: string | undefined,
	iterations = leastIterations
): Promise<void> {
	if (pin === undefined) return setSetting(db, 'pin', undefined);
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const hash = await hashOf(pin, salt, iterations);
	await setSetting(db, 'pin', { salt: toBase64(salt), hash, iterations });
}

/** Whether this is the PIN. Where there is none any more, nothing is locked, and every one fits. */
export async function pinFits(db: NetkindDb, pin: string): Promise<boolean> {
	const kept = await getSetting(db, 'pin');
	if (!kept) return true;
	return (await hashOf(pin, fromBase64(kept.salt), kept.iterations)) === kept.hash;
}
