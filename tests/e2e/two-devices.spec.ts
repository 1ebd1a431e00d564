/*
 * A term led with two devices: each is saved in a file with a passphrase and taken by the other. Both then show the
 * same heat map, sheet and follow-ups, and these are of what every pupil chose.
 */
import { expect, test, type Page } from '@playwright/test';
import { makeTerm } from '../term';
import { dueOn, sumsOf } from '../term-sums';
import { splitTerm } from '../two-devices';
import { backup, mergeIn, press, savesAsDownload } from './backups';
import { everything } from './kept';
import { bringTerm, group, paths, seed } from './term-rows';

const today = '2026-11-24';
const passphrase = 'blue horse walks home';
const gone = 'class-that-goes';
const { first, other, corrections, truth } = splitTerm(seed, paths, 30, group);
const sums = sumsOf(truth);
const old = makeTerm(seed + 2, paths.slice(0, 1), 20, gone);

for (const { round, seat, answer } of corrections) {
	const { answers } = first.rounds.find(
		(one) => one.run === round.run && one.activity === round.activity && one.round === round.round
	)!;
	answers[seat] = { answer, way: 'room', rev: answers[seat]!.rev + 1, by: 'teacher' };
}
const groups = [
	{ id: group, name: 'Class 6b', createdAt: Date.parse('2026-09-01') },
	{ id: gone, name: 'Class 5a', createdAt: Date.parse('2026-09-02') }
];

type Of = { points: number; possible: number; n: number } | undefined;
const told = (share: Of) =>
	share && `${Math.round((100 * share.points) / share.possible)}% n = ${share.n}`;
const toldOf = (cell: { counted: Of; answered: Of } | undefined) => ({
	counted: told(cell?.counted),
	answered: told(cell?.answered)
});

/** The figures in each of some parts of the page, by an attribute of theirs. */
const figures = (page: Page, parts: string, name: string) =>
	page.locator(parts).evaluateAll(
		(found, name) =>
			found.map((part) => {
				const of = (how: string) => {
					const share = part.querySelector(`[data-how="${how}"]`);
					return share?.textContent.match(/\d+%\s+n = \d+/)?.[0].replace(/\s+/g, ' ');
				};
				const row = part.closest('[data-row]')?.getAttribute('data-row') ?? '';
				return [
					`${row} ${part.getAttribute(name)}`,
					{ counted: of('counted'), answered: of('answered') }
				] as const;
			}),
		name
	);

async function expectTerm(page: Page) {
	await page.goto(`/en/class/progress/#${group}`);
	await expect(page.locator('#heat-map [data-how]').first()).toBeVisible();
	const cells = Object.entries(sums.heat).flatMap(([id, cells]) =>
		cells.map((cell, at) => [`${id} ${sums.weeks[at]}`, toldOf(cell)] as const)
	);
	const shown = await figures(page, '#heat-map td', 'data-week');
	expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(cells));

	await page.goto(`/en/class/impact/#${group}`);
	const sheet = page.locator('#impact');
	await expect(sheet.locator('[data-sums]')).toContainText(`${truth.runs.length} lessons`);
	await expect(sheet.locator('[data-sums]')).toContainText(`${sums.minutes} minutes`);
	const stands = new Map(sums.stands);
	const objectives = await figures(page, '#impact [data-objective]', 'data-objective');
	expect(objectives.length).toBeGreaterThan(5);
	for (const [id, figure] of objectives) expect(figure).toEqual(toldOf(stands.get(id.trim())));
	const { caught, fakes, alarms, genuine } = sums.detected!;
	for (const of of [`${caught} of ${fakes}`, `${alarms} of ${genuine}`])
		await expect(sheet.locator('[data-detected]')).toContainText(of);

	await page.goto(`/en/class/#${group}`);
	const due = page.locator('[data-due] li').filter({ has: page.getByRole('link') });
	const wanted = dueOn(today, truth.runs, []).map(
		(one) => truth.lessons.find(({ id }) => id === one.split(' ')[0])!.title
	);
	expect(wanted.length).toBeGreaterThan(2);
	await expect(due).toHaveCount(wanted.length);
	for (const title of wanted) await expect(due.filter({ hasText: title })).toHaveCount(1);
}

test(`a term on two devices, each saved and taken by the other, is the same on both, seed ${seed}`, async ({
	browser
}) => {
	test.setTimeout(180_000);
	const rows = [
		{ groups, runs: [...first.runs, ...old.runs], rounds: [...first.rounds, ...old.rounds] },
		{ groups, runs: [...other.runs, old.runs[0]!], rounds: other.rounds }
	];
	const devices: Page[] = [];
	for (const led of rows) {
		const page = await (await browser.newContext()).newPage();
		await savesAsDownload(page);
		await page.clock.setFixedTime(new Date(`${today}T10:00:00`));
		await bringTerm(page, led);
		devices.push(page);
	}
	const [a, b] = devices as [Page, Page];
	await b.goto(`/en/class/#${gone}`);
	await press(b, 'Delete this class');
	await press(b, 'Yes, delete');
	await b.waitForURL(/\/classes\//);

	const one = await backup(a, passphrase);
	const two = await backup(b, passphrase);
	await mergeIn(a, two, passphrase);
	await mergeIn(b, one, passphrase);
	for (const page of devices) {
		await test.step(page === a ? 'on the first' : 'on the other', () => expectTerm(page));
		expect(await everything(page)).not.toContain('Class 5a');
		await page.context().close();
	}
});
