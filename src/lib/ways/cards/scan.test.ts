import { expect, it } from 'vitest';
import { greyOf } from './scan';

it('keeps greys as they are, and weighs colours as the eye does', () => {
	const pixels = [0, 0, 0, 255, 97, 97, 97, 255, 255, 255, 255, 255];
	expect([...greyOf(Uint8ClampedArray.from(pixels))]).toEqual([0, 97, 255]);
	const [red, green, blue] = greyOf(
		Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255])
	);
	expect(green).toBeGreaterThan(red!);
	expect(red).toBeGreaterThan(blue!);
});
