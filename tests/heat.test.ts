/* The five steps of a share: told apart by lightness alone, and legible, in each theme and on paper. */
import { describe, expect, it } from 'vitest';
import { textOf } from './tree';

const tokens = textOf('src/lib/styles/tokens.css');
const places = {
	light: tokens.slice(0, tokens.indexOf("[data-theme='dark'] {")),
	dark: tokens.slice(tokens.indexOf("[data-theme='dark'] {")),
	paper: tokens.slice(tokens.indexOf('@media print'))
};

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string) {
	const whole = hex.length === 4 ? [...hex.slice(1)].map((one) => one + one) : hex.match(/\w\w/g)!;
	const [red, green, blue] = whole.map((part) => {
		const value = parseInt(part, 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
const contrast = (one: number, other: number) =>
	(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

describe.each(Object.entries(places))('in %s', (_place, css) => {
	const valueOf = (name: string) => luminance(css.match(new RegExp(`--${name}: (#\\w+);`))![1]!);
	const grounds = [1, 2, 3, 4, 5].map((step) => valueOf(`heat-${step}`));

	it('each step is lighter or darker than the one before by enough to see in grey', () => {
		const direction = Math.sign(grounds[1]! - grounds[0]!);
		for (const [index, ground] of grounds.slice(1).entries()) {
			expect(Math.sign(ground - grounds[index]!)).toBe(direction);
			expect(contrast(ground, grounds[index]!)).toBeGreaterThan(1.2);
		}
	});

	it('the figure on each step has a contrast of 7 or more', () => {
		for (const [index, ground] of grounds.entries())
			expect(contrast(ground, valueOf(`on-heat-${index + 1}`))).toBeGreaterThanOrEqual(7);
	});
});
