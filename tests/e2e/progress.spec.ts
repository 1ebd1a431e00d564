/* What a class did comes back as figures: on its progress page, on paper, and seat by seat for its teacher. */
import { expect, test, type Locator } from '@playwright/test';
import { asksOf, readLesson } from './asks';
import { expectAccessibleIn, settled } from './axe';
import { Lead } from './lead';
import { formats, outOfBounds, pagesOf, smallWords } from './paper';
import { bringTerm, fullTerm, group, measured, seed, term } from './term-rows';

test('a class that voted finds the share on its progress page, and the sheet tells of the lesson', async ({
	page
}) => {
	const lesson = readLesson('cyberbullying/forward-or-stop');
	await page.goto('/en/start/forward-or-stop/?demo');
	await page.getByRole('button', { name: 'Yes, start' }).click();
	const lead = new Lead(page);
	const [ask] = asksOf(lesson, []);
	await lead.until(ask!);
	// most choose what does not help
	const counts = [9, 4, 8, 3];
	await lead.count(ask!, counts, 24);
	await lead.press('PageDown');
	const run = page.url().split('#')[1]!;

	await page.goto(`/en/run/report/#${run}`);
	const part = page.locator(`[data-activity="${ask!.activity}"]`);
	const most = ask!.options[0]!;
	expect(most.good).toBe(false);
	await expect(part.locator('[data-needed]')).toContainText(`9 of 24 chose: ${most.text}`);

	await page.getByRole('link', { name: 'To the class' }).click();
	await page.getByRole('link', { name: 'Progress', exact: true }).click();
	const well = counts.filter((_, place) => ask!.options[place]!.good);
	const share = `${Math.round((100 * well.reduce((sum, n) => sum + n, 0)) / 24)}%`;
	const objectives = lesson.activities.find(({ id }) => id === ask!.activity)!.objectives!;
	for (const id of objectives) {
		const cell = page.locator(`[data-row="${id}"] [data-how="counted"]`);
		await expect(cell).toContainText(share);
		await expect(cell).toContainText('n = 24');
	}
	await expect(page.locator('[data-row]')).toHaveCount(objectives.length);
	await expect(page.locator('[data-how="answered"]')).toHaveCount(0);
	await expect(page.locator('[data-next]')).toHaveAttribute('data-next', 'again');
	await page.getByText('All figures as a table').click();
	await expect(page.getByRole('cell', { name: `${share}, n = 24` })).toHaveCount(objectives.length);

	await page.getByRole('link', { name: 'Sheet for head teacher and parents' }).click();
	const sheet = page.locator('#impact');
	await expect(sheet.locator(`[data-run="${run}"]`)).toContainText(lesson.title);
	await expect(sheet.locator(`[data-objective="${objectives[0]}"]`)).toContainText(share);
	await expect(sheet.locator('[data-hard]')).toContainText(share);
});

for (const language of ['en', 'fr', 'ar']) {
	test(`a full term's heat map and sheet print on one page each, in words one can read (${language}, seed ${seed})`, async ({
		page
	}) => {
		await bringTerm(page, fullTerm());
		for (const [path, part] of [
			['progress', 'heat-map'],
			['impact', 'impact']
		] as const) {
			await page.goto(`/${language}/class/${path}/#${group}`);
			await expect(page.locator(`#${part} [data-how]`).first()).toBeVisible();
			if (part === 'heat-map') {
				await expect(page.locator('#heat-map thead th')).toHaveCount(1 + 8);
				await expect(page.locator('#heat-map [data-row]')).toHaveCount(18);
			} else {
				await expect(page.locator('#impact [data-run]')).toHaveCount(8);
				await expect(page.locator('#impact [data-objective]')).toHaveCount(10);
			}
			for (const format of formats) {
				expect(await pagesOf(page, format), `${part} on ${format}`).toBe(1);
				expect(await outOfBounds(page, part, format), `${part} on ${format}`).toEqual([]);
			}
			expect(await smallWords(page, part, 8), part).toEqual([]);
		}
	});
}

test('the sheet of a full term still prints on one page where all six lessons measured', async ({
	page
}) => {
	await bringTerm(page, measured(fullTerm()));
	for (const language of ['en', 'fr', 'ar']) {
		await page.goto(`/${language}/class/impact/#${group}`);
		await expect(page.locator('[data-measured] [data-lesson]')).toHaveCount(6);
		await expect(page.locator('[data-measured] .plot')).toHaveCount(3);
		for (const format of formats) {
			const name = `${language} on ${format}`;
			expect(await pagesOf(page, format), name).toBe(1);
			expect(await outOfBounds(page, 'impact', format), name).toEqual([]);
		}
		expect(await smallWords(page, 'impact', 8), language).toEqual([]);
	}
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 } });
	for (const language of ['en', 'ar']) {
		test(`the heat map opens at the newest week, beside what it is of (${language})`, async ({
			page
		}) => {
			await bringTerm(page);
			await page.goto(`/${language}/class/progress/#${group}`);
			const map = page.locator('#heat-map');
			const edges = (part: Locator) =>
				part.evaluate((one) => {
					const { left, right } = one.getBoundingClientRect();
					return { left, right };
				});
			await expect(map.locator('[data-how]').first()).toBeVisible();
			const room = await edges(map.getByRole('region'));
			const week = await edges(map.locator('thead th').last());
			const words = await edges(map.locator('tbody th').first());
			for (const [place, { left, right }] of Object.entries({ week, words })) {
				expect(left, place).toBeGreaterThanOrEqual(room.left - 1);
				expect(right, place).toBeLessThanOrEqual(room.right + 1);
			}
			const [start, end] = language === 'ar' ? [week, words] : [words, week];
			expect(start.right).toBeLessThanOrEqual(end.left + 1);
			expect(await page.evaluate(() => scrollY)).toBe(0);
		});
	}
});

test.describe(`a term of 30 pupils, seed ${seed}`, () => {
	test('every cell of its heat map that is coloured carries its figure', async ({ page }) => {
		await bringTerm(page);
		await page.goto(`/en/class/progress/#${group}`);
		const coloured = page.locator('#heat-map td[data-step]');
		await expect(coloured.first()).toBeVisible();
		for (const words of await coloured.allTextContents()) expect(words).toMatch(/\d+%\s*n = \d+/);
		const empty = page.locator('#heat-map td:not([data-step])');
		expect(await empty.count()).toBeGreaterThan(0);
		for (const words of await empty.allTextContents()) expect(words.trim()).toBe('');
	});

	test('a seat has its own answers; a pass is in, and what is private is not there', async ({
		page
	}) => {
		await bringTerm(page);
		await page.goto(`/en/class/seats-answers/#${group}`);
		await page.getByRole('button', { name: 'Seat 7', exact: true }).click();
		const seat = page.locator('[data-seat="7"]');
		const own = term.choices.filter((one) => one.seat === 7);
		const { run, activity } = own[0]!;
		await expect(seat.locator(`[data-run="${run}"] [data-activity="${activity.id}"]`)).toHaveCount(
			1
		);
		const passes = term.rounds.filter(
			({ answers }) => (answers as Record<string, { answer: unknown }>)[7]?.answer === null
		);
		await expect(seat.getByText('In', { exact: true })).toHaveCount(passes.length);
		await expect(seat.locator('[data-activity="goodbye"]')).toHaveCount(0);
		await expect(page.locator('[data-seat]')).toHaveCount(1);
	});

	test('its pages can be used by everyone, in light and dark', async ({ page }) => {
		test.setTimeout(300_000);
		await bringTerm(page);
		const looks = [
			{ width: 360, theme: 'light' as const },
			{ width: 1280, theme: 'dark' as const },
			{ width: 768, theme: 'light' as const }
		];
		for (const path of ['progress', 'impact', 'seats-answers']) {
			await page.goto(`/en/class/${path}/#${group}`);
			await settled(page);
			if (path === 'seats-answers')
				await page.getByRole('button', { name: 'Seat 7', exact: true }).click();
			else await expect(page.locator('[data-how]').first()).toBeVisible();
			await expectAccessibleIn(page, looks, path);
		}
	});
});
