/* What a camera or a phone would see: made-up frames of a class, or QR codes one after another. */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import encodeQR from 'qr';
import type { Frame } from '../bench/scan/frames';

/** grey, a byte a pixel */
type Seen = Pick<Frame, 'width' | 'height' | 'grey'>;

/** A video of these frames, ten a second, as Chromium's fake camera plays it over and over (YUV4MPEG2). */
export function videoOf(frames: Seen[]): Buffer {
	const [{ width, height }] = frames as [Seen];
	const colours = Buffer.alloc((width * height) / 2, 128);
	return Buffer.concat([
		Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
		...frames.flatMap(({ grey }) => [Buffer.from('FRAME\n'), Buffer.from(grey), colours])
	]);
}

/** A photo: PNG of eight bits grey. */
export function photoOf({ width, height, grey }: Seen): Buffer {
	const rows = Array.from({ length: height }, (_, y) =>
		Buffer.concat([Buffer.of(0), grey.subarray(y * width, (y + 1) * width)])
	);
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head[8] = 8;
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.concat(rows))),
		chunk('IEND', Buffer.alloc(0))
	]);
}

/** A picture of a QR code on a grey desk. */
function codeFrame(text: string): Seen {
	const [width, height] = [640, 480];
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
	return { width, height, grey };
}

/** Writes a video that shows each code for half a second, over and over. */
export const filmCodes = (path: string, texts: readonly string[]) =>
	writeFileSync(
		path,
		videoOf(texts.flatMap((text) => Array.from({ length: 5 }, () => codeFrame(text))))
	);

/** What a Chromium is started with to have this camera; the video may be written later. */
export const cameraArgs = (path: string) => [
	'--use-fake-ui-for-media-stream',
	'--use-fake-device-for-media-stream',
	`--use-file-for-fake-video-capture=${path}`
];
