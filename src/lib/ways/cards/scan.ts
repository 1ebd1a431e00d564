/* What the page and the worker that reads cards say to each other. */
import type { Detection } from './apriltag';

export interface ScanRequest {
	/** width × height pixels of four bytes, as a canvas gives them; handed over, not copied */
	rgba: ArrayBuffer;
	width: number;
	height: number;
	/** a photo, not a frame of the camera: searched whole, and the frames' tracks are left alone */
	still: boolean;
}

export interface ScanReply {
	seen: Detection[];
	width: number;
	height: number;
	still: boolean;
}

export const newScanWorker = () =>
	new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module' });

/** Grey of a picture (weights of ITU-R BT.601, in 256ths). */
export function greyOf(rgba: Uint8ClampedArray): Uint8Array {
	const grey = new Uint8Array(rgba.length / 4);
	for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
		grey[at] = (77 * rgba[from]! + 150 * rgba[from + 1]! + 29 * rgba[from + 2]! + 128) >> 8;
	}
	return grey;
}
