/* T3: the teacher walks away from the laptop. The lock is a curtain: what it hides, when it falls, and how it lifts. */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleIn, settled } from './axe';
import { everything, tables } from './kept';
import { bringTerm, group } from './term-rows';

const pin = '4711';
const locked = (page: Page) => page.getByRole('heading', { name: 'Locked', exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function choosePin(page: Page) {
	await page.goto('/en/settings/');
	await page.getByLabel(/^Choose a PIN/).fill(pin);
	await page.getByLabel('The same once more').fill(pin);
	await press(page, 'Set the PIN');
	await expect(page.getByText('The PIN is set. L locks.')).toBeVisible();
}
async function enterPin(page: Page, given = pin) {
	await page.getByLabel('PIN', { exact: true }).fill(given);
	await page.keyboard.press('Enter');
}
/** Goes to a page as a link does: the window stays the same. */
const follow = (page: Page, href: string) =>
	page.evaluate((to) => {
		const link = Object.assign(document.createElement('a'), { href: to });
		document.body.append(link);
		link.click();
		link.remove();
	}, href);
/** A class with a term behind it, on its page, and a PIN. */
async function classWithPin(page: Page) {
	await bringTerm(page);
	await choosePin(page);
	await page.goto(`/en/class/#${group}`);
	await expect(page.getByRole('heading', { name: 'Class 6b' })).toBeVisible();
}
/** Goes on with Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp) {
	for (let presses = 0; presses < 80; presses++) {
		await page.keyboard.press('Tab');
		const found = await page.evaluate(() => {
			const at = document.activeElement as HTMLInputElement | null;
			return (at?.labels?.[0] ?? at)?.textContent?.trim() ?? '';
		});
		if (name.test(found)) return;
	}
	throw new Error(`Tab never comes to ${name}`);
}

test('one key hides every page about a class, through a reload, a new window and the way back; the PIN lifts it', async ({
	page,
	context
}) => {
	await classWithPin(page);
	await page.goto(`/en/class/seats-answers/#${group}`);
	await expect(page.locator('main img[src*="seat-"]').first()).toBeVisible();
	await page.keyboard.press('l');
	await expect(locked(page)).toBeVisible();
	await expect(page).toHaveTitle('Locked · Netkind');
	for (const hidden of [page.getByText('Class 6b'), page.locator('img[src*="seat-"]')])
		expect(await hidden.filter({ visible: true }).count()).toBe(0);

	await page.reload();
	await expect(locked(page)).toBeVisible();
	await page.goBack();
	await expect(locked(page)).toBeVisible();
	const run = (await tables(page)).runs![0] as { id: string };
	const other = await context.newPage();
	for (const path of [
		`class/#${group}`,
		`class/progress/#${group}`,
		'classes/',
		`run/report/#${run.id}`,
		`run/console/#${run.id}`,
		'storage/',
		'settings/'
	]) {
		await other.goto(`/en/${path}`);
		await expect(locked(other), path).toBeVisible();
		await expect(other.getByText('Class 6b').filter({ visible: true })).toHaveCount(0);
	}

	await enterPin(other, '4712');
	await expect(other.getByText('This is not the PIN. Try again.')).toBeVisible();
	await enterPin(other);
	await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible();
	// the first window knows
	await expect(locked(page)).toBeHidden();
	await expect(page.getByRole('heading', { name: 'Class 6b' })).toBeVisible();
});

test('never hides the stage, a pupil’s pages, the lessons or help', async ({ page }) => {
	await classWithPin(page);
	await page.keyboard.press('L');
	await expect(locked(page)).toBeVisible();
	await press(page, 'Talk to someone');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	for (const path of ['', 'lessons/', 'solo/forward-or-stop/', 'join/', 'family/']) {
		await page.goto(`/en/${path}`);
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		await expect(locked(page), path).toBeHidden();
	}
	await page.goto('/en/start/forward-or-stop/?demo');
	await page.getByRole('button', { name: 'Yes, start' }).click();
	await expect(page.locator('[data-screen=stage]').first()).toBeVisible();
	await page.keyboard.press('l');
	await expect(page.locator('[data-screen=stage]').first()).toBeVisible();
	await expect(locked(page)).toBeHidden();
});

test('after five minutes without a touch it falls by itself, and not a second before', async ({
	page
}) => {
	await page.clock.install();
	await classWithPin(page);
	await page.mouse.move(200, 200);
	await page.clock.fastForward('04:59');
	await expect(locked(page)).toBeHidden();
	await page.mouse.move(300, 300);
	await page.clock.fastForward('04:59');
	await expect(locked(page)).toBeHidden();
	await page.clock.fastForward('00:02');
	await expect(locked(page)).toBeVisible();
	await enterPin(page);
	await expect(page.getByRole('heading', { name: 'Class 6b' })).toBeVisible();
});

test('a lesson that is led does not lock by itself; where nobody has chosen a PIN nothing does', async ({
	page
}) => {
	await page.clock.install();
	await page.goto('/en/start/forward-or-stop/?demo');
	await page.getByRole('button', { name: 'No, open two windows' }).click();
	await page.waitForURL(/\/run\/console\/#/);
	const run = page.url();
	await page.keyboard.press('l');
	await page.goto('/en/classes/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.clock.fastForward('20:00');
	await expect(locked(page)).toBeHidden();
	// where a PIN is chosen
	await page.keyboard.press('l');
	await page.waitForURL(/\/en\/settings\/#lock/);
	await choosePin(page);
	await page.goto(run);
	const lesson = page.getByRole('heading', { level: 1, name: 'Forward or stop?' });
	await expect(lesson).toBeVisible();
	await page.clock.fastForward('20:00');
	await expect(lesson).toBeVisible();
	await page.keyboard.press('l');
	await expect(locked(page)).toBeVisible();
	await expect(lesson).toHaveCount(0);
});

test('what fell by itself spares a console that is open, and no console that somebody comes to later', async ({
	page,
	context
}) => {
	await context.clock.install();
	await bringTerm(page);
	await choosePin(page);
	await page.goto('/en/start/forward-or-stop/?demo');
	await page.getByRole('button', { name: 'No, open two windows' }).click();
	await page.waitForURL(/\/run\/console\/#/);
	const run = page.url();
	const lesson = (window: Page) =>
		window.getByRole('heading', { level: 1, name: 'Forward or stop?' });
	await expect(lesson(page)).toBeVisible();

	const other = await context.newPage();
	await other.goto(`/en/class/#${group}`);
	await expect(other.getByRole('heading', { name: 'Class 6b' })).toBeVisible();
	await context.clock.fastForward('05:01');
	await expect(locked(other)).toBeVisible();
	// the lesson goes on where it was led
	await expect(lesson(page)).toBeVisible();
	await expect(locked(page)).toBeHidden();

	// who comes to it from the class page meets the PIN, and so does who comes back to it
	for (const window of [other, page]) {
		await follow(window, `/en/class/#${group}`);
		await expect(locked(window)).toBeVisible();
		await follow(window, run);
		await window.waitForURL(run);
		await expect(locked(window)).toBeVisible();
		await expect(lesson(window)).toHaveCount(0);
	}
	// one window leads a class
	await other.close();
	await enterPin(page);
	await expect(lesson(page)).toBeVisible();
});

test('Back from a page that locked by itself shows neither console nor hand-in', async ({
	page
}) => {
	await page.clock.install();
	await choosePin(page);
	await page.goto('/en/start/forward-or-stop/?demo');
	await page.getByRole('button', { name: 'No, open two windows' }).click();
	await page.waitForURL(/\/run\/console\/#/);
	await follow(page, page.url().replace('/console/', '/handin/'));
	await expect(page.getByRole('heading', { name: 'Hand-in by QR' })).toBeVisible();
	await follow(page, '/en/classes/');
	await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible();
	await page.clock.fastForward('05:01');
	await expect(locked(page)).toBeVisible();
	for (const before of [/\/run\/handin\/#/, /\/run\/console\/#/]) {
		await page.goBack();
		await page.waitForURL(before);
		await expect(locked(page)).toBeVisible();
	}
});

test('a pupil who holds the way back of the shared tablet meets the PIN', async ({ page }) => {
	await choosePin(page);
	await page.goto('/en/start/forward-or-stop/?demo');
	await page.getByRole('button', { name: 'No, open two windows' }).click();
	await page.waitForURL(/\/run\/console\/#/);
	await page.goto(page.url().replace('/console/', '/pass/'));
	await expect(page.getByText('Your pages are locked as soon as you start')).toBeVisible();
	await press(page, 'Start passing round');
	const hold = page.getByRole('button', { name: 'Teacher: hold to leave' });
	await hold.hover();
	await page.mouse.down();
	await page.waitForURL(/\/run\/console\/#/);
	await page.mouse.up();
	await expect(locked(page)).toBeVisible();
	await expect(page.getByRole('heading', { level: 1, name: 'Forward or stop?' })).toHaveCount(0);
	await enterPin(page);
	await expect(page.getByRole('heading', { level: 1, name: 'Forward or stop?' })).toBeVisible();
});

test('keys alone choose the PIN, lock, and lift it', async ({ page }) => {
	await page.goto('/en/settings/');
	await settled(page);
	await tabTo(page, /^Choose a PIN/);
	await page.keyboard.type(pin);
	await tabTo(page, /^The same once more/);
	await page.keyboard.type(pin);
	await tabTo(page, /^Set the PIN/);
	await page.keyboard.press('Enter');
	await expect(page.getByText('The PIN is set. L locks.')).toBeVisible();
	await page.keyboard.press('l');
	await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
	// the first letter of a PIN is typed, and locks nothing twice
	await page.keyboard.type(pin);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('whoever forgot the PIN is told the truth, and can begin anew', async ({ page }) => {
	await classWithPin(page);
	await page.keyboard.press('l');
	await page.getByText('PIN forgotten?').click();
	await expect(page.getByText('Nobody can look the PIN up')).toBeVisible();
	await expect(page.getByText('never saved from this device in one file')).toBeVisible();
	await press(page, 'Erase everything on this device');
	await press(page, 'Yes, erase');
	await page.waitForURL(/\/en\/storage\//);
	await expect(locked(page)).toBeHidden();
	expect(await everything(page)).not.toContain('Class 6b');
	expect(await page.evaluate(() => Object.keys(localStorage))).not.toContain('netkind-locked');
});

test('the locked page can be used by everyone', async ({ page }) => {
	await classWithPin(page);
	await expectAccessible(page, 'class page with the lock in its bar');
	await page.keyboard.press('l');
	await page.getByText('PIN forgotten?').click();
	const looks = [320, 768, 1920].flatMap((width) => [
		{ width, theme: 'light' as const },
		{ width, theme: 'dark' as const }
	]);
	await expectAccessibleIn(page, looks, 'locked');
	await page.goto(`/ar/class/#${group}`);
	await expect(page.getByRole('heading', { name: 'مقفل' })).toBeVisible();
	await expectAccessibleIn(page, looks.slice(0, 2), 'locked, Arabic');
});
