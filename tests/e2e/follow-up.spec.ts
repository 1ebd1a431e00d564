/* A lesson comes back to a class: due a week later, asked by hands, reported, gone; and what comes next in a calendar. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { asksOf, readLesson, shares, type Counted, type Lesson } from './asks';
import { allLessons } from './bundled';
import { tables } from './kept';
import { Lead } from './lead';
import { enterSolved } from './solved';
import { formats, outOfBounds, pagesOf, printOnly } from './paper';

const lesson = readLesson('cyberbullying/forward-or-stop') as Lesson & {
	followUps: { after: number; activities: Lesson['activities'] }[];
};
const present = 20;
const came = { ...lesson, activities: lesson.followUps.flatMap(({ activities }) => activities) };

/** Days pass, the hour stays: only what the clock says changes, timers run on. */
const on = (page: Page, day: string) => page.clock.setFixedTime(new Date(`${day}T10:00:00`));

const promptOf = ({ question }: { question: unknown }) => (question as { prompt: string }).prompt;

const due = (page: Page) => page.locator('[data-due]');

/** A class does the lesson on a day, where it finds it hard to tell safe moves. */
async function lessonDone(page: Page, day: string): Promise<string> {
	await on(page, day);
	await page.goto('/en/start/forward-or-stop/');
	await page.getByRole('button', { name: String(present), exact: true }).click();
	await page.getByRole('button', { name: 'Yes, start' }).click();
	const lead = new Lead(page);
	await expect(lead.shown).toContainText('Our story is made up.');
	const asks = asksOf(lesson, []);
	const of = (activity: string) => asks.filter((ask) => ask.activity === activity);
	const moves = of('helper-moves')[0]!;
	await inMenu(page, lesson.activities.find(({ id }) => id === 'helper-moves')!.title);
	await lead.until(moves);
	const others = moves.options.slice(0, -1).map(() => 1);
	expect(moves.options.at(-1)!.good).toBe(false);
	await lead.count(moves, [...others, present - others.length], present);
	await lead.closeHands();
	await inMenu(page, lesson.activities.at(-1)!.title);
	await end(page);
	await page.getByRole('link', { name: 'Class report' }).click();
	await page.getByRole('link', { name: 'To the class' }).click();
	await page.waitForURL(/\/class\/#/);
	return page.url();
}

async function inMenu(page: Page, name: string) {
	await page.keyboard.press('Escape');
	const menu = page.getByRole('dialog', { name: 'Menu' });
	await menu.getByRole('button', { name }).click();
	await expect(menu).toBeHidden();
}

/** Goes on until the lesson is over, and that is kept. */
async function end(page: Page) {
	const over = page.getByRole('link', { name: 'Class report' });
	const shown = () => page.locator('main').innerText();
	for (let pressed = 0; !(await over.isVisible()); pressed++) {
		expect(pressed).toBeLessThan(30);
		const before = await shown();
		await page.keyboard.press('PageDown');
		await expect.poll(shown).not.toBe(before);
	}
	await expect(page.getByRole('status')).toBeVisible();
}

test('a lesson comes back after a week, by hands, and is gone when it is done', async ({
	page
}) => {
	const lead = new Lead(page);
	const address = await lessonDone(page, '2026-10-05');

	await test.step('nothing is due before its week', async () => {
		await expect(due(page)).toContainText('Nothing this week.');
		await expect(due(page)).toContainText('Next: Forward or stop?, from October 12.');
		await on(page, '2026-10-11');
		await page.reload();
		await expect(due(page)).toContainText('Nothing this week.');
	});

	await test.step('in its week it is due', async () => {
		await on(page, '2026-10-13');
		await page.reload();
		await expect(due(page)).toContainText('One week later · a good time until October 18');
		await due(page)
			.getByRole('link', { name: `Start: ${lesson.title}` })
			.click();
		await expect(page.getByRole('heading', { name: lesson.title })).toBeVisible();
		await expect(page.getByText('was hard for this class').first()).toBeVisible();
		await page.getByRole('button', { name: 'Yes, start' }).click();
		await page.waitForURL(/\/run\/#/);
	});

	const runs = (await tables(page)).runs as { followUp?: number; drawn?: string[] }[];
	const drawn = runs.find(({ followUp }) => followUp === 7)!.drawn!;
	const played = {
		...came,
		activities: drawn.map((id) => came.activities.find((one) => one.id === id)!)
	};
	const asks = asksOf(played, []);
	const counted: Counted[] = [];

	await test.step('it is asked on the stage by hands, and goes on after a reload', async () => {
		// the hardest comes first
		expect(played.activities[0]!.objectives).toEqual(['CB.C.4']);
		for (const [turn, ask] of asks.entries()) {
			await lead.until(ask);
			const first = ask.options.slice(0, -1).map(() => 3 + turn);
			const rest = present - first.reduce((sum, n) => sum + n, 0);
			counted.push(await lead.count(ask, [...first, rest], present));
			await lead.closeHands();
			if (turn !== 1) continue;
			await page.reload();
			await expect(lead.shown).toContainText(ask.asked);
		}
		await end(page);
	});

	await test.step('the report is of what came back, and says so', async () => {
		await page.getByRole('link', { name: 'Class report' }).click();
		await expect(page.getByRole('heading', { name: lesson.title })).toBeVisible();
		await expect(page.getByText('One week later ·')).toBeVisible();
		await expect(page.locator('[data-round]')).toHaveCount(asks.length);
		for (const [objective, share] of Object.entries(shares(played, counted))) {
			const cells = page.locator(`[data-objective="${objective}"]`).getByRole('cell');
			await expect(cells).toHaveText([share, '–']);
		}
		const saved = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Save as a table (CSV)' }).click();
		const csv = readFileSync(await (await saved).path(), 'utf8');
		for (const { asked } of asks) expect(csv).toContain(asked.split('"')[0]!.slice(0, 20));
	});

	await test.step('then it is due no more, and the next one comes later', async () => {
		await page.goto(address);
		await expect(due(page)).toContainText('Nothing this week.');
		await expect(due(page)).toContainText('from November 2.');
	});
});

test('holidays move it later, and its days go into a calendar without a name of the class', async ({
	page
}) => {
	await lessonDone(page, '2026-10-05');
	await on(page, '2026-10-12');
	await page.reload();
	const name = (await page.getByRole('heading', { level: 1 }).textContent())!;
	await expect(due(page)).toContainText('a good time until October 18');
	await due(page).locator('summary', { hasText: 'Holidays' }).click();
	await due(page).getByLabel('First day').fill('2026-10-10');
	await due(page).getByLabel('Last day').fill('2026-10-25');
	await due(page).getByRole('button', { name: 'Add holidays' }).click();
	await expect(due(page)).toContainText('Next: Forward or stop?, from October 26.');

	const read = async () => {
		const saved = page.waitForEvent('download');
		await due(page).getByRole('button', { name: 'Save as a calendar file' }).click();
		const download = await saved;
		expect(download.suggestedFilename()).toBe('netkind-2026-10-12.ics');
		return readFileSync(await download.path(), 'utf8');
	};
	const file = await read();
	const lines = file.split('\r\n');
	const all = (field: string) =>
		lines.filter((line) => line.startsWith(field)).map((line) => line.slice(field.length));
	expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
	expect(all('DTSTART;VALUE=DATE:')).toEqual(['20261026', '20261102', '20270103']);
	expect(all('DTEND;VALUE=DATE:')).toEqual(['20261102', '20261109', '20270110']);
	expect(new Set(all('UID:')).size).toBe(3);
	expect(all('SUMMARY:')).toEqual(Array(3).fill('Forward or stop?: five minutes again'));
	expect(file).not.toContain(name);

	await due(page).getByRole('checkbox', { name: 'with the name of the class' }).check();
	const named = await read();
	expect(named).toContain(`SUMMARY:Forward or stop?: five minutes again\\, ${name}`);
	expect(named.match(/^UID:.*$/gm)).toEqual(file.match(/^UID:.*$/gm));

	await due(page)
		.getByRole('button', { name: /^Remove / })
		.click();
	await expect(due(page)).toContainText('a good time until October 18');
});

for (const language of ['en', 'fr']) {
	test(`every five-minute sheet prints on one page, and so do its answers (${language})`, async ({
		page
	}) => {
		test.setTimeout(300_000);
		const parts = ['again', 'again-answers'];
		for (const { id, followUps } of allLessons) {
			for (const { after, activities } of followUps) {
				const of = activities.map((activity) => activity.id).join('.');
				await page.goto(`/${language}/lessons/${id}/print/?after=${after}&of=${of}`);
				await expect(page.locator('#again')).toBeVisible();
				for (const part of parts) {
					await printOnly(page, part, parts);
					for (const format of formats) {
						const what = `${part} of ${id} after ${after} days on ${format}`;
						expect(await pagesOf(page, format), what).toBe(1);
						expect(await outOfBounds(page, part, format), what).toEqual([]);
					}
				}
			}
		}
	});
}

test('alone on a tablet it comes back from the shelf, goes on after a reload, and is handed in', async ({
	page
}) => {
	const { activities } = allLessons.find(({ id }) => id === lesson.id)!.followUps[0]!;
	const foot = (name: string) =>
		page.getByRole('contentinfo').getByRole('button', { name, exact: true });
	await page.goto('/en/learn/');
	await page.getByText('Five minutes again').click();
	const row = page.getByRole('listitem').filter({ hasText: lesson.title });
	await row.getByRole('link', { name: 'One week later' }).click();
	for (const [place, activity] of activities.entries()) {
		await expect(page.getByRole('main')).toContainText(promptOf(activity));
		await enterSolved(page, activity, (what) => what.click());
		await foot('Done').click();
		await expect(page.getByText('This helps').first()).toBeVisible();
		await foot('Go on').click();
		if (place > 0) continue;
		await expect(page.getByRole('main')).toContainText(promptOf(activities[1]!));
		await expect.poll(async () => (await tables(page)).rounds?.length).toBe(1);
		await page.goto('/en/learn/');
		await page.getByRole('link', { name: 'Go on with it' }).click();
		await page.getByRole('button', { name: 'It was me. I go on.' }).click();
	}
	await page.getByRole('button', { name: 'Hand in to my teacher' }).click();
	await page.getByLabel('The code your teacher shows').fill('2345 6789');
	await page.getByRole('button', { name: '7', exact: true }).click();
	await expect(page.locator('[data-frame]')).toBeVisible();
});
