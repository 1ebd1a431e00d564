/* Accessibility, whole: every page and state, in light, dark and right to left, at each width. */
import { expect, test } from '@playwright/test';
import { settled } from '../e2e/axe';
import { testAccessibility } from '../e2e/pages-a11y';
import { pagesIn } from '../e2e/sitemap';
import { dose } from './dose';

test.skip(dose(0, 1) === 0, 'the small dose is among the journeys: tests/e2e/a11y.spec.ts');

const widths = [320, 768, 1280, 1920];
const all = widths.flatMap((width) => [
	{ width, theme: 'light' as const },
	{ width, theme: 'dark' as const }
]);

testAccessibility({ page: () => all, arabic: () => widths, state: all });

test('every page fits 320 px in French, whose words are longer', async ({ page }) => {
	test.setTimeout(600_000);
	await page.setViewportSize({ width: 320, height: 640 });
	for (const path of pagesIn('fr')) {
		await page.goto(path);
		await settled(page);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect.soft(wide, `${path}: px to scroll sideways`).toBeLessThanOrEqual(0);
	}
});
