/* Pixels of a video or a photo, for the worker. */

export interface Pixels {
	rgba: ArrayBuffer;
	width: number;
	height: number;
}

/** The longer side of a photo that is read; more pixels than that are blur. */
const longest = 2560;

let canvas: HTMLCanvasElement | undefined;

/** Its pixels, in even numbers of rows and columns; undefined if it has none yet. */
export function pixelsOf(source: HTMLVideoElement | ImageBitmap): Pixels | undefined {
	const isVideo = source instanceof HTMLVideoElement;
	const wide = isVideo ? source.videoWidth : source.width;
	const high = isVideo ? source.videoHeight : source.height;
	const scale = Math.min(1, longest / Math.max(wide, high));
	const even = (side: number) => Math.floor((side * scale) / 2) * 2;
	const [width, height] = [even(wide), even(high)];
	if (!width || !height) return undefined;
	canvas ??= document.createElement('canvas');
	if (canvas.width !== width || canvas.height !== height) {
		canvas.width = width;
		canvas.height = height;
	}
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) return undefined;
	context.drawImage(source, 0, 0, width, height);
	const rgba = context.getImageData(0, 0, width, height).data.buffer;
	context.clearRect(0, 0, width, height);
	return { rgba, width, height };
}
