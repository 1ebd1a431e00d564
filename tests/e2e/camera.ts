/* A camera that sees one QR code after another: a video Chromium plays in place of a real one. */
import { writeFileSync } from 'node:fs';
import encodeQR from 'qr';

const [width, height] = [640, 480];
const plain = Buffer.alloc((width * height) / 2, 128);

/** A picture of a code on a grey desk. */
function picture(text: string): Buffer {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
	const scale = Math.floor((height - 40) / rows.length);
	const [left, top] = [width, height].map((side) => Math.floor((side - rows.length * scale) / 2));
	const grey = Buffer.alloc(width * height, 120);
	rows.forEach((row, y) =>
		row.forEach((dark, x) => {
			for (let line = 0; line < scale; line++) {
				const at = (top! + y * scale + line) * width + left! + x * scale;
				grey.fill(dark ? 25 : 225, at, at + scale);
			}
		})
	);
	return grey;
}

/** Writes the video: each code for half a second, over and over. */
export function filmCodes(path: string, texts: readonly string[]) {
	const frames = texts.flatMap((text) => {
		const frame = Buffer.concat([Buffer.from('FRAME\n'), picture(text), plain]);
		return Array.from({ length: 5 }, () => frame);
	});
	const head = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`;
	writeFileSync(path, Buffer.concat([Buffer.from(head), ...frames]));
}

/** What a Chromium is started with to have this camera; the video may be written later. */
export const cameraArgs = (path: string) => [
	'--use-fake-ui-for-media-stream',
	'--use-fake-device-for-media-stream',
	`--use-file-for-fake-video-capture=${path}`
];
