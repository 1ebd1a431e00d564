/* A class past its time leaves: told a week before, then only sums of it stay, and what they are is right. */
import { expect, test } from '@playwright/test';
import { tables } from './kept';
import { bringTerm, group, seed, term } from './term-rows';

type Counts = Record<string, number>;

/** What seats chose in time, from the raw choices of a run's activity: how many each option of each asking, from five. */
function chosen(run: string, activity: string, round: number): Counts {
	const counts: Counts = {};
	for (const one of term.choices) {
		if (one.run !== run || one.activity.id !== activity || one.round !== round) continue;
		if (one.seat === undefined || one.late) continue;
		const key = one.part ? `${one.part}/${one.option}` : one.option;
		counts[key] = (counts[key] ?? 0) + 1;
	}
	return Object.fromEntries(Object.entries(counts).filter(([, n]) => n >= 5));
}

test(`a class is told of a week before its last day; then seats and answers are gone, and each option that five or more chose is still counted (seed ${seed})`, async ({
	page
}) => {
	const on = (day: string) => page.clock.setFixedTime(new Date(`${day}T10:00:00`));
	await on('2026-11-26');
	await bringTerm(page);
	await on('2027-07-25');
	await page.goto('/en/classes/');
	await expect(page.getByText('July 31, 2027')).toBeVisible();
	expect((await tables(page)).seats).toHaveLength(30);

	await on('2027-08-02');
	await page.goto('/en/classes/');
	await page.getByRole('link', { name: /Class 6b/ }).click();
	await expect(page.getByText('Only sums are left of this class')).toBeVisible();
	const { seats, rounds } = (await tables(page)) as {
		seats: unknown[];
		rounds: {
			run: string;
			activity: string;
			round: number;
			answers: object;
			options?: { counts: Counts };
		}[];
	};
	expect(seats).toEqual([]);
	expect(rounds).toHaveLength(term.rounds.length);
	expect(rounds.filter(({ answers }) => Object.keys(answers).length)).toEqual([]);
	let kept = 0;
	for (const { run, activity, round, options } of rounds) {
		const counts = chosen(run, activity, round);
		expect(options?.counts ?? {}, `${run} ${activity} ${round}`).toEqual(counts);
		kept += Object.keys(counts).length;
	}
	expect(kept).toBeGreaterThan(50);

	// what the class showed is still on its pages
	await page.goto(`/en/class/progress/#${group}`);
	await expect(page.locator('[data-how="answered"]').first()).toBeVisible();
	await page.goto(`/en/class/impact/#${group}`);
	await expect(page.locator('#impact [data-objective]').first()).toBeVisible();

	// and the report says so
	const most = ({ options }: (typeof rounds)[0]) => Object.keys(options?.counts ?? {}).length;
	const { run, activity } = rounds.reduce((a, b) => (most(b) > most(a) ? b : a));
	const last = Math.max(
		...rounds
			.filter((one) => one.run === run && one.activity === activity)
			.map(({ round }) => round)
	);
	await page.goto(`/en/run/report/#${run}`);
	const answers = page.locator(`[data-activity="${activity}"] [data-answers]`).last();
	for (const [key, n] of Object.entries(chosen(run, activity, last))) {
		const [part, option] = key.includes('/') ? key.split('/') : ['', key];
		await expect(
			answers.locator(`[data-answered="${part}"] [data-option="${option}"] .n`)
		).toHaveText(String(n));
	}
});
