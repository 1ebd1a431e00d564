/*
 * One round, every way in: hands, tablets in a live room, paper cards, a device passed round, and a tablet without a
 * network that hands in by QR.
 */
import { chromium, expect, test as base, type Browser, type Page } from '@playwright/test';
import { frameOf, levels, sceneOf } from '../bench/scan/frames';
import { asksOf, readLesson, type Ask } from './asks';
import { allLessons } from './bundled';
import { photoOf } from './camera';
import { cameraArgs, filmCodes } from './codes';
import { everything, tables } from './kept';
import { Lead } from './lead';
import { optionFor, socketPupil } from './room-lesson';
import { keptRoom } from './rooms';
import { enterSolved } from './solved';

const lesson = readLesson('cyberbullying/forward-or-stop');
const bundled = allLessons.find(({ id }) => id === 'forward-or-stop')!;
const [remember] = asksOf(lesson, []) as [Ask];
const present = 28;

/** A browser of the teacher's, with a camera that plays what a test films. */
const test = base.extend<{ teacher: Browser; film: string }>({
	film: async ({ browserName: _ }, use) => {
		await use(base.info().outputPath('codes.y4m'));
	},
	teacher: async ({ film, launchOptions }, use) => {
		const args = [...(launchOptions.args ?? []), ...cameraArgs(film)];
		const browser = await chromium.launch({ ...launchOptions, args });
		await use(browser);
		await browser.close();
	}
});

/** Starts the lesson with a new class; returns the run's id. */
async function start(page: Page) {
	await page.goto('/en/start/forward-or-stop/');
	await page.getByRole('button', { name: String(present), exact: true }).click();
	await page.getByRole('button', { name: 'Yes, start' }).click();
	await page.waitForURL(/\/run\/#/);
	return page.url().split('#')[1]!;
}

const seat = (page: Page, number: number) => page.locator(`[data-seat="${number}"]`);
const picture = (page: Page, number: number) =>
	page.getByRole('main').getByRole('button', { name: String(number), exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Holds the teacher's button until the device is the teacher's again. */
async function leave(page: Page) {
	const hold = page.getByRole('button', { name: 'Teacher: hold to leave' });
	await hold.hover();
	await page.mouse.down();
	await page.waitForURL(/\/run\/(console\/)?#/);
	await page.mouse.up();
}

test('hands, live tablets, cards, a shared device and a hand-in answer the same round, and the report has them all', async ({
	teacher,
	film,
	page: tablet,
	baseURL
}) => {
	test.setTimeout(240_000);
	const context = await teacher.newContext({
		baseURL: baseURL!,
		viewport: { width: 1280, height: 720 }
	});
	const console = await context.newPage();
	const run = await start(console);
	let code = '';

	await test.step('the start code is there before the lesson begins', async () => {
		await console.goto(`/en/run/handin/#${run}`);
		code = (await console.locator('[data-code]').getAttribute('data-code'))!;
		expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
	});

	const frames = new Set<string>();
	await test.step('a tablet does the lesson alone and shows its answers', async () => {
		await tablet.goto(`/en/solo/forward-or-stop/#handin=${code}`);
		const foot = (name: RegExp) =>
			tablet.getByRole('contentinfo').getByRole('button', { name }).first();
		for (const activity of bundled.activities) {
			await enterSolved(tablet, activity, (what) => what.click());
			await foot(/^(Done|Go on)$/).click();
			if (activity.kind !== 'scene' && Object.keys(activity.solution).length > 0)
				await foot(/^Go on$/).click();
		}
		await press(tablet, 'Hand in to my teacher');
		await tablet.getByRole('button', { name: '7', exact: true }).click();
		const shown = tablet.locator('[data-frame]');
		const parts = await shown.getByRole('img').getAttribute('aria-label');
		const count = Number(/of (\d+)/.exec(parts ?? '')?.[1]);
		await expect
			.poll(async () => {
				frames.add((await shown.getAttribute('data-frame'))!);
				return frames.size;
			})
			.toBe(count);
		filmCodes(film, [...frames]);
	});

	const stage = await context.newPage();
	await stage.goto(`/en/run/stage/#${run}`);
	await console.goto(`/en/run/console/#${run}`);
	const lead = new Lead(console, stage);

	const live = [10, 11, 12];
	const tablets = await test.step('three tablets join the room', async () => {
		await press(console, 'Live room');
		await press(console, 'Open the room');
		await expect(stage.getByRole('region', { name: 'How to join' })).toBeVisible();
		const room = await keptRoom(console);
		const joined = await Promise.all(
			live.map((seat) => socketPupil(baseURL!, room, seat, bundled))
		);
		await console.getByRole('button', { name: /Live room/ }).click();
		await press(console, 'Show how to join');
		await expect(stage.getByRole('region', { name: 'How to join' })).toHaveCount(0);
		await press(console, 'Close');
		return joined;
	});

	await test.step('a device is passed round: one answers, one passes', async () => {
		await lead.until(remember);
		await console.getByRole('link', { name: 'Pass a tablet round' }).click();
		await press(console, 'Start passing round');
		await picture(console, 3).click();
		await console.locator('label.option').first().click();
		await press(console, 'Done');
		await press(console, 'Next pupil');
		await expect(picture(console, 3)).toHaveCount(0);
		await picture(console, 5).click();
		await press(console, 'Pass');
		await press(console, 'Next pupil');
		await leave(console);
		await console.goto(`/en/run/console/#${run}`);
		await expect(seat(console, 3)).toHaveAttribute('data-way', 'shared');
		await expect(seat(console, 5)).toHaveAttribute('data-way', 'shared');
		await expect(seat(console, 4)).not.toHaveAttribute('data-way', /./);
	});

	await test.step('the camera reads the hand-in, and shown on it changes nothing', async () => {
		await console.getByRole('link', { name: 'Hand-in by QR' }).click();
		await press(console, 'Read hand-ins with the camera');
		await expect(console.getByText(/^Seat 7: answers are in/)).toBeVisible({ timeout: 40_000 });
		const before = (await tables(console)).rounds;
		// three turns of the codes more
		await console.waitForFunction(
			(wanted) => (document.querySelector('video')?.currentTime ?? 0) > wanted,
			frames.size * 1.5
		);
		await expect(console.getByText(/^Seat 7/)).toHaveCount(1);
		expect((await tables(console)).rounds).toEqual(before);
		await console.goto(`/en/run/console/#${run}`);
		await expect(seat(console, 7)).toHaveAttribute('data-way', 'handin');
	});

	await test.step('the tablets answer live, and stay in the room whichever page the teacher is at', async () => {
		await Promise.all(
			tablets.map((one) => one.answers({ activity: remember.activity, round: 1, keeps: 'answer' }))
		);
		for (const number of live)
			await expect(seat(console, number)).toHaveAttribute('data-way', 'room');
	});

	const scene = sceneOf('mixed', 1280, 720, levels.typical, [13, 14, 15, 16, 17, 18]);
	await test.step('six cards are read from a photo', async () => {
		await press(console, 'Read the cards');
		await console.locator('.in input[type=file]').setInputFiles({
			name: 'class.png',
			mimeType: 'image/png',
			buffer: photoOf(frameOf(scene, 0))
		});
		for (const { id } of scene.held)
			await expect(seat(console, id)).toHaveAttribute('data-way', 'card');
	});

	const right = remember.options.findIndex(({ good }) => good);
	const hands = remember.options.map((_, place) => place + 2);
	await test.step('hands are counted beside them; the stage says most are in, and no seat', async () => {
		await lead.openHands();
		for (const [place, n] of hands.entries()) {
			await lead.hand(remember, place).fill(String(n));
			await lead.hand(remember, place).press('Enter');
		}
		const all = hands.reduce((sum, n) => sum + n, 0) + 3 + live.length + scene.held.length;
		await expect(console.getByText(`${all} of ${present} are in`)).toBeVisible();
		await expect(stage.getByText('Most are in')).toHaveCount(all * 4 >= present * 3 ? 1 : 0);
		await lead.said();
	});

	await test.step('a teacher sets one answer by hand, and notes who is not here', async () => {
		await seat(console, 9).click();
		await press(console, 'Enter an answer');
		await console.getByRole('dialog').locator('label.option').last().click();
		await press(console, 'Save for this seat');
		await expect(console.getByRole('dialog').getByText('set by you')).toBeVisible();
		await press(console, 'Close');
		await expect(seat(console, 9)).toHaveAttribute('data-way', 'hands');
		await seat(console, 28).click();
		await press(console, 'Is here');
		await press(console, 'Close');
		await expect(console.getByText(new RegExp(`of ${present - 1} are in`))).toBeVisible();
	});

	const chosen = [
		0,
		right,
		remember.options.length - 1,
		...live.map((number) => remember.options.indexOf(optionFor(number, remember.options))),
		...scene.held.map(({ turn }) => turn)
	];
	const answers = remember.options.map((_, place) => chosen.filter((one) => one === place).length);
	await test.step('the votes on the stage are hands and answers together', async () => {
		await lead.press('PageDown');
		for (const [place, { text }] of remember.options.entries()) {
			const row = lead.shown.getByRole('listitem').filter({ hasText: text });
			await expect(row).toContainText(String(hands[place]! + answers[place]!));
		}
	});

	await test.step('the report keeps apart what was counted and what was answered', async () => {
		await console.goto(`/en/run/report/#${run}`);
		const part = console.locator(`[data-activity="${remember.activity}"]`);
		const sum = hands.reduce((all, n) => all + n, 0);
		await expect(part.getByText(`${sum} counted`, { exact: true })).toBeVisible();
		await expect(part.getByText(`${chosen.length} answered · 1 passed`)).toBeVisible();
		const lines = part.locator('[data-answers]').getByRole('listitem');
		await expect(lines).toHaveCount(remember.options.length);
		for (const [place, { text }] of remember.options.entries())
			await expect(lines.filter({ hasText: text })).toContainText(String(answers[place]));
		// what the class had not come to yet is there too, from the tablet that did it alone
		await expect(console.locator('[data-activity="story"]').getByText('1 answered')).toBeVisible();
	});
});

test('a device passed round shows the next pupil nothing of the last', async ({ page }) => {
	const canary = 'my-secret-canary';
	await start(page);
	await expect(new Lead(page).shown).toBeVisible();
	const writing = lesson.activities.find(({ kind }) => kind === 'build')!;
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').getByRole('button', { name: writing.title }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: 'Pass a tablet round' }).click();
	await press(page, 'Start passing round');
	await picture(page, 3).click();
	await page.getByText('Type it').click();
	await page.getByRole('textbox').fill(canary);
	await press(page, 'Done');

	const seen = async () => {
		const fields = await page.getByRole('textbox').all();
		const typed = await Promise.all(fields.map((field) => field.inputValue()));
		const told = await page.evaluate(() => [document.title, JSON.stringify(history.state)]);
		return [await page.content(), ...typed, ...told, page.url(), await everything(page)].join('\n');
	};
	await expect(page.getByText('Thank you!')).toBeVisible();
	expect(await seen()).not.toContain(canary);
	await press(page, 'Next pupil');
	await expect(picture(page, 4)).toBeVisible();
	await expect(picture(page, 3)).toHaveCount(0);

	await test.step('the way back is the teacher’s', async () => {
		await page.evaluate(() => history.back());
		await expect(page).toHaveURL(/\/run\/pass\//);
		await expect(picture(page, 4)).toBeVisible();
		expect(await seen()).not.toContain(canary);
	});
	await test.step('nor after going away and coming back, or reloading', async () => {
		await picture(page, 4).click();
		await page.getByText('Type it').click();
		await page.getByRole('textbox').fill(canary);
		await page.goto('/en/learn/');
		await page.goBack();
		await expect(
			page.getByRole('button', { name: 'Start passing round' }).or(picture(page, 4))
		).toBeVisible();
		expect(await seen()).not.toContain(canary);
		await page.reload();
		await press(page, 'Start passing round');
		await picture(page, 4).click();
		await page.getByText('Type it').click();
		expect(await seen()).not.toContain(canary);
	});
	const { rounds = [] } = await tables(page);
	expect(JSON.stringify(rounds)).not.toContain(writing.id);
});

test('the teacher’s button shows how long it is still to be held', async ({ page }) => {
	const run = await start(page);
	await page.goto(`/en/run/pass/#${run}`);
	await press(page, 'Start passing round');
	const hold = page.getByRole('button', { name: 'Teacher: hold to leave' });
	await hold.hover();
	await page.mouse.down();
	const filled = await hold.evaluate((button) => {
		const [fill] = button.getAnimations().filter((one) => 'animationName' in one);
		fill!.pause();
		return [500, 1500].map((at) => {
			fill!.currentTime = at;
			return getComputedStyle(button).backgroundSize;
		});
	});
	await page.mouse.up();
	expect(filled).toEqual(['25% 100%', '75% 100%']);
});
