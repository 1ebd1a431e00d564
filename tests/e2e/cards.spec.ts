/* Paper cards: printed for each seat, and read by a camera that shows a made-up class. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import { frameOf, levels, sceneOf } from '../bench/scan/frames';
import { asksOf, readLesson } from './asks';
import { photoOf, videoOf } from './camera';
import { expectAccessibleIn, settled, type Look } from './axe';
import { everything, tables } from './kept';
import { formats, outOfBounds, pagesOf } from './paper';

const seats = 24;
const looks: Look[] = [
	{ width: 320, theme: 'light' },
	{ width: 1280, theme: 'dark' }
];

/** Makes a class of `seats` pupils; returns its id. */
async function newClass(page: Page, language = 'en') {
	await page.goto(`/${language}/classes/`);
	await page.locator('main .button.go').click();
	await page.waitForURL(/\/class\/#/);
	return page.url().split('#')[1]!;
}

test.describe('printed cards', () => {
	for (const language of ['en', 'fr', 'ar']) {
		test(`one page for each seat, nothing outside of it (${language})`, async ({ page }) => {
			const id = await newClass(page, language);
			await page.goto(`/${language}/class/cards/#${id}`);
			await expect(page.getByRole('checkbox')).toBeEnabled();
			await expect(page.locator('#cards svg[role=img]')).toHaveCount(seats);
			for (const format of formats) {
				expect(await pagesOf(page, format), `pages on ${format}`).toBe(seats);
				expect(await outOfBounds(page, 'cards', format), format).toEqual([]);
			}
		});
	}

	test('the class page leads to them, and they to trying them', async ({ page }) => {
		await newClass(page);
		await page.getByRole('link', { name: 'Answer cards' }).click();
		await expect(page.getByRole('heading', { name: /^Answer cards for/ })).toBeVisible();
		await settled(page);
		await expectAccessibleIn(page, looks, 'cards to print');
		await page.getByRole('link', { name: 'Try the cards' }).click();
		await expect(page.getByRole('button', { name: 'Start the camera' })).toBeVisible();
	});
});

/** Seats 1 to 22 once, 23 twice, 24 not at all; and a card of another class. */
const held = [...Array.from({ length: 23 }, (_, at) => at + 1), 23, 300];
const scene = sceneOf('cards by camera', 1280, 720, levels.typical, held);
const letterOf = (seat: number) => 'ABCD'[scene.held.find(({ id }) => id === seat)!.turn]!;

const seatOf = (page: Page, seat: number) =>
	page.getByRole('listitem').filter({ hasText: new RegExp(`^Seat ${seat}:`) });

async function expectRead(page: Page) {
	await expect(page.getByText('Read: 22 of 24')).toBeVisible();
	for (let seat = 1; seat <= 22; seat++)
		await expect(seatOf(page, seat)).toContainText(`Seat ${seat}: ${letterOf(seat)}`);
	for (const seat of [23, 24])
		await expect(seatOf(page, seat)).toContainText(`Seat ${seat}: not read yet`);
	await expect(page.getByRole('alert').filter({ hasText: 'Two cards of this seat' })).toContainText(
		/: 23$/
	);
}

async function openTry(page: Page) {
	const id = await newClass(page);
	await page.goto(`/en/class/cards/try/#${id}`);
	await expect(page.getByRole('button', { name: 'Start the camera' })).toBeVisible();
}

declare global {
	interface Window {
		/** every picture source a page was lent */
		lent: MediaStream[];
	}
}

/** Notes the cameras a page gets, to see whether they are given back. */
const noteCameras = (page: Page) =>
	page.addInitScript(() => {
		window.lent = [];
		const media = navigator.mediaDevices;
		const lend = media.getUserMedia.bind(media);
		media.getUserMedia = async (wish) => {
			const stream = await lend(wish);
			window.lent.push(stream);
			return stream;
		};
	});
const camerasOn = (page: Page) =>
	page.evaluate(
		() =>
			window.lent.flatMap((one) => one.getTracks()).filter((one) => one.readyState === 'live')
				.length
	);

test.describe('cards before the camera', () => {
	test('are read right, seat by seat; nothing is sent or kept; hidden, the camera is off', async ({
		baseURL
	}, testInfo) => {
		const folder = mkdtempSync(join(tmpdir(), 'netkind-camera-'));
		const video = join(folder, 'class.y4m');
		const frames = Array.from({ length: 12 }, (_, number) => frameOf(scene, number));
		writeFileSync(video, videoOf(frames));
		const { executablePath, args = [] } = testInfo.project.use.launchOptions ?? {};
		const browser = await chromium.launch({
			...(executablePath && { executablePath }),
			args: [
				...args,
				'--use-fake-ui-for-media-stream',
				'--use-fake-device-for-media-stream',
				`--use-file-for-fake-video-capture=${video}`
			]
		});
		try {
			const context = await browser.newContext({ ...(baseURL && { baseURL }) });
			const page = await context.newPage();
			await noteCameras(page);
			await openTry(page);
			const before = await everything(page);
			const asked: string[] = [];
			page.on('request', (request) => asked.push(request.url()));

			await page.getByRole('button', { name: 'Start the camera' }).click();
			await expectRead(page);
			await expect(page.locator('svg .steady').first()).toBeAttached();
			expect(await camerasOn(page)).toBe(1);
			expect(asked.filter((url) => !/\/workers?\/|scan\.worker/.test(url))).toEqual([]);
			expect(await everything(page)).toBe(before);

			await page.evaluate(() => {
				Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
				document.dispatchEvent(new Event('visibilitychange'));
			});
			await expect(page.getByText('The camera was stopped')).toBeVisible();
			expect(await camerasOn(page)).toBe(0);
			await expect(page.getByText('Read: 22 of 24')).toBeVisible();
			await expectAccessibleIn(page, looks, 'what was read, one card there twice');

			await page.getByRole('button', { name: 'Begin again' }).click();
			await expect(page.getByText('Read: 0 of 24')).toBeVisible();
			await page.getByRole('button', { name: 'Start the camera' }).click();
			await expectRead(page);
			await page.getByRole('link', { name: 'Answer cards' }).click();
			await expect(page.getByRole('heading', { name: /^Answer cards for/ })).toBeVisible();
			expect(await camerasOn(page)).toBe(0);
		} finally {
			await browser.close();
			rmSync(folder, { recursive: true });
		}
	});

	test('are read from a photo; a file that is none is told', async ({ page }) => {
		await openTry(page);
		const file = (name: string, mimeType: string, buffer: Buffer) =>
			page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
		await file('notes.png', 'image/png', Buffer.from('no picture'));
		await expect(page.getByText('could not be read as a picture')).toBeVisible();
		await file('class.png', 'image/png', photoOf(frameOf(scene, 0)));
		await expectRead(page);
	});

	test('as printed, say the letter that is up', async ({ page }) => {
		await openTry(page);
		await page.getByRole('link', { name: 'Answer cards' }).click();
		const card = page.locator('#cards section > .card').nth(6);
		await card.scrollIntoViewIfNeeded();
		const photos: Buffer[] = [];
		for (const [place, letter] of [...'ABCD'].entries()) {
			await card.evaluate(
				(one, at) => ((one as HTMLElement).style.rotate = `${-90 * at}deg`),
				place
			);
			const tops = await card
				.locator('.side')
				.evaluateAll((sides) =>
					sides.map((side) => [side.getBoundingClientRect().y, side.textContent.trim()])
				);
			expect(tops.sort(([one], [other]) => Number(one) - Number(other))[0]![1]).toBe(letter);
			photos.push(await card.screenshot());
		}
		await page.getByRole('link', { name: 'Try the cards' }).click();
		for (const [place, buffer] of photos.entries()) {
			await page
				.locator('input[type=file]')
				.setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer });
			await expect(seatOf(page, 7)).toContainText(`Seat 7: ${'ABCD'[place]}`);
		}
	});

	for (const [fault, told] of [
		['NotAllowedError', 'The camera is not allowed here'],
		['NotFoundError', 'There is no camera here'],
		['NotReadableError', 'The camera is used by another programme']
	] as const) {
		test(`${fault}: the page says what to do, and a photo can still be read`, async ({ page }) => {
			await page.addInitScript((name) => {
				navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
			}, fault);
			await openTry(page);
			await page.getByRole('button', { name: 'Start the camera' }).click();
			await expect(page.getByRole('alert').filter({ hasText: told })).toBeVisible();
			await expectAccessibleIn(page, looks.slice(0, 1), told);
			await expect(page.locator('input[type=file]')).toBeEnabled();
		});
	}
});

test('cards answer what the stage asks: each seat its letter, as one round, and the console says who is in', async ({
	page
}) => {
	await newClass(page);
	await page.goto('/en/start/forward-or-stop/');
	await page.getByRole('button', { name: 'Yes, start' }).click();
	await page.waitForURL(/\/run\/#/);
	await page.goto(`/en/run/console/#${page.url().split('#')[1]}`);
	const cards = page.getByRole('button', { name: 'Read the cards' });
	const title = page.locator('.mini [data-screen="stage"]').first();
	const [first] = asksOf(readLesson('cyberbullying/forward-or-stop'), []);
	await page.getByRole('button', { name: /^Remember/ }).click();
	await expect(title).toContainText(first!.asked);
	await cards.click();
	await page.locator('.in input[type=file]').setInputFiles({
		name: 'class.png',
		mimeType: 'image/png',
		buffer: photoOf(frameOf(scene, 0))
	});
	await expect(page.getByRole('heading', { name: '22 of 24 are in' })).toBeVisible();
	const { rounds = [] } = await tables(page);
	const optionOf = (seat: number) => first!.options['ABCD'.indexOf(letterOf(seat))]!.id;
	const kept = rounds as { answers: Record<string, { way: string; answer: unknown }> }[];
	expect(kept).toHaveLength(1);
	for (let seat = 1; seat <= 22; seat++)
		expect(kept[0]!.answers[seat]).toMatchObject({
			way: 'card',
			answer: { chosen: [optionOf(seat)] }
		});
});
