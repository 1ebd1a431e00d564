/*
 * Seals bytes with a passphrase: PBKDF2-SHA-256 → AES-256-GCM, by the browser's own WebCrypto. Where that is
 * missing (plain http to another machine) there are no classes either.
 */

/** What OWASP asks for PBKDF2-SHA-256 (Password Storage Cheat Sheet, 2023). The kit never writes with fewer. */
export const leastIterations = 600_000;
/** More than this in a file is there to keep the machine busy. */
export const mostIterations = 10_000_000;

/** The key for a salt; a test may give one that is ready, because deriving it is slow on purpose. */
export type KeyMaker = (salt: Uint8Array<ArrayBuffer>, iterations: number) => Promise<CryptoKey>;

/** A key from a passphrase. Typed on any device, é is the same: the text is taken in its form NFKC. */
export const keyFrom =
	(passphrase: string): KeyMaker =>
	async (salt, iterations) => {
		const text = new TextEncoder().encode(passphrase.normalize('NFKC'));
		const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
		return crypto.subtle.deriveKey(
			{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
			base,
			{ name: 'AES-GCM', length: 256 },
			false,
			['encrypt', 'decrypt']
		);
	};

/** Never used twice with one key: the salt is new each time. */
export interface Lock {
	salt: Uint8Array<ArrayBuffer>;
	iv: Uint8Array<ArrayBuffer>;
	iterations: number;
}

export const newLock = (): Lock => ({
	salt: crypto.getRandomValues(new Uint8Array(16)),
	iv: crypto.getRandomValues(new Uint8Array(12)),
	iterations: leastIterations
});

export async function seal(bytes: Uint8Array<ArrayBuffer>, lock: Lock, makeKey: KeyMaker) {
	const key = await makeKey(lock.salt, lock.iterations);
	return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: lock.iv }, key, bytes));
}

/** The bytes; undefined where the key does not fit. */
export async function unseal(sealed: Uint8Array<ArrayBuffer>, lock: Lock, makeKey: KeyMaker) {
	const key = await makeKey(lock.salt, lock.iterations);
	try {
		return new Uint8Array(
			await crypto.subtle.decrypt({ name: 'AES-GCM', iv: lock.iv }, key, sealed)
		);
	} catch {
		return undefined;
	}
}

export const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
