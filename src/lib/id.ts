/** A new random id of 128 bits, 32 hexadecimal digits. Works on plain http, where `randomUUID` is missing. */
export const newId = () =>
	Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');
