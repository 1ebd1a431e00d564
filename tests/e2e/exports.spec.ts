/* What a class did goes out as files: a spreadsheet, CSV, a page, xAPI statements; no name goes unasked. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessible } from './axe';
import { savesAsDownload } from './backups';
import { bringTerm, group, term } from './term-rows';

const name = 'Zacharias';

/** Gives seat 1 a first name, as a backup brings one. */
const nameSeat = (page: Page) =>
	page.evaluate(
		async ([id, name]) => {
			const done = <T>(request: IDBRequest<T>) =>
				new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
			const db = await done(indexedDB.open('netkind'));
			const seats = db.transaction('seats', 'readwrite').objectStore('seats');
			await done(seats.put({ ...(await done(seats.get(id!))), name, namedAt: 1 }));
			db.close();
		},
		[`${group}/1`, name]
	);

async function saved(page: Page, button: string, file: RegExp) {
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: button, exact: true }).click();
	const download = await saving;
	expect(download.suggestedFilename()).toMatch(file);
	return readFileSync(await download.path());
}

test.beforeEach(async ({ page }) => {
	await bringTerm(page);
	await nameSeat(page);
	await page.goto(`/en/class/#${group}`);
	await expect(page.getByRole('heading', { name: 'Save what the class did' })).toBeVisible();
});

test('the spreadsheet and the CSV of a class hold the same rows, and no name', async ({ page }) => {
	const file = await saved(page, 'Save as a spreadsheet (XLSX)', /^netkind-\d{4}-\d\d-\d\d\.xlsx$/);
	const csv = String(await saved(page, 'Save as a table (CSV)', /^netkind-\d{4}-\d\d-\d\d\.csv$/));
	const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!);
	const rows = sheet.match(/<row /g)!.length;
	expect(rows).toBeGreaterThan(term.runs.length * 5);
	expect(csv.trimEnd().split('\r\n')).toHaveLength(rows);
	expect(csv).toMatch(/^\uFEFFLesson,Day,Activity,/);
	for (const text of [sheet, csv]) expect(text).not.toContain(name);
});

test('xAPI statements tell each answer once, by random ids, at the minute the class was asked', async ({
	page
}) => {
	const file = await saved(page, 'Save as xAPI statements', /^netkind-\d{4}-\d\d-\d\d-xapi\.json$/);
	const all = JSON.parse(String(file)) as {
		id: string;
		actor: { account: { name: string } };
		timestamp: string;
	}[];
	expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
	expect(all.length).toBeGreaterThan(500);
	expect(String(file)).not.toContain(name);
	const opened = new Set(
		term.rounds.map(({ openedAt }) => new Date(Number(openedAt)).toISOString())
	);
	for (const { actor, timestamp } of all) {
		expect(actor.account.name).toMatch(new RegExp(`^${group}/\\d+$`));
		expect(opened).toContain(timestamp);
	}
});

test('the page of all it holds has first names only where they were ticked, each time', async ({
	page
}) => {
	const button = 'Save a page of all it holds';
	expect(String(await saved(page, button, /\.html$/))).not.toContain(name);
	await page.getByLabel('With first names, this time').check();
	expect(String(await saved(page, button, /\.html$/))).toContain(`Seat 1 · ${name}`);
	expect(String(await saved(page, button, /\.html$/))).not.toContain(name);
});

test('a backup has first names only where they were ticked, each time', async ({ page }) => {
	await savesAsDownload(page);
	await page.goto('/en/storage/');
	await page.getByRole('checkbox', { name: /^Without a passphrase/ }).check();
	const make = () => saved(page, 'Save the backup', /\.json$/);
	await page.getByLabel('With the first names you gave').check();
	expect(String(await make())).toContain(name);
	await expect(page.getByText('Saved as netkind-')).toBeVisible();
	expect(String(await make())).not.toContain(name);
});

test('the report of one lesson can be had as a spreadsheet', async ({ page }) => {
	await page.goto(`/en/run/report/#${term.runs[0]!.id}`);
	const file = await saved(page, 'Save as a spreadsheet (XLSX)', /\.xlsx$/);
	const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!);
	expect(sheet.match(/<row /g)!.length).toBeGreaterThan(5);
	expect(sheet).not.toContain(name);
});

test('all that is kept of one lesson, and of this device, can be had to read; the lesson as JSON too', async ({
	page
}) => {
	await savesAsDownload(page);
	const run = term.runs[0]!;
	await page.goto(`/en/run/report/#${run.id}`);
	const html = String(await saved(page, 'Save a page of this lesson', /\.html$/));
	expect(html).toContain(`<h1>${String(run.title)}</h1>`);
	expect(html.match(/<h2>/g)).toHaveLength(1);
	const json = JSON.parse(String(await saved(page, 'Save this lesson as JSON', /\.json$/))) as {
		rounds: object[];
	};
	expect(json.rounds).toHaveLength(term.rounds.filter((round) => round.run === run.id).length);

	await page.goto('/en/storage/');
	const all = String(
		await saved(page, 'Save a page to read: what was done on this device', /\.html$/)
	);
	expect(all.match(/<h2>/g)).toHaveLength(term.runs.length);
	expect(all).toContain('Class 6b · ');
	expect(all + html).not.toContain(name);
});

test('saving can be done by everyone', async ({ page }) => {
	await expectAccessible(page, 'class page');
});

test('a seat’s answers are seen, corrected and saved within three taps of the class page', async ({
	page
}) => {
	await page.getByRole('button', { name: 'Seat 1', exact: true }).click();
	const json = String(await saved(page, 'Save its answers as JSON', /\.json$/));
	expect(json).not.toContain(name);
	expect((JSON.parse(json) as unknown[]).length).toBeGreaterThan(0);
	await page.getByRole('link', { name: 'What seat 1 answered' }).click();
	const first = page
		.locator('[data-seat="1"] [data-activity]')
		.filter({ hasNotText: /\bIn\b/ })
		.first();
	const activity = await first.getAttribute('data-activity');
	const run = await first.locator('xpath=ancestor::*[@data-run]').getAttribute('data-run');
	await first.getByRole('button', { name: /^Correct: / }).click();
	await page.getByRole('button', { name: 'Enter a pass' }).click();
	const corrected = page.locator(`[data-run="${run}"] [data-activity="${activity}"]`).first();
	await expect(corrected.locator('dd').first()).toHaveText(/^\s*In/);
});
