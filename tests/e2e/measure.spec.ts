/* A class is asked before a lesson and after it what it can do; the sheet tells what was entered, and nothing tells who. */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { allLessons } from './bundled';
import { tables } from './kept';
import { Lead } from './lead';
import { openSign, seatToPick, startRooms } from './rooms';

const lesson = allLessons.find(({ id }) => id === 'forward-or-stop')!;
const { title, question, solution } = lesson.measure!;
const { statements, scenario } = question;
const words = ['Not yet', 'Nearly', 'Sure'];
const present = 6;

/** One pupil: a place in `words` for each statement, and a place among the options. */
interface Given {
	sure: number[];
	chosen: number;
}
const best = scenario.options.findIndex(({ id }) => id === solution.best);
const other = (best + 1) % scenario.options.length;
/** seat 6 passes before; after, all answer */
const before: Given[] = [
	{ sure: [0, 1, 0], chosen: other },
	{ sure: [0, 0, 2], chosen: best },
	{ sure: [1, 2, 0], chosen: other },
	{ sure: [2, 0, 1], chosen: other },
	{ sure: [0, 0, 0], chosen: best }
];
const after: Given[] = [
	{ sure: [2, 2, 2], chosen: best },
	{ sure: [1, 2, 2], chosen: best },
	{ sure: [2, 2, 1], chosen: other },
	{ sure: [2, 1, 2], chosen: best },
	{ sure: [2, 0, 2], chosen: best },
	{ sure: [1, 1, 2], chosen: best }
];

/** four weeks later one passes */
const later = after.slice(1);

const sureIn = (all: Given[]) =>
	`${all.flatMap(({ sure }) => sure).filter((one) => one === 2).length} of ${3 * all.length}`;
const bestIn = (all: Given[]) =>
	`${all.filter(({ chosen }) => chosen === best).length} of ${all.length}`;
/** Counts of a class as the database keeps them. */
function countsOf(all: Given[]) {
	const ids = ['not-yet', 'nearly', 'sure'];
	const keys = all.flatMap(({ sure, chosen }) => [
		...statements.map(({ id }, place) => `${id}/${ids[sure[place]!]}`),
		`${scenario.id}/${scenario.options[chosen]!.id}`
	]);
	return Object.fromEntries(keys.map((key) => [key, keys.filter((one) => one === key).length]));
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function inMenu(page: Page, name: string) {
	await page.keyboard.press('Escape');
	const menu = page.getByRole('dialog', { name: 'Menu' });
	await menu.getByRole('button', { name }).click();
	await expect(menu).toBeHidden();
}

/** Enters what one pupil says of each statement. */
async function enterSure(page: Page, { sure }: Given) {
	for (const [place, { text }] of statements.entries())
		await page
			.getByRole('group', { name: text })
			.locator('label', { hasText: words[sure[place]!]! })
			.click();
}

/** The device goes round: seat after seat answers, whoever is left passes. */
async function passRound(page: Page, run: string, all: Given[]) {
	await page.goto(`/en/run/pass/#${run}`);
	await press(page, 'Start passing round');
	for (let seat = 1; seat <= present; seat++) {
		await page.locator('main li button', { hasText: new RegExp(`^${seat}$`) }).click();
		const given = all[seat - 1];
		if (!given) await press(page, 'Pass');
		else {
			await expect(page.getByText('This is only counted, without you.')).toBeVisible();
			await enterSure(page, given);
			await press(page, 'Done');
			// three of four parts are no answer
			await expect(page.getByText('Thank you!')).toHaveCount(0);
			await page.getByText(scenario.options[given.chosen]!.text, { exact: true }).click();
			await press(page, 'Done');
		}
		await expect(page.getByText('Thank you!')).toBeVisible();
		await press(page, 'Next pupil');
	}
	await expect(page.getByText('Everybody is in.')).toBeVisible();
	await page.goto(`/en/run/#${run}`);
}

test('a class that is asked before and after finds what it said on its sheet, and no seat in it', async ({
	page
}) => {
	await page.goto(`/en/start/${lesson.id}/`);
	await press(page, '16');
	for (let n = 16; n > present; n--) await press(page, 'One pupil less');
	const asks = page.getByRole('checkbox', { name: 'Ask before and after what they can do' });
	await expect(asks).not.toBeChecked();
	await asks.check();
	await page.getByRole('button', { name: 'Yes, start' }).click();
	const lead = new Lead(page);
	await expect(lead.shown).toContainText(question.prompt);
	await expect(page.getByText('Think, don’t show')).toBeVisible();
	const run = page.url().split('#')[1]!;

	await passRound(page, run, before);
	await test.step('the lesson goes on with its ground rules', async () => {
		while ((await lead.said()).includes(question.prompt)) await lead.press('PageDown');
		await lead.press('PageDown');
		await expect(lead.shown).toContainText(question.closing);
		await lead.press('PageDown');
		await expect(lead.shown).toContainText('Our story is made up.');
	});
	await inMenu(page, `${title} · After`);
	await passRound(page, run, after);

	await test.step('it ends calmly, after it was asked', async () => {
		const end = lesson.activities.at(-1)!;
		if (end.kind !== 'exit') throw new Error('the lesson has no calm end');
		for (let pressed = 0; !(await lead.said()).includes(end.question.prompt); pressed++) {
			expect(pressed).toBeLessThan(5);
			await lead.press('PageDown');
		}
		const over = page.getByRole('link', { name: 'Class report' });
		for (let pressed = 0; !(await over.isVisible()); pressed++) {
			expect(pressed).toBeLessThan(6);
			const shown = await page.locator('main').innerText();
			await page.keyboard.press('PageDown');
			await expect.poll(() => page.locator('main').innerText()).not.toBe(shown);
		}
		await expect(page.getByRole('status')).toBeVisible();
	});

	await test.step('only counts are kept', async () => {
		const { rounds = [], runs = [] } = await tables(page);
		const kept = rounds as { activity: string; answers: object; tally: object; in: number[] }[];
		const seats = Array.from({ length: present }, (_, index) => index + 1);
		for (const [activity, given] of [
			['measure-before', before],
			['measure-after', after]
		] as const) {
			const found = kept.filter((round) => round.activity === activity);
			expect(found).toHaveLength(1);
			expect(found[0]).toMatchObject({ answers: {}, in: seats });
			expect(found[0]!.tally).toEqual({ shared: { present, counts: countsOf(given) } });
		}
		expect(runs).toMatchObject([{ id: run, measured: true }]);
	});

	await test.step('the report has words for all that was counted', async () => {
		await page.goto(`/en/run/report/#${run}`);
		const part = page.locator('[data-activity="measure-before"]');
		await expect(part).toContainText(`${title} · Before`);
		await expect(part).toContainText(statements[0]!.text);
		const sure = part.locator('[data-part]', { hasText: statements[0]!.text });
		const n = before.filter(({ sure: [first] }) => first === 0).length;
		await expect(sure.locator('[data-option="not-yet"]')).toContainText(`Not yet ${n}`);
		await expect(part.locator('[data-part]').last()).toContainText(scenario.options[best]!.text);
	});

	await test.step('the sheet tells exactly what was entered', async () => {
		await page.getByRole('link', { name: 'To the class' }).click();
		await page.getByRole('link', { name: 'Progress', exact: true }).click();
		await page.getByRole('link', { name: 'Sheet for head teacher and parents' }).click();
		const block = page.locator(`[data-measured] [data-lesson="${lesson.id}"]`);
		await expect(block.locator('[data-sure]')).toContainText(
			`Answers that were “sure”: ${sureIn(before)} before, ${sureIn(after)} after`
		);
		await expect(block.locator('[data-best]')).toContainText(
			`Pupils who chose what helps most: ${bestIn(before)} before, ${bestIn(after)} after`
		);
		await page.getByText('All figures as a table').click();
		for (const [place, { id }] of statements.entries())
			for (const [at, all] of [
				['before', before],
				['after', after]
			] as const)
				await expect(
					page.locator(`[data-part="${id}"] [data-at="${at}"] td`),
					`${id} ${at}`
				).toHaveText([
					...words.map((_, sure) => String(all.filter((one) => one.sure[place] === sure).length)),
					String(all.length)
				]);
	});

	await test.step('four weeks later it is asked once more, first of all, unless the teacher says no', async () => {
		await page.clock.setFixedTime(Date.now() + 28 * 86_400_000);
		const [{ group }] = (await tables(page)).runs as [{ group: string }];
		await page.goto(`/en/class/follow-up/#${group}/${lesson.id}/28`);
		const again = page.getByRole('checkbox', { name: 'Ask once more what they can do' });
		const asked = page.getByRole('main').getByRole('listitem').first();
		await expect(asked).toContainText(title);
		await again.uncheck();
		await expect(asked).not.toContainText(title);
		await again.check();
		await page.getByRole('button', { name: 'Yes, start' }).click();
		await expect(lead.shown).toContainText(question.prompt);
		await passRound(page, page.url().split('#')[1]!, later);
		await page.goto(`/en/class/impact/#${group}`);
		await expect(page.locator('[data-measured] [data-sure]')).toContainText(
			`${sureIn(after)} after, ${sureIn(later)} after 4 weeks`
		);
	});
});

test('a lesson is not measured unless that is ticked', async ({ page }) => {
	await page.goto(`/en/start/${lesson.id}/?demo`);
	await expect(page.getByRole('checkbox', { name: /^Ask before and after/ })).not.toBeChecked();
	await page.getByRole('button', { name: 'Yes, start' }).click();
	await expect(new Lead(page).shown).toContainText('Our story is made up.');
});

test('a tablet in the room is asked too, counted once, and never told what helps most', async ({
	page
}) => {
	const rooms = await startRooms(test.info().project.use.launchOptions);
	try {
		await page.goto(`${rooms.origin}/en/start/${lesson.id}/?demo`);
		await page.getByRole('checkbox', { name: /^Ask before and after/ }).check();
		await page.getByRole('button', { name: 'Yes, start' }).click();
		await expect(page.locator('[data-screen="stage"]')).toBeVisible();
		const { code, secret } = await openSign(page);
		const tablet = await rooms.tablet(`/en/join/#${code}.${secret}`);
		await seatToPick(tablet, 7).click();
		await page.getByRole('button', { name: 'On with the lesson' }).click();
		const [given] = before as [Given];
		await enterSure(tablet, given);
		await tablet.getByText(scenario.options[given.chosen]!.text, { exact: true }).click();
		await expectAccessible(tablet, 'a measure in a room');
		await press(tablet, 'Done');
		await expect(tablet.getByRole('heading', { name: 'The teacher has it.' })).toBeVisible();
		const { rounds } = await tables(page, 'netkind-demo');
		expect(rounds).toMatchObject([
			{ answers: {}, in: [7], tally: { room: { present: 1, counts: countsOf([given]) } } }
		]);
		const lead = new Lead(page);
		for (let steps = 0; steps < 3; steps++) await lead.press('PageDown');
		await expect(lead.shown).toContainText('Our story is made up.');
		await expect(tablet.getByText(scenario.prompt)).toHaveCount(0);
		await expect(tablet.getByText('This helps')).toHaveCount(0);
	} finally {
		await rooms.end();
	}
});
