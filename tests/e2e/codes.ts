/* A camera that sees one QR code after another: a video Chromium plays in place of a real one. */
import { writeFileSync } from 'node:fs';
import encodeQR from 'qr';
import type { Frame } from '../bench/scan/frames';
import { videoOf } from './camera';

const [width, height] = [640, 480];

/** A picture of a code on a grey desk. */
function pictureOf(text: string): Frame {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
	const scale = Math.floor((height - 40) / rows.length);
	const [left, top] = [width, height].map((side) => Math.floor((side - rows.length * scale) / 2));
	const grey = new Uint8Array(width * height).fill(120);
	rows.forEach((row, y) =>
		row.forEach((dark, x) => {
			for (let line = 0; line < scale; line++) {
				const at = (top! + y * scale + line) * width + left! + x * scale;
				grey.fill(dark ? 25 : 225, at, at + scale);
			}
		})
	);
	return { width, height, grey, cards: [] };
}

/** Writes the video: each code for half a second, over and over. */
export const filmCodes = (path: string, texts: readonly string[]) =>
	writeFileSync(
		path,
		videoOf(texts.flatMap((text) => Array.from({ length: 5 }, () => pictureOf(text))))
	);

/** What a Chromium is started with to have this camera; the video may be written later. */
export const cameraArgs = (path: string) => [
	'--use-fake-ui-for-media-stream',
	'--use-fake-device-for-media-stream',
	`--use-file-for-fake-video-capture=${path}`
];
