/*
 * Codes and tokens of rooms. Nothing is kept: a token is a keyed hash of the code, so that any relay with the same
 * secret can tell a true one.
 */
import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { codeLength, codeLetters } from '../lib/ways/room/messages';

/** A new code of a room, 30 bits by chance. */
export const newCode = () =>
	Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('');

export interface Tokens {
	/** who has it may host the room of that code */
	host: (code: string) => string;
	/** who has it may sit in the room of that code without being admitted */
	room: (code: string) => string;
}

/** The tokens of a relay with this secret: 128 bits as hexadecimal digits. */
export function tokensOf(secret: string): Tokens {
	const hash = (words: string) =>
		createHmac('sha256', secret).update(words).digest('hex').slice(0, 32);
	return { host: (code) => hash(`host ${code}`), room: (code) => hash(`room ${code}`) };
}

const digest = (words: string) => createHash('sha256').update(words).digest();

/** Compares in a time that tells nothing of where they differ; any two texts, of whatever length. */
export const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));
