/* Files that a camera or a pupil's phone would make of made-up frames of a class. */
import { crc32, deflateSync } from 'node:zlib';
import type { Frame } from '../bench/scan/frames';

/** A video of these frames, ten a second, as Chromium's fake camera plays it over and over (YUV4MPEG2). */
export function videoOf(frames: Frame[]): Buffer {
	const [{ width, height }] = frames as [Frame];
	const colours = Buffer.alloc((width * height) / 2, 128);
	return Buffer.concat([
		Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
		...frames.flatMap(({ grey }) => [Buffer.from('FRAME\n'), Buffer.from(grey), colours])
	]);
}

/** A photo: PNG of eight bits grey. */
export function photoOf({ width, height, grey }: Frame): Buffer {
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
