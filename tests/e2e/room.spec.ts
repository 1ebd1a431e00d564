/*
 * A live room: a teacher on localhost and tablets that join over plain http, where a browser has no worker, no
 * camera and no subtle crypto: by touch, by keyboard, by polling only, from right to left.
 */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { asksOf, readLesson } from './asks';
import { Lead } from './lead';
import { polled, seatToPick as seat, startRooms, type Rooms, type TabletOptions } from './rooms';
import { words } from './words';

test.use({ serviceWorkers: 'block' });
test.setTimeout(180_000);

const lessonId = 'forward-or-stop';
const lesson = readLesson(`cyberbullying/${lessonId}`);
const [remember] = asksOf(lesson, []);

let rooms: Rooms;

test.beforeAll(async () => {
	rooms = await startRooms(test.info().project.use.launchOptions);
});
test.afterAll(() => rooms.end());

const openRoom = (page: Page) => rooms.open(page, lessonId);
const tablet = (at: string, options?: TabletOptions) => rooms.tablet(at, options);

test('tablets on plain http join, answer, are told that the teacher has it, and look back', async ({
	page
}) => {
	const { code, secret } = await openRoom(page);
	const link = `/en/join/#${code}.${secret}`;
	const touch = await tablet(link);
	const polling = await tablet(link, { polling: true });
	expect(await touch.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([
		false,
		false
	]);

	await seat(touch, 7).tap();
	await expect(touch.getByRole('heading', { name: 'Look at the front.' })).toBeVisible();
	await seat(polling, 8).focus();
	await polling.keyboard.press('Enter');
	await expect(polling.getByText('Seat 8')).toBeVisible();
	expect(await polled(touch), 'the page may open a WebSocket').toBe(0);
	expect(await polled(polling)).toBeGreaterThan(0);

	await page.getByRole('button', { name: 'On with the lesson' }).click();
	const lead = new Lead(page);
	await lead.until(remember!);
	for (const guest of [touch, polling]) {
		await expect(guest.getByRole('heading', { name: remember!.asked })).toBeVisible();
		await expectAccessible(guest, 'a question in a room');
	}
	const [first] = remember!.options;
	await touch.getByText(first!.text).tap();
	const done = touch.getByRole('button', { name: 'Done' });
	expect((await done.boundingBox())!.height).toBeGreaterThanOrEqual(72);
	await done.tap();
	await expect(touch.getByRole('heading', { name: 'The teacher has it.' })).toBeVisible();
	await expectAccessible(touch, 'an answer the teacher has');

	await polling.getByRole('radio').nth(1).focus();
	await polling.keyboard.press('Space');
	await polling.getByRole('button', { name: 'Done' }).focus();
	await polling.keyboard.press('Enter');
	await expect(polling.getByRole('heading', { name: 'The teacher has it.' })).toBeVisible();

	// loaded anew, the tablet has its seat and knows that it is in
	await touch.reload();
	await expect(touch.getByRole('heading', { name: 'The teacher has it.' })).toBeVisible();

	// the teacher's page loaded anew goes on at the same question
	await page.reload();
	await expect(page.getByRole('button', { name: /Live room/ })).toContainText('2');

	await lead.press('PageDown');
	await expect(polling.getByText('This helps').first()).toBeVisible();
	await expectAccessible(polling, 'an answer looked back at');
});

test('who types the code waits at the door until the teacher lets in', async ({ page }) => {
	const { code } = await openRoom(page);
	await page.getByRole('button', { name: 'On with the lesson' }).click();
	const guest = await tablet('/en/join/');
	await guest.getByRole('textbox', { name: 'The code at the front' }).fill(code.toLowerCase());
	await expectAccessible(guest, 'the code');
	await guest.getByRole('button', { name: 'Join' }).tap();
	await expect(guest.getByRole('heading', { name: 'You knocked.' })).toBeVisible();
	await page.getByRole('button', { name: /Live room/ }).click();
	await expectAccessible(page, 'the room');
	const letIn = page.getByRole('button', { name: 'Let in' });
	await expect(letIn, 'seen without scrolling').toBeInViewport({ ratio: 1 });
	await letIn.click();
	await expect(seat(guest, 1)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(
		page.locator('dialog[open]'),
		'Escape closes the panel, and opens no menu'
	).toHaveCount(0);
	await expectAccessible(guest, 'seats to pick from');
	const box = (await seat(guest, 1).boundingBox())!;
	expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(120);
});

test('from right to left a tablet joins just so', async ({ page }) => {
	const { code, secret } = await openRoom(page);
	const guest = await tablet(`/ar/join/#${code}.${secret}`);
	await guest.getByRole('listitem').nth(2).getByRole('button').tap();
	await expect(guest.getByRole('heading', { name: words('ar')['join.front']! })).toBeVisible();
	await expectAccessible(guest, 'a room from right to left');
});

test('without the relay a tablet says so after five seconds, and what was given goes along later', async ({
	page
}) => {
	const { code, secret } = await openRoom(page);
	const guest = await tablet(`/en/join/#${code}.${secret}`);
	await seat(guest, 3).tap();
	await expect(guest.getByText('Seat 3')).toBeVisible();
	await page.getByRole('button', { name: 'On with the lesson' }).click();
	await new Lead(page).until(remember!);
	await expect(guest.getByRole('heading', { name: remember!.asked })).toBeVisible();
	await guest.context().setOffline(true);
	await guest.getByRole('radio').first().check({ force: true });
	await guest.getByRole('button', { name: 'Done' }).tap();
	await expect(guest.getByRole('heading', { name: 'It is safe on this tablet.' })).toBeVisible();
	await expect(guest.getByText('The room is out of reach.')).toBeVisible({ timeout: 25_000 });
	await guest.context().setOffline(false);
	await expect(guest.getByRole('heading', { name: 'The teacher has it.' })).toBeVisible({
		timeout: 25_000
	});
});

test('a static host says what live rooms need', async ({ page }) => {
	await page.route('**/room', (route) => route.fulfill({ status: 404 }));
	await page.goto(`${rooms.origin}/en/start/${lessonId}/?demo`);
	await page.getByRole('button', { name: 'Yes, start' }).click();
	await page.getByRole('button', { name: 'Live room' }).click();
	await page.getByRole('button', { name: 'Open the room' }).click();
	await expect(page.getByRole('alert')).toContainText('npm start');
});
