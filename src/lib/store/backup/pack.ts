/* Packs bytes (gzip) with what the browser has, and unpacks them up to a size. */

const through = (bytes: Uint8Array<ArrayBuffer>, by: CompressionStream | DecompressionStream) =>
	new Blob([bytes]).stream().pipeThrough(by);

export const packed = async (bytes: Uint8Array<ArrayBuffer>) =>
	new Uint8Array(await new Response(through(bytes, new CompressionStream('gzip'))).arrayBuffer());

/** The bytes again; `too-big` as soon as they pass `most`, `damaged` where they are not packed. */
export async function unpacked(
	bytes: Uint8Array<ArrayBuffer>,
	most: number
): Promise<Uint8Array<ArrayBuffer> | 'too-big' | 'damaged'> {
	const reader = through(bytes, new DecompressionStream('gzip')).getReader();
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			size += next.value.length;
			if (size > most) {
				await reader.cancel();
				return 'too-big';
			}
			parts.push(next.value);
		}
	} catch {
		return 'damaged';
	}
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}
