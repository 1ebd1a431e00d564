import { expect, test } from '@playwright/test';
import { allLessonIds } from './bundled';
import { formats, outOfBounds, pagesOf, printOnly } from './paper';

const languages = ['en', 'fr'];

/** the fewest and the most pages of each part, in the order of the bar */
const pages: Record<string, [number, number]> = {
	sheet: [1, 1],
	'home-card': [1, 1],
	notes: [1, 3],
	script: [2, 12],
	'follow-ups': [4, 5]
};
const parts = Object.keys(pages);

test('whoever comes for the home card prints the home card alone', async ({ page }) => {
	await page.goto('/en/lessons/grandmas-emergency-call/print/#home-card');
	const wanted = page.getByRole('checkbox', { checked: true });
	await expect(wanted).toHaveCount(1);
	await expect(wanted).toHaveAccessibleName('Home card');
	for (const format of formats) expect(await pagesOf(page, format), format).toBe(1);
});

for (const language of languages) {
	for (const lesson of allLessonIds) {
		test(`${lesson} prints within its pages (${language})`, async ({ page }) => {
			await page.goto(`/${language}/lessons/${lesson}/print/`);
			await expect(page.getByRole('checkbox').first()).toBeEnabled({ timeout: 20_000 });
			for (const part of parts) {
				await printOnly(page, part, parts);
				const [fewest, most] = pages[part]!;
				for (const format of formats) {
					const printed = await pagesOf(page, format);
					expect(printed, `${part} on ${format}`).toBeGreaterThanOrEqual(fewest);
					expect(printed, `${part} on ${format}`).toBeLessThanOrEqual(most);
					expect(await outOfBounds(page, part, format), `${part} on ${format}`).toEqual([]);
				}
			}
		});
	}

	test(`every sheet is there without JavaScript (${language})`, async ({ browser, baseURL }) => {
		const context = await browser.newContext({
			javaScriptEnabled: false,
			...(baseURL && { baseURL })
		});
		const page = await context.newPage();
		await page.goto(`/${language}/lessons/${allLessonIds[0]}/print/`);
		for (const part of parts) await expect(page.locator(`#${part}`)).toBeVisible();
		await context.close();
	});
}
