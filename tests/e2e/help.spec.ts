/* “Talk to someone”: one tap away on every page, and it leaves no trace (DESIGN §1). */
import { expect, test, type Page } from '@playwright/test';
import { everything } from './kept';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Talk to someone' });

/** Opens the sheet; a press before the page is alive is pressed again. */
const open = (page: Page) =>
	expect(async () => {
		if (!(await sheet(page).isVisible())) {
			await page.getByRole('button', { name: 'Talk to someone' }).click({ timeout: 1000 });
		}
		await expect(sheet(page)).toBeVisible({ timeout: 500 });
	}).toPass();

const trace = async (page: Page) => ({
	address: page.url(),
	history: await page.evaluate(() => [history.length, JSON.stringify(history.state)]),
	kept: await everything(page)
});

async function expectNoTrace(page: Page) {
	const before = await trace(page);
	await open(page);
	expect(await trace(page)).toEqual(before);
	await sheet(page).getByRole('button', { name: 'Leave here' }).click();
	await expect(sheet(page)).toBeHidden();
	expect(await trace(page)).toEqual(before);
}

/** Starts a lesson with a new class; returns what its pages are called by after #. */
async function startRun(page: Page) {
	await page.goto('/en/start/forward-or-stop/');
	await page.getByRole('button', { name: 'Yes, start' }).click();
	await expect(page.locator('[data-screen=stage]')).toBeVisible();
	const run = new URL(page.url()).hash;
	await page.getByRole('button', { name: 'Menu' }).click();
	await page.getByRole('button', { name: 'Stop here, go on next time' }).click();
	await expect(page.getByRole('heading', { name: 'Class 1' })).toBeVisible();
	return { run, group: new URL(page.url()).hash };
}

test('help opens on every page and leaves no address, no history entry and nothing stored', async ({
	page
}) => {
	const { run, group } = await startRun(page);
	for (const path of [
		'',
		'lessons/',
		'lessons/forward-or-stop/',
		'lessons/forward-or-stop/print/',
		'start/forward-or-stop/',
		'classes/',
		`class/${group}`,
		`class/print/${group}`,
		`class/cards/${group}`,
		`class/cards/try/${group}`,
		'open/',
		'settings/',
		'learn/',
		'family/',
		'family/practice/',
		'about/',
		'solo/forward-or-stop/',
		`run/console/${run}`,
		`run/report/${run}`
	]) {
		await test.step(`/en/${path}`, async () => {
			await page.goto(`/en/${path}`);
			// as the router starts it writes a state of its own
			await page.waitForFunction(() => history.state !== null);
			await expectNoTrace(page);
		});
	}
});

test('on the stage help is only named, for whoever looks for it', async ({ page }) => {
	const { run } = await startRun(page);
	for (const path of ['run/', 'run/stage/']) {
		await page.goto(`/en/${path}${run}`);
		const stage = page.locator('[data-screen=stage]');
		await expect(stage.getByText('Talk to someone', { exact: true })).toBeVisible();
		await expect(stage.getByRole('button', { name: 'Talk to someone' })).toHaveCount(0);
	}
});

test('help is closed when the screen is hidden and after a reload; the country is forgotten', async ({
	page
}) => {
	await page.goto('/en/solo/forward-or-stop/');
	const before = await everything(page);
	await open(page);
	const chooseAustria = async () => {
		const country = sheet(page).getByRole('combobox', { name: 'Are you in this country?' });
		await expect(country).toHaveValue('GB');
		await country.selectOption('Austria');
		await expect(sheet(page).getByText('Austria', { exact: true })).toBeVisible();
		await expect(country).toHaveCount(0);
	};
	await chooseAustria();
	expect(await everything(page)).toBe(before);

	await page.evaluate(() => {
		Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	});
	await expect(sheet(page)).toBeHidden();
	await open(page);
	await chooseAustria();
	await page.reload();
	await expect(page.getByRole('button', { name: 'Talk to someone' })).toBeVisible();
	await expect(sheet(page)).toBeHidden();
});

test('a country nobody chose is asked about above its numbers, which are there in one tap; a kept one is named', async ({
	page
}) => {
	await page.goto('/en/solo/forward-or-stop/');
	await open(page);
	const country = sheet(page).getByRole('combobox', { name: 'Are you in this country?' });
	const emergency = sheet(page).getByText('999', { exact: true });
	await expect(country).toHaveValue('GB');
	await expect(emergency).toBeVisible();
	const top = async (one: typeof country) => (await one.boundingBox())!.y;
	expect(await top(country)).toBeLessThan(await top(emergency));
	// written to, not called: shown as text, and no link
	const removal = sheet(page).getByText('www.childline.org.uk');
	await expect(removal).toBeVisible();
	await expect(sheet(page).getByRole('link')).toHaveCount(0);

	await page.goto('/en/settings/');
	await page.getByRole('combobox', { name: 'Country' }).selectOption('Ireland');
	await page.goto('/en/solo/forward-or-stop/');
	await open(page);
	await expect(sheet(page).getByText('Ireland', { exact: true })).toBeVisible();
	await expect(sheet(page).getByText('112', { exact: true })).toBeVisible();
	await expect(country).toHaveCount(0);
	await sheet(page).getByRole('button', { name: 'Another country' }).click();
	await expect(country).toHaveValue('IE');
});
