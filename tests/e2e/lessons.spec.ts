/* Every lesson from its start to its end: alone, with the answers the kit calls best, and on the stage. */
import { expect, test, type Locator } from '@playwright/test';
import { allLessons, kindOf } from './bundled';
import { enterSolved, solvedAnswer } from './solved';

test.use({ viewport: { width: 768, height: 1024 }, hasTouch: true });

const tap = (what: Locator) => what.tap();

for (const lesson of allLessons) {
	test(`“${lesson.title}” alone by touch: the best answers are called good`, async ({ page }) => {
		test.setTimeout(180_000);
		await page.goto(`/en/solo/${lesson.id}/`);
		const foot = (name: string) =>
			page.getByRole('contentinfo').getByRole('button', { name, exact: true });
		for (const activity of lesson.activities) {
			await test.step(activity.title, async () => {
				const kind = kindOf(activity.kind);
				await enterSolved(page, activity, tap);
				if (kind.shows) return tap(foot('Go on'));
				await tap(foot('Done'));
				if (Object.keys(activity.solution).length === 0) return;
				await expect(foot('Go on')).toBeVisible();
				const grade = kind.grade(activity.question, activity.solution, solvedAnswer(activity));
				if (grade.state === 'graded') expect(grade.points).toBe(grade.possible);
				if (activity.kind !== 'story')
					await expect(page.locator('.choice:has(:checked)').getByText('Look again')).toHaveCount(
						0
					);
				await tap(foot('Go on'));
			});
		}
		await expect(
			page.getByRole('heading', { name: 'You did it, at your own pace.' })
		).toBeVisible();
	});

	test(`“${lesson.title}” on the stage, by the best choices of its stories`, async ({ page }) => {
		test.setTimeout(180_000);
		await page.setViewportSize({ width: 1280, height: 720 });
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(`/en/run/#unkept-28-${lesson.id}`);
		const stage = page.locator('[data-screen="stage"]');
		const over = page.getByRole('heading', { name: 'That is all for today. Thank you.' });
		await expect(stage).toBeVisible();
		// the class plays the first seat of each story
		const ways = lesson.activities.flatMap((activity) => {
			if (activity.kind !== 'story') return [];
			const { seats, nodes, start } = activity.question;
			return [{ seat: seats[0]!.id, nodes, start, helps: activity.solution.helps }];
		});
		const best = ways.flatMap(({ seat, nodes, start, helps }) => {
			const found: number[] = [];
			for (let at = nodes.find((one) => one.id === start)!; at.choices;) {
				const open = at.choices.filter((one) => !one.seats || one.seats.includes(seat));
				const choice = open.find((one) => helps.includes(`${at.id}/${one.id}`)) ?? open[0]!;
				found.push(open.indexOf(choice));
				at = nodes.find((one) => one.id === choice.to)!;
			}
			return found;
		});
		const shown = async () =>
			(await stage.count()) ? await stage.getByRole('main').innerHTML() : 'over';
		for (let steps = 0; !(await over.isVisible()); steps++) {
			expect(steps).toBeLessThan(150);
			const before = await shown();
			if (await stage.getByText('The class chooses').isVisible()) {
				const choice = best.shift();
				await stage.locator('.choose').nth(choice!).click();
			} else await page.keyboard.press('PageDown');
			await expect.poll(shown, { intervals: [10, 20, 50] }).not.toBe(before);
		}
		expect(best, 'choices never asked for').toEqual([]);
	});
}
