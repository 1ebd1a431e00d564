/*
 * Done 8: the pages pupils answer on, in a room, on a device passed round, and handing in. Each can be used by
 * everyone in light and dark, narrow and wide, from right to left; and from its start to its end by keyboard alone.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { asksOf, readLesson } from './asks';
import { expectAccessibleIn, type Look } from './axe';
import { Lead } from './lead';
import { openSign, startRooms, type Rooms } from './rooms';
import { words } from './words';

test.use({ serviceWorkers: 'block' });
test.setTimeout(280_000);

const looks: Look[] = [320, 1280].flatMap((width) => [
	{ width, theme: 'light' as const },
	{ width, theme: 'dark' as const }
]);
/** the words of a lesson stay English in Arabic: what is looked at is the shell around them */
const looksIn = (language: string) =>
	language === 'ar' ? looks.filter(({ theme }) => theme === 'light') : looks;

const lessonId = 'forward-or-stop';
const [remember] = asksOf(readLesson(`cyberbullying/${lessonId}`), []);
const [face] = asksOf(readLesson('wellbeing/the-tummy-feeling'), []);

let rooms: Rooms;
test.beforeAll(async () => {
	rooms = await startRooms(test.info().project.use.launchOptions);
});
test.afterAll(() => rooms.end());

/** Goes there with the Tab key, as somebody who has nothing else. */
async function tabTo(page: Page, what: Locator) {
	await expect(what).toBeVisible();
	const there = () =>
		what.evaluate((one) => one === document.activeElement || one.contains(document.activeElement));
	for (let tabs = 0; !(await there()); tabs++) {
		expect(tabs, `Tab keys to ${what}`).toBeLessThan(60);
		await page.keyboard.press('Tab');
	}
	const ring = await page.evaluate(() => {
		const one = document.activeElement!;
		// what of a radio can be seen is its label
		const seen = one.matches('input.unseen') ? one.closest('label')! : one;
		const { outlineStyle, outlineWidth } = getComputedStyle(seen);
		return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
	});
	expect.soft(ring, `px of the focus ring on ${what}`).toBeGreaterThanOrEqual(3);
}
async function pressOn(page: Page, what: Locator, key = 'Enter') {
	await tabTo(page, what);
	await page.keyboard.press(key);
}

for (const language of ['en', 'ar']) {
	const say = words(language);
	const look = (page: Page, where: string) =>
		expectAccessibleIn(page, looksIn(language), `${where} (${language})`);
	const button = (page: Page, key: string) =>
		page.getByRole('button', { name: say[key]!, exact: true });
	const title = (page: Page, key: string) =>
		page.getByRole('heading', { name: say[key]!, level: 1 });

	test(`a tablet in a room: for everyone, and by keyboard alone (${language})`, async ({
		page
	}) => {
		const { code } = await rooms.open(page, lessonId);
		await page.getByRole('button', { name: 'On with the lesson' }).click();
		const tablet = await rooms.tablet(`/${language}/join/`, { touch: false });

		await tabTo(tablet, tablet.getByRole('textbox'));
		await tablet.keyboard.type('no');
		await tablet.keyboard.press('Enter');
		await look(tablet, 'a wrong code');
		await tablet.keyboard.press('Backspace');
		await tablet.keyboard.press('Backspace');
		await tablet.keyboard.type(code);
		await pressOn(tablet, button(tablet, 'join.join'));
		await expect(title(tablet, 'join.knocked')).toBeVisible();
		await look(tablet, 'at the door');
		await page.getByRole('button', { name: /Live room/ }).click();
		await page.getByRole('button', { name: 'Let in' }).click();
		await page.keyboard.press('Escape');

		const third = tablet.getByRole('listitem').nth(2).getByRole('button');
		await expect(third).toBeVisible();
		await look(tablet, 'seats');
		await pressOn(tablet, third);
		await expect(title(tablet, 'join.front')).toBeVisible();
		await look(tablet, 'eyes to the front');

		await new Lead(page).until(remember!);
		await expect(tablet.getByRole('radio').first()).toBeVisible();
		await look(tablet, 'a question');
		await pressOn(tablet, tablet.getByRole('radio').first(), 'Space');
		await tablet.keyboard.press('ArrowDown');
		await pressOn(tablet, button(tablet, 'solo.done'));
		await expect(title(tablet, 'join.has')).toBeVisible();
		await look(tablet, 'the teacher has it');

		await tablet.context().setOffline(true);
		await pressOn(tablet, button(tablet, 'join.change'));
		await pressOn(tablet, button(tablet, 'solo.done'));
		await expect(tablet.getByText(say['join.away']!)).toBeVisible({ timeout: 25_000 });
		await look(tablet, 'out of reach');
		await pressOn(tablet, button(tablet, 'join.carry'));
		await expect(title(tablet, 'handin.show')).toBeFocused();
		await look(tablet, 'codes of what waits');
		await pressOn(tablet, button(tablet, 'close'));
		await expect(button(tablet, 'join.carry')).toBeVisible();
		await expect(tablet.locator('main section'), 'the focus is not lost').toBeFocused();
		await tablet.context().setOffline(false);
		await expect(title(tablet, 'join.has')).toBeVisible({ timeout: 25_000 });

		await page.keyboard.press('PageDown');
		await expect(tablet.getByText(say['why.helps']!).first()).toBeVisible();
		await look(tablet, 'looked back at');
	});

	test(`a device passed round: for everyone, and by keyboard alone (${language})`, async ({
		page
	}) => {
		await page.goto(`${rooms.origin}/en/start/${lessonId}/?demo`);
		await page.getByRole('button', { name: 'Yes, start' }).click();
		const lead = new Lead(page);
		await lead.until(remember!);
		await page.goto(`${rooms.origin}/${language}/run/pass/#${page.url().split('#')[1]}`);
		await expect(title(page, 'ways.pass')).toBeVisible();
		await look(page, 'before it is passed round');
		await pressOn(page, button(page, 'pass.start'));
		await expect(title(page, 'pass.who')).toBeVisible();
		await look(page, 'who are you');
		await pressOn(page, page.getByRole('main').getByRole('listitem').first().getByRole('button'));
		await expect(page.getByRole('radio').first()).toBeVisible();
		await look(page, 'a turn');
		await pressOn(page, page.getByRole('radio').first(), 'Space');
		await pressOn(page, button(page, 'solo.done'));
		await expect(title(page, 'pass.thanks')).toBeVisible();
		await look(page, 'thank you');
		await pressOn(page, button(page, 'pass.next'));
		await expect(title(page, 'pass.who')).toBeVisible();
		await tabTo(page, button(page, 'pass.leave'));
		await page.keyboard.down('Enter');
		await page.waitForURL(/\/run\/#/);
		await page.keyboard.up('Enter');
	});

	test(`handing in: for everyone, and by keyboard alone (${language})`, async ({ page }) => {
		await page.goto(`${rooms.origin}/en/start/${lessonId}/?demo`);
		await page.getByRole('button', { name: 'Yes, start' }).click();
		await page.waitForURL(/\/run\/#/);
		await page.goto(`${rooms.origin}/${language}/run/handin/#${page.url().split('#')[1]}`);
		const code = (await page.locator('[data-code]').getAttribute('data-code'))!;
		await look(page, 'the teacher’s side of handing in');
		await tabTo(page, button(page, 'handin.read'));

		await page.goto(`${rooms.origin}/${language}/solo/${lessonId}/`);
		const foot = (...keys: string[]) =>
			page
				.getByRole('contentinfo')
				.getByRole('button', { name: new RegExp(`^(${keys.map((key) => say[key]).join('|')})$`) })
				.first();
		let answered = false;
		const begin = button(page, 'handin.do');
		for (let part = 0; !(await begin.isVisible()); part++) {
			expect(part).toBeLessThan(30);
			const before = await page.getByRole('heading', { level: 1 }).textContent();
			const radios = page.getByRole('main').getByRole('radio');
			if (!answered && (await radios.count()) > 0) {
				await pressOn(page, radios.first(), 'Space');
				await pressOn(page, foot('solo.done'));
				answered = true;
			}
			await pressOn(page, foot('solo.pass', 'solo.next'));
			await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before!);
		}
		await pressOn(page, begin);
		await tabTo(page, page.getByRole('textbox'));
		await look(page, 'the code to hand in');
		await page.keyboard.type(code);
		const seat = page.getByRole('main').getByRole('listitem').first().getByRole('button');
		await expect(seat).toBeVisible();
		await look(page, 'the number in class');
		await pressOn(page, seat);
		await expect(page.locator('[data-frame]')).toBeVisible();
		await look(page, 'codes to hand in');
	});
}

test('a child of five finds every target of a room as large as a hand', async ({ page }) => {
	await page.goto(`${rooms.origin}/en/start/the-tummy-feeling/?demo`);
	await page.getByRole('button', { name: 'Yes, start' }).click();
	const { code, secret } = await openSign(page);
	const tablet = await rooms.tablet(`/en/join/#${code}.${secret}`);
	/** all that can be pressed, but for back and help, which a grown-up beside the child presses */
	async function expectLarge(where: string) {
		const small = await tablet
			.locator('main, footer')
			.locator('button:not(.quiet), label.option, a:not(.link)')
			.evaluateAll((all) =>
				all
					.map((one) => ({ words: one.textContent!.trim(), box: one.getBoundingClientRect() }))
					.filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 120)
					.map(({ words, box }) => `${words}: ${box.width} × ${box.height}`)
			);
		expect.soft(small, where).toEqual([]);
	}
	const first = tablet.getByRole('listitem').first().getByRole('button');
	await expect(first).toBeVisible();
	await expectLarge('seats');
	await first.tap();
	await page.getByRole('button', { name: 'On with the lesson' }).click();
	const choices = tablet.locator('main label.option');
	await new Lead(page).until(face!);
	await expect(choices.first()).toBeVisible();
	await expectLarge('a question');
	await choices.first().tap();
	await tablet.getByRole('button', { name: 'Done' }).tap();
	await expect(tablet.getByRole('heading', { name: 'The teacher has it.' })).toBeVisible();
	await expectLarge('an answer the teacher has');
	await tablet.context().setOffline(true);
	await tablet.getByRole('button', { name: 'Change my answer' }).tap();
	await tablet.getByRole('button', { name: 'Done' }).tap();
	await expect(tablet.getByText('The room is out of reach.')).toBeVisible({ timeout: 25_000 });
	await expectLarge('out of reach');
});
