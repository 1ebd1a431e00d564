/* What a camera does to what it sees: light and shade, the lens's blur, noise, whole numbers. */
import type { Level } from './frames';
import { seeded } from '../../../src/lib/seed';
import type { Picture } from './stamp';

/** Gaussian numbers of deviation 1, made once (Box & Muller). */
const chances = (() => {
	const next = seeded('noise');
	return Float32Array.from(
		{ length: 1 << 18 },
		() => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
	);
})();

/** The grey bytes of a picture taken in this light; the picture is spoilt. */
export function photograph(
	picture: Picture,
	{ light, blur, noise }: Level,
	scale: number,
	next: () => number
): Uint8Array {
	const { width, height, grey } = picture;
	blurred(picture, blur * scale);
	const bytes = new Uint8Array(width * height);
	const way = next() * 2 * Math.PI;
	const [towardsX, towardsY] = [Math.cos(way), Math.sin(way)];
	const reach = Math.abs(towardsX) + Math.abs(towardsY);
	for (let y = 0, at = 0; y < height; y++) {
		let from = Math.floor(next() * chances.length);
		for (let x = 0; x < width; x++, at++, from = (from + 1) & (chances.length - 1)) {
			const share = ((x / width - 0.5) * towardsX + (y / height - 0.5) * towardsY) / reach + 0.5;
			const value = grey[at]! * (light[0] + (light[1] - light[0]) * share) + noise * chances[from]!;
			bytes[at] = value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
		}
	}
	return bytes;
}

/** A Gaussian, along rows, then along columns. */
function blurred({ width, height, grey }: Picture, deviation: number) {
	const reach = Math.ceil(2.5 * deviation);
	const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
		Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2))
	);
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	const kernel = Float32Array.from(weights, (weight) => weight / whole);
	const line = new Float32Array(Math.max(width, height) + 2 * reach);
	const run = (from: number, step: number, count: number) => {
		for (let place = -reach; place < count + reach; place++)
			line[place + reach] = grey[from + step * Math.min(count - 1, Math.max(0, place))]!;
		for (let place = 0; place < count; place++) {
			let sum = 0;
			for (let at = 0; at < kernel.length; at++) sum += kernel[at]! * line[place + at]!;
			grey[from + step * place] = sum;
		}
	};
	for (let y = 0; y < height; y++) run(y * width, 1, width);
	for (let x = 0; x < width; x++) run(x, width, height);
}
