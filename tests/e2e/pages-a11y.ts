/* What is looked at for accessibility, in the dose of `npm test` and whole: one list for both. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { allLessonIds } from './bundled';
import { expectAccessibleIn, settled, type Look } from './axe';
import { asksOf, readLesson } from './asks';
import { Lead } from './lead';
import { pagesIn } from './sitemap';
import { words } from './words';

export interface Doses {
	/** the looks at a page of English, by its path and its place in the sitemap */
	page: (path: string, place: number) => Look[];
	/** the widths at which a page is looked at in Arabic */
	arabic: (place: number) => number[];
	/** the looks at a state that takes steps to reach */
	state: Look[];
}

const light = (width: number): Look => ({ width, theme: 'light' });

async function open(page: Page, address: string) {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(address);
	await settled(page);
}

async function beginLesson(
	page: Page,
	lesson: string,
	button: 'Yes, start' | 'No, open two windows'
) {
	await open(page, `/en/start/${lesson}/?demo`);
	await page.getByRole('button', { name: button }).click();
	await expect(page.locator('[data-screen="stage"]')).toBeVisible();
}

export function testAccessibility({ page: looksAt, arabic, state }: Doses) {
	for (const [place, path] of pagesIn('en').entries()) {
		test(`${path} can be used by everyone, in light and dark`, async ({ page }) => {
			test.setTimeout(300_000);
			await open(page, path);
			await expectAccessibleIn(page, looksAt(path, place), path);
		});
	}

	for (const [place, path] of pagesIn('ar').entries()) {
		test(`${path} can be used by everyone, from right to left`, async ({ page }) => {
			test.setTimeout(300_000);
			await open(page, path);
			await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
			await expectAccessibleIn(page, arabic(place).map(light), path);
		});
	}

	test('help can be used by everyone', async ({ page }) => {
		await open(page, '/en/');
		await page.getByRole('button', { name: 'Talk to someone' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await expectAccessibleIn(page, state, 'help');
	});

	for (const lesson of allLessonIds) {
		for (const language of ['en', 'ar']) {
			test(`every activity of ${lesson}, before and after the answer, can be used by everyone (${language})`, async ({
				page
			}) => {
				test.setTimeout(600_000);
				const say = words(language);
				// in Arabic the words of the lesson are English: what is looked at is the shell around them
				const looks = language === 'ar' ? state.filter(({ theme }) => theme === 'light') : state;
				await open(page, `/${language}/solo/${lesson}/`);
				const title = page.getByRole('heading', { level: 1 });
				const button = (...keys: string[]) =>
					page
						.getByRole('contentinfo')
						.getByRole('button', {
							name: new RegExp(`^(${keys.map((key) => say[key]).join('|')})$`)
						})
						.first();
				const on = button('solo.pass', 'solo.next');
				for (let part = 1; await on.isVisible(); part++) {
					expect(part).toBeLessThan(20);
					await expectAccessibleIn(page, looks, `${lesson}, part ${part}`);
					if ((await page.getByRole('main').getByRole('radio').count()) > 0) {
						await answerByFirstRadios(page, button('solo.done'));
						await expect(
							on.or(page.getByRole('heading', { name: say['solo.end.title']! }))
						).toBeVisible();
						// nothing to look back at: the last part's answer ends the lesson
						if (!(await on.isVisible())) break;
						await expectAccessibleIn(page, looks, `${lesson}, part ${part}, looked back at`);
					}
					const before = (await title.textContent())!;
					await on.click();
					await expect(title).not.toHaveText(before);
				}
				await expect(title).toHaveText(say['solo.end.title']!);
				await expectAccessibleIn(page, looks, `${lesson}, its end`);
			});
		}
	}

	test('a lesson on the stage can be used by everyone, in each phase', async ({ page }) => {
		test.setTimeout(600_000);
		await page.setViewportSize({ width: 1280, height: 800 });
		await beginLesson(page, 'forward-or-stop', 'Yes, start');
		const lead = new Lead(page);
		const seen = new Set<string>();
		const look = async (phase: string) => {
			if (seen.has(phase)) return;
			seen.add(phase);
			const wide = state.filter(({ width }) => width >= 768);
			await expectAccessibleIn(page, wide, phase);
		};
		const foot = page.getByRole('contentinfo');
		const hands = page.getByRole('button', { name: 'Count hands' });
		while (!(await foot.getByText('The class chooses').isVisible())) {
			if (await foot.getByText('Show hands').isVisible()) {
				await look('ask');
				await hands.click();
				await look('counting');
				await lead.hands.getByRole('button', { name: /^The rest/ }).click();
				await hands.click();
			} else if (await foot.getByText('Talk quietly').isVisible()) await look('talk');
			else if (await lead.shown.getByText('This helps').first().isVisible()) await look('review');
			else if ((await lead.shown.locator('.votes').count()) > 0) await look('votes');
			else await look('page');
			await lead.press('PageDown');
		}
		await look('a story');
		await page.getByRole('button', { name: 'Menu' }).click();
		await look('menu');
		await page.keyboard.press('Escape');
		await page.getByRole('dialog', { name: 'Menu' }).waitFor({ state: 'hidden' });
		expect([...seen].sort()).toEqual([
			'a story',
			'ask',
			'counting',
			'menu',
			'page',
			'review',
			'talk',
			'votes'
		]);
	});

	test('the console, the report and the class page with data can be used by everyone', async ({
		page
	}) => {
		test.setTimeout(300_000);
		const opened = page.waitForEvent('popup');
		await beginLesson(page, 'forward-or-stop', 'No, open two windows');
		const lead = new Lead(page, await opened);
		await expectAccessibleIn(page, state, 'console');
		const [ask] = asksOf(readLesson('cyberbullying/forward-or-stop'), []);
		await lead.until(ask!);
		await lead.count(ask!, [4, 9, 3, 8], 24);
		await expectAccessibleIn(page, state, 'console, counting');
		const run = page.url().split('#')[1]!;
		await open(page, `/en/run/report/#${run}`);
		await expect(page.getByText('24 counted', { exact: true })).toBeVisible();
		await expectAccessibleIn(page, state, 'report');
		await page.getByRole('link', { name: 'To the class' }).click();
		await expect(page.getByRole('heading', { name: 'Demo class' })).toBeVisible();
		await expectAccessibleIn(page, state, 'class');
	});
}

/** Answers with the first radio of each question and hands the answer in, where that is all it takes. */
async function answerByFirstRadios(page: Page, done: Locator) {
	const names = await page
		.getByRole('main')
		.getByRole('radio')
		.evaluateAll((radios) => [...new Set(radios.map((radio) => (radio as HTMLInputElement).name))]);
	// by an event: the foot may lie above where a mouse would click
	for (const name of names) {
		const radio = page.locator(`main input[name="${name}"]`).first();
		await radio.dispatchEvent('click');
		await expect(radio).toBeChecked();
	}
	await done.click();
}
