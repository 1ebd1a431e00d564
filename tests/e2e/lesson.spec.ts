/* A teacher leads “Forward or stop?” with a class of 28, on one screen and in two windows. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import good from '../../lessons/cyberbullying/forward-or-stop.json' with { type: 'json' };
import { asksOf, readLesson, shares, type Ask, type Counted } from './asks';
import { Lead } from './lead';

const lesson = readLesson('cyberbullying/forward-or-stop');
const present = 28;

/** the way the class goes through the story */
const way = ['write-to-luca', 'go-together', 'walk-in'];
const asks = asksOf(lesson, way);
const titleOf = (activity: string) => lesson.activities.find(({ id }) => id === activity)!.title;
const of = (activity: string) => asks.filter((ask) => ask.activity === activity);

/** Some hands for each option, other ones each time; in some askings a few children pass. */
function handsFor({ options }: Ask, turn: number): number[] {
	const first = options.slice(0, -1).map((_, place) => 1 + ((turn + 2 * place) % 5));
	const passed = turn % 3 === 0 ? 2 : 0;
	return [...first, present - passed - first.reduce((sum, n) => sum + n, 0)];
}

async function expectReport(page: Page, counted: Counted[]) {
	await expect(page.getByRole('heading', { name: lesson.title })).toBeVisible();
	await expect(page.getByText(`${present} pupils were here`)).toBeVisible();
	for (const { ask, counts } of counted) {
		const part = page.locator(
			`[data-activity="${ask.activity}"] [data-round="${ask.round}"][data-part="${ask.part}"]`
		);
		await expect(part).toContainText(ask.asked);
		const sum = counts.reduce((all, n) => all + n, 0);
		await expect(part.getByText(`${sum} counted`, { exact: true })).toBeVisible();
		const rows = part.getByRole('listitem');
		await expect(rows).toHaveCount(ask.options.length);
		for (const [place, { text, good }] of ask.options.entries()) {
			const row = rows.nth(place);
			await expect(row).toContainText(text);
			await expect(row.getByText(String(counts[place]), { exact: true })).toBeVisible();
			await expect(row.getByText('This helps')).toHaveCount(good ? 1 : 0);
		}
	}
	await expect(page.locator('[data-round]')).toHaveCount(counted.length);
	for (const [objective, share] of Object.entries(shares(lesson, counted))) {
		const cells = page.locator(`[data-objective="${objective}"]`).getByRole('cell');
		await expect(cells).toHaveText([share, '–']);
	}
}

const goOn = (page: Page) => page.getByRole('link', { name: 'Go on', exact: true });

async function inMenu(page: Page, name: string) {
	await page.keyboard.press('Escape');
	const menu = page.getByRole('dialog', { name: 'Menu' });
	await menu.getByRole('button', { name }).click();
	await expect(menu).toBeHidden();
}

test('one screen: from the very first visit to the report of a whole lesson', async ({ page }) => {
	const lead = new Lead(page);
	const counted: Counted[] = [];
	const count = async (ask: Ask, counts: number[], tapped = false) => {
		counted.push(await lead.count(ask, counts, present, tapped));
	};

	await test.step('at most 8 clicks and no typing to the first question', async () => {
		let clicks = 0;
		const click = async (what: Locator) => {
			await what.click();
			clicks += 1;
		};
		await page.goto('/');
		await click(page.getByRole('link', { name: 'English' }));
		await click(
			page.getByRole('navigation', { name: 'Three ways in' }).getByRole('link', { name: 'Teach' })
		);
		await click(page.getByRole('link', { name: lesson.title }).first());
		await click(page.getByRole('link', { name: 'Start the lesson' }));
		await click(page.getByRole('button', { name: String(present), exact: true }));
		await click(page.getByRole('button', { name: 'Yes, start' }));
		await expect(lead.shown).toContainText('Our story is made up.');
		const next = page.getByRole('button', { name: 'Next', exact: true });
		const question = page.getByRole('heading', { name: asks[0]!.asked });
		while (!(await question.isVisible())) {
			const before = await lead.said();
			await click(next);
			await expect.poll(() => lead.said()).not.toBe(before);
		}
		expect(clicks).toBeLessThanOrEqual(8);
	});

	await test.step('a count, a reveal and a close can be undone', async () => {
		const [remember] = of('remember') as [Ask];
		await lead.until(remember);
		const counts = [4, 9, 3, 12];
		await count(remember, counts, true);
		await lead.hand(remember, 1).fill('20');
		await lead.hand(remember, 1).press('Enter');
		await lead.expectHands(remember, [4, 20, 3, 12]);
		await page.getByRole('button', { name: 'Undo', exact: true }).click();
		await lead.expectHands(remember, counts);
		await lead.closeHands();

		await lead.press('PageDown');
		expect(await lead.said()).toContain('This helps');
		await expect(
			lead.shown.getByRole('listitem').filter({ hasText: 'Tell an adult' })
		).toContainText('12');
		await lead.press('u');
		await expect(lead.shown).not.toContainText('This helps');
		await lead.openHands();
		await lead.expectHands(remember, counts);
	});

	await test.step('a number typed and not confirmed counts when the remote goes on', async () => {
		const [remember] = of('remember') as [Ask];
		await lead.hand(remember, 0).fill('');
		await lead.hand(remember, 0).pressSequentially('5');
		await lead.press('PageDown');
		const row = lead.shown.getByRole('listitem').filter({ hasText: 'Laugh too' });
		await expect(row).toContainText('5');
		counted[0]!.counts = [5, 9, 3, 12];
	});

	await test.step('B, the full stop and Escape blank the stage and show it again', async () => {
		const before = await lead.said();
		for (const [blank, show] of [
			['b', 'B'],
			['.', '.'],
			['b', 'Escape']
		] as const) {
			await page.keyboard.press(blank);
			await expect(lead.shown).toHaveText('');
			await page.keyboard.press(show);
			await expect.poll(() => lead.said()).toBe(before);
		}
	});

	await test.step('finish kindly now goes to the plan from anywhere', async () => {
		const [chat] = of('the-chat') as [Ask];
		await lead.until(chat);
		await count(chat, handsFor(chat, 1));
		await inMenu(page, 'Finish kindly now');
		await expect(page.getByRole('heading', { name: 'Choose one plan.' })).toBeVisible();
		await inMenu(page, titleOf('vote'));
	});

	await test.step('vote, talk, vote: no count on the stage until both are in', async () => {
		const [first, second] = of('vote') as [Ask, Ask];
		await lead.until(first);
		const bare = await lead.said();
		await count(first, [15, 8, 3, 2]);
		expect(await lead.said()).toBe(bare);
		await lead.press('PageDown');
		await expect(lead.shown.getByRole('timer')).toHaveText(/^\s*[12]:\d\d$/);
		expect(await lead.said()).not.toMatch(/\d/);
		await expect(page.getByRole('spinbutton')).toHaveCount(0);
		await lead.press('PageDown');
		expect(await lead.said()).toBe(bare);
		await expect(page.getByRole('spinbutton')).toHaveCount(0);
		await count(second, [1, 6, 9, 12]);
		expect(await lead.said()).toBe(bare);
	});

	await test.step('stop here, go on next time: same activity, same step, counts there', async () => {
		const [, second] = of('vote') as [Ask, Ask];
		const before = await lead.said();
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Stop here, go on next time' }).click();
		await expect(page.getByRole('heading', { name: 'Class 1' })).toBeVisible();
		await expect(page.locator('img[src*="seat-"]')).toHaveCount(present);
		await page.goto('/en/classes/');
		await page.getByRole('link', { name: 'Class 1' }).click();
		await goOn(page).click();
		await expect.poll(() => lead.said()).toBe(before);
		await lead.openHands();
		await lead.expectHands(second, [1, 6, 9, 12]);
	});

	await test.step('then both votes are shown, and one or two as “a few”', async () => {
		await lead.press('PageDown');
		const bars = lead.shown.getByRole('listitem');
		await expect(bars).toHaveText([
			/Pass it on\s*15\s*a few$/,
			/Say nothing\s*8\s*6$/,
			/Write to Luca\s*3\s*9$/,
			/Ask the chat to stop\s*a few\s*12$/
		]);
	});

	await test.step('the story goes where most hands go; a tie waits for the teacher', async () => {
		const [first, second, third] = of('story') as [Ask, Ask, Ask];
		await lead.until(first);
		await lead.pressInVain('PageDown');
		await count(first, [10, 6, 10]);
		await lead.pressInVain('PageDown');
		await lead.closeHands();
		await page.getByRole('button', { name: first.options[2]!.text }).click();
		await expect(lead.shown).toContainText('You breathe out.');

		await lead.until(second);
		await count(second, [14, 9, 5]);
		await lead.press('PageDown');
		await expect(lead.shown).toContainText('Luca answers: “Yes, please. At the gate.”');

		await lead.until(third);
		await count(third, [20, 3, 5]);
		await lead.press('PageDown');
		await expect(lead.shown).toContainText('Luca even laughs once.');
	});

	await test.step('on to the end', async () => {
		for (const [turn, ask] of of('helper-moves').entries()) {
			await lead.until(ask);
			await count(ask, handsFor(ask, turn));
			await lead.press('PageDown');
			await expect(lead.shown).toContainText('This helps');
		}
		await toTheEnd(lead);
	});

	await test.step('the report says what was entered', async () => {
		expect(counted.map(({ ask }) => ask)).toEqual(asks);
		await page.getByRole('link', { name: 'Class report' }).click();
		await expectReport(page, counted);
		await page.getByRole('link', { name: 'To the class' }).click();
		await expect(page.getByRole('heading', { name: 'Class 1' })).toBeVisible();
		await expect(goOn(page)).toHaveCount(0);
	});
});

/** From the last question to the thanks. */
async function toTheEnd(lead: Lead) {
	await expect(async () => {
		const last = 'Is something on your mind?';
		while (!(await lead.said()).includes(last)) await lead.press('PageDown');
	}).toPass();
	await lead.page.keyboard.press('PageDown');
	await expect(
		lead.page.getByRole('heading', { name: 'That is all for today. Thank you.' })
	).toBeVisible();
	await expect(lead.page.getByText('Everything is saved')).toBeVisible();
}

test('two windows: the console leads, the stage follows, and a closed console comes back', async ({
	page,
	context
}) => {
	const counted: Counted[] = [];
	await page.goto('/en/start/forward-or-stop/');
	await page.getByRole('button', { name: String(present), exact: true }).click();
	const opened = page.waitForEvent('popup');
	await page.getByRole('button', { name: 'No, open two windows' }).click();
	const stage = await opened;
	let lead = new Lead(page, stage);
	await expect(lead.shown).toContainText('Our story is made up.');
	await expect(page.getByRole('complementary', { name: 'Where we are' })).toBeVisible();

	await test.step('keys work in both windows, and so do the buttons', async () => {
		await lead.press('PageDown', stage);
		await expect(lead.shown).toContainText('Nobody sees who passes.');
		await lead.press('PageUp', page);
		await expect(lead.shown).toContainText('Our story is made up.');
		await page.getByRole('button', { name: 'Next', exact: true }).click();
		await expect(lead.shown).toContainText('Nobody sees who passes.');
		const before = await lead.said();
		for (const [blank, show] of [
			[page, stage],
			[stage, page]
		] as const) {
			await blank.keyboard.press('b');
			await expect(lead.shown).toHaveText('');
			await lead.agree();
			await show.keyboard.press(blank === page ? '.' : 'Escape');
			await expect.poll(() => lead.said()).toBe(before);
		}
	});

	const [remember, chat, ...others] = asks as [Ask, Ask, ...Ask[]];
	await test.step('hands are counted on the console; the stage shows none before the reveal', async () => {
		await lead.until(remember);
		const bare = await lead.said();
		counted.push(await lead.count(remember, [3, 10, 5, 10], present, true));
		await expect(page.getByText(`${present} of ${present} are in`)).toBeVisible();
		expect(await lead.said()).toBe(bare);
		await expect(stage.getByRole('spinbutton')).toHaveCount(0);
		await expect(stage.getByRole('button')).toHaveCount(0);
		await lead.press('PageDown', stage);
		const row = lead.shown.getByRole('listitem').filter({ hasText: 'Write to the person alone' });
		await expect(row).toContainText('10');
	});

	await test.step('a console that is closed or reloaded goes on at the same step', async () => {
		await lead.until(chat);
		counted.push(await lead.count(chat, [4, 6, 18], present));
		await expect(page.getByText('Everything is saved')).toBeVisible();
		const [address, before] = [page.url(), await lead.said()];
		await page.close();
		const again = await context.newPage();
		await again.goto(address);
		lead = new Lead(again, stage);
		await lead.expectHands(chat, [4, 6, 18]);
		await again.reload();
		await lead.expectHands(chat, [4, 6, 18]);
		expect(await lead.said()).toBe(before);
	});

	await test.step('the rest of the lesson, driven from both windows', async () => {
		for (const [turn, ask] of others.entries()) {
			await lead.until(ask, turn % 2 ? stage : lead.page);
			const counts = handsFor(ask, turn);
			if (ask.activity === 'story') {
				const chosen = ask.options.findIndex(({ id }) => way.includes(id));
				[counts[chosen], counts[counts.length - 1]] = [counts.at(-1)!, counts[chosen]!];
			}
			counted.push(await lead.count(ask, counts, present));
			await lead.press('PageDown', turn % 2 ? lead.page : stage);
			if (ask.round === 2) {
				expect(counts.some((n) => n === 1 || n === 2)).toBe(true);
				await expect(lead.shown.getByText('a few')).not.toHaveCount(0);
			}
		}
		await toTheEnd(lead);
		await expect(stage.getByText('That is all for today. Thank you.')).toBeVisible();
	});

	await test.step('the report says what was entered', async () => {
		await lead.page.getByRole('link', { name: 'Class report' }).click();
		await expectReport(lead.page, counted);
	});
});

test('a class is led in one window: a second console and a second screen say so, and either can take over', async ({
	page,
	context
}) => {
	await page.goto('/en/start/forward-or-stop/');
	const opened = page.waitForEvent('popup');
	await page.getByRole('button', { name: 'No, open two windows' }).click();
	const stage = await opened;
	const console = (window: Page) => window.getByRole('complementary', { name: 'Where we are' });
	const elsewhere = (window: Page) =>
		window.getByRole('heading', { name: 'Open in another window' });
	const takeOver = (window: Page) => window.getByRole('button', { name: 'Take over here' }).click();
	const lead = new Lead(page, stage);
	// the stage is no second console
	await expect(lead.shown).toContainText('Our story is made up.');
	await expect(console(page)).toBeVisible();

	const other = await context.newPage();
	for (const path of [page.url(), page.url().replace('/console/', '/')]) {
		await other.goto(path);
		await expect(elsewhere(other)).toBeVisible();
		await other.keyboard.press('PageDown');
	}
	await expect(console(page)).toBeVisible();
	await expect(lead.shown).toContainText('Our story is made up.');

	await other.goto(page.url());
	await takeOver(other);
	await expect(console(other)).toBeVisible();
	await expect(elsewhere(page)).toBeVisible();
	await expect(console(page)).toHaveCount(0);
	await lead.page.keyboard.press('PageDown');
	await new Lead(other, stage).press('PageDown');
	await expect(lead.shown).toContainText('Nobody sees who passes.');

	// what a console opens in its own place lets go, and comes back to it
	await other.goto(page.url().replace('/console/', '/handin/'));
	await expect(other.getByRole('heading', { name: 'Hand-in by QR' })).toBeVisible();
	await other.goBack();
	await expect(console(other)).toBeVisible();
	await takeOver(page);
	await expect(console(page)).toBeVisible();
	await expect(elsewhere(other)).toBeVisible();
	await page.reload();
	await expect(console(page)).toBeVisible();
	// one that is over is led nowhere
	await page.getByRole('button', { name: /^Goodbye/ }).click();
	await toTheEnd(new Lead(page, stage));
	await other.reload();
	await expect(elsewhere(other)).toHaveCount(0);
	await expect(
		other.getByRole('heading', { name: 'That is all for today. Thank you.' })
	).toBeVisible();
});

test('a lesson from outside goes only after a question; a report of it stays', async ({ page }) => {
	await page.goto('/en/open/');
	const input = page.getByLabel('Choose a lesson file');
	await expect(input).toBeEnabled();
	await input.setInputFiles({
		name: 'ours.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify({ ...good, title: 'Our own lesson' }))
	});
	await page.getByRole('button', { name: 'Keep it on this device' }).click();
	await page.waitForURL(/\/lessons\/outside\/#/);
	const shelf = page.getByRole('link', { name: 'Our own lesson' });
	const address = page.url();
	const remove = page.getByRole('button', { name: 'Remove from this device' });
	await remove.click();
	await expect(page.getByText('The lesson goes from this device.')).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.goto('/en/lessons/');
	await shelf.click();
	await page.getByRole('link', { name: 'Start the lesson' }).click();
	await page.getByRole('button', { name: 'Yes, start' }).click();
	await page.waitForURL(/\/run\/#/);
	await expect(new Lead(page).shown).toContainText('Our story is made up.');
	const report = page.url().replace('/run/#', '/run/report/#');
	await page.goto(address);
	await remove.click();
	await expect(page.getByText('1 run of your classes played this lesson.')).toBeVisible();
	await page.getByRole('button', { name: 'Yes, remove' }).click();
	await page.waitForURL(/\/en\/lessons\/$/);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(shelf).toHaveCount(0);
	await page.goto(report);
	await expect(page.getByRole('heading', { name: 'Our own lesson' })).toBeVisible();
	await expect(page.getByText('24 pupils were here')).toBeVisible();
});
