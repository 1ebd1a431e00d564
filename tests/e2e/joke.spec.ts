/* “One joke, many ears” on a phone, by hand: what this lesson promises beyond the others (curriculum H1, P12, E14). */
import { expect, test, type Page } from '@playwright/test';
import { allLessons } from './bundled';
import { enterSolved } from './solved';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

const lesson = allLessons.find(({ id }) => id === 'one-joke-many-ears')!;

const foot = (page: Page, name: string) =>
	page.getByRole('contentinfo').getByRole('button', { name, exact: true });
const part = (page: Page) => page.getByRole('main').locator('section').first();

/** Opens the lesson and passes on to an activity. */
async function goTo(page: Page, id: string) {
	await page.goto(`/en/solo/${lesson.id}/`);
	for (const activity of lesson.activities) {
		const heading = page.getByRole('heading', { level: 1 });
		const first = activity === lesson.activities[0];
		await expect(heading).toHaveText(first ? lesson.title : activity.title);
		if (activity.id === id) return activity;
		await foot(page, first ? 'Go on' : 'Pass').tap();
	}
	throw new Error(`There is no activity ${id}.`);
}

test('the joke is a grey box: laughing along can be taken back, and no choice is called wrong', async ({
	page
}) => {
	await goTo(page, 'journey');
	await part(page).getByRole('button', { name: 'Sol’s cousin' }).first().tap();
	await expect(part(page).getByText('You see a grey box.')).toBeVisible();
	await part(page).getByRole('button', { name: 'Send a laughing face' }).tap();
	await expect(part(page).getByText('You can still choose again.')).toBeVisible();
	await part(page).getByRole('button', { name: 'Go on' }).tap();
	await part(page).getByRole('button', { name: 'One moment back' }).tap();
	await part(page).getByRole('button', { name: 'Ask Grandma how she reads it' }).tap();
	await expect(part(page).getByText('She does not laugh.')).toBeVisible();
	await expect(page.getByText(/\bwrong\b/i)).toHaveCount(0);
});

for (const answer of ['empathy', 'quiet-report']) {
	test(`a reply with empathy and a report without a reply are worth the same: ${answer}`, async ({
		page
	}) => {
		const activity = await goTo(page, 'four-answers');
		if (activity.kind !== 'choice') throw new Error('four-answers is a choice');
		const text = (id: string) => activity.question.options.find((one) => one.id === id)!.text;
		const option = (id: string) => part(page).locator('.choice', { hasText: text(id) });
		await option(answer).locator('label').tap();
		await foot(page, 'Done').tap();
		for (const good of ['empathy', 'quiet-report'])
			await expect(option(good).getByText('This helps')).toBeVisible();
		for (const other of ['humour', 'warning'])
			await expect(option(other).getByText('This helps')).toHaveCount(0);
	});
}

for (const tiles of [
	['This joke laughs at a whole group.', 'It hurts them.'],
	['I report this joke.', 'Please remove it.']
])
	test(`a calm message is called good: “${tiles.join(' ')}”`, async ({ page }) => {
		const activity = await goTo(page, 'reply-or-report');
		if (activity.kind !== 'build') throw new Error('reply-or-report is a message to build');
		for (const tile of tiles)
			await part(page)
				.getByRole('group', { name: 'Use tiles' })
				.getByRole('button', { name: tile })
				.tap();
		await expect(part(page).getByRole('status', { name: 'Your message' })).toHaveText(
			tiles.join(' ')
		);
		await foot(page, 'Done').tap();
		for (const { good } of activity.solution.rules)
			await expect(part(page).getByText(good)).toBeVisible();
	});

test('easier words, in the middle of it: the place and the answer stay', async ({ page }) => {
	const activity = await goTo(page, 'only-a-joke');
	await enterSolved(page, activity, (what) => what.tap());
	const chosen = () =>
		part(page)
			.getByRole('radio')
			.evaluateAll((radios) => radios.findIndex((one) => (one as HTMLInputElement).checked));
	const before = await chosen();
	expect(before).toBeGreaterThanOrEqual(0);
	await page.getByRole('link', { name: 'Easier words' }).tap();
	await expect(page).toHaveURL(/\/easier\/$/);
	expect(await chosen()).toBe(before);
	await foot(page, 'Done').tap();
	await expect(foot(page, 'Go on')).toBeVisible();
});
