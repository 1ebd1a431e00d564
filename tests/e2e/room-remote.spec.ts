/* The teacher's phone as the remote: approved on the laptop, it moves the lesson, and shows nothing of any seat. */
import { expect, test } from '@playwright/test';
import { asksOf, readLesson } from './asks';
import { expectAccessible } from './axe';
import { Lead } from './lead';
import { seatToPick, startRooms, type Rooms } from './rooms';

test.use({ serviceWorkers: 'block' });
test.setTimeout(180_000);

const lessonId = 'forward-or-stop';
const [remember] = asksOf(readLesson(`cyberbullying/${lessonId}`), []);

let rooms: Rooms;
test.beforeAll(async () => {
	rooms = await startRooms(test.info().project.use.launchOptions);
});
test.afterAll(() => rooms.end());

test('a phone moves the lesson once the laptop has said yes, and no longer when it says no', async ({
	page
}) => {
	const { code, secret } = await rooms.open(page, lessonId);
	const link = `/en/join/#${code}.${secret}`;
	const pupil = await rooms.tablet(link);
	await seatToPick(pupil, 3).tap();
	await page.getByRole('button', { name: 'On with the lesson' }).click();

	const phone = await rooms.tablet(link, { width: 360, height: 740 });
	const press = (name: string) => phone.getByRole('button', { name, exact: true }).tap();
	await phone.getByRole('link', { name: 'I am the teacher: use this as the remote' }).tap();
	await expect(phone.getByRole('heading', { name: 'Look at your laptop.' })).toBeVisible();
	await expectAccessible(phone, 'a phone that asks');
	const sign = (await phone.locator('.sign').textContent())!.trim();
	const panel = page.getByRole('button', { name: /Live room/ });
	await expect(panel).toContainText('1 waits for you');
	await panel.click();
	const asks = page.getByRole('listitem').filter({ hasText: `A phone that shows ${sign} asks` });
	await expectAccessible(page, 'the room, a phone asks');
	await asks.getByRole('button', { name: 'Yes, it is mine' }).click();
	await expect(page.getByText('Your phone is the remote.')).toBeVisible();
	await page.keyboard.press('Escape');

	const lead = new Lead(page);
	await test.step('next, back and blank do what the keys of the laptop do', async () => {
		const next = phone.getByRole('button', { name: 'Next', exact: true });
		expect((await next.boundingBox())!.height).toBeGreaterThanOrEqual(120);
		await expectAccessible(phone, 'the remote');
		const first = await lead.said();
		await next.tap();
		await expect.poll(() => lead.said()).not.toBe(first);
		await press('Back');
		await expect.poll(() => lead.said()).toBe(first);
		await press('Blank the stage');
		await expect(lead.shown).toHaveText('');
		await expect(
			phone.getByRole('button', { name: 'Blank the stage', pressed: true })
		).toBeVisible();
		await press('Blank the stage');
		await expect.poll(() => lead.said()).toBe(first);
	});

	await test.step('it says how many are in, and nothing of a seat or an answer', async () => {
		await lead.until(remember!);
		await expect(phone.getByRole('heading', { name: remember!.asked })).toBeVisible();
		await expect(phone.getByText('0 of 24 are in')).toBeVisible();
		await pupil.getByText(remember!.options[0]!.text).tap();
		await pupil.getByRole('button', { name: 'Done' }).tap();
		await expect(phone.getByText('1 of 24 are in')).toBeVisible();
		await expect(phone.locator('img[src*="seat-"]')).toHaveCount(0);
		await expect(phone.getByRole('main')).not.toContainText(remember!.options[0]!.text);
	});

	await test.step('loaded anew it is the remote still; stopped on the laptop it is not', async () => {
		await phone.reload();
		await expect(phone.getByText('1 of 24 are in')).toBeVisible();
		await panel.click();
		await page.getByRole('button', { name: 'Stop the remote' }).click();
		await expect(
			phone.getByRole('heading', { name: 'This phone is not the remote.' })
		).toBeVisible();
		await expectAccessible(phone, 'a phone that is stopped');
	});
});
