/* The code that starts a hand-in: it names one run for as long as that lasts, and can be typed. Pure. */

/** No 0 and O, no 1 and I: told apart on any screen. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Five random bytes as eight signs. */
export function toCode(bytes: Uint8Array): string {
	let bits = 0n;
	for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
	return Array.from({ length: 8 }, (_, place) => {
		const shift = BigInt((7 - place) * 5);
		return signs[Number((bits >> shift) & 31n)];
	}).join('');
}

/** A code as somebody typed it, spaces, dashes and small letters allowed; undefined if it is none. */
export function readCode(typed: string): string | undefined {
	const code = typed.slice(0, 40).toUpperCase().replace(/[\s-]/g, '');
	return code.length === 8 && [...code].every((sign) => signs.includes(sign)) ? code : undefined;
}

/** A code's five bytes. */
export function codeBytes(code: string): Uint8Array {
	let bits = 0n;
	for (const sign of code) bits = (bits << 5n) | BigInt(signs.indexOf(sign));
	return Uint8Array.from({ length: 5 }, (_, place) =>
		Number((bits >> BigInt((4 - place) * 8)) & 255n)
	);
}
