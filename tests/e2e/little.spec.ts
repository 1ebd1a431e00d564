/* A child of five with a tablet: pictures to touch, a voice that reads, nothing to read. */
import { expect, test, type Page } from '@playwright/test';
import { allLessons, kindOf } from './bundled';
import { enterSolved } from './solved';

test.use({ viewport: { width: 768, height: 1024 }, hasTouch: true });

const lesson = allLessons.find(({ id }) => id === 'the-tummy-feeling')!;

/** A device with a voice of its own: notes what it is asked to say. A headless browser has none. */
function voice() {
	const said: string[] = [];
	class Utterance {
		onstart?: () => void;
		onend?: () => void;
		constructor(readonly text: string) {}
	}
	const synthesis = {
		getVoices: () => [{ lang: 'en-GB', localService: true }],
		addEventListener() {},
		removeEventListener() {},
		cancel() {},
		speak(words: Utterance) {
			said.push(words.text);
			words.onstart?.();
			words.onend?.();
		}
	};
	Object.assign(window, { said });
	Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
	Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
}

const said = (page: Page) =>
	page.evaluate(() => (window as unknown as { said: string[] }).said.join(' | '));

test('“The tummy feeling”: every word is read, every choice is a picture as large as a hand, and what is touched is said', async ({
	page
}) => {
	test.setTimeout(120_000);
	await page.addInitScript(voice);
	await page.goto(`/en/solo/${lesson.id}/`);
	const part = page.getByRole('main').locator('section').first();
	const foot = (name: string) =>
		page.getByRole('contentinfo').getByRole('button', { name, exact: true });
	await expect(page.getByRole('button', { name: 'Read aloud', pressed: true })).toBeVisible();

	for (const activity of lesson.activities) {
		await test.step(activity.title, async () => {
			const choices = part.locator('.options :is(label, button).option');
			// the words of each block that can be seen, without the letters of options
			const words = () =>
				part.evaluate((element) =>
					[...element.querySelectorAll<HTMLElement>('h1, h2, p, label .words, button > span')]
						.filter((one) => one.offsetParent && !one.closest('.unseen, .mark'))
						.map((one) => {
							const copy = one.cloneNode(true) as HTMLElement;
							copy.querySelectorAll('.unseen').forEach((hidden) => hidden.remove());
							return copy.textContent.replace(/\s+/g, ' ').trim();
						})
						.filter(Boolean)
				);
			for (const one of await words()) await expect.poll(() => said(page)).toContain(one);
			if (activity.kind === 'choice' || activity.kind === 'story') {
				for (const choice of await choices.all()) {
					await expect(choice.locator('img')).toHaveCount(1);
					const box = (await choice.boundingBox())!;
					expect(Math.min(box.width, box.height), 'a large target').toBeGreaterThanOrEqual(120);
				}
			}
			if (activity.kind === 'choice') {
				const before = (await said(page)).length;
				const { options } = activity.question;
				await part.locator(`img[src*="${options[0]!.picture}"]`).last().tap();
				await expect.poll(async () => (await said(page)).slice(before)).toContain(options[0]!.text);
				await part.locator(`img[src*="${options[0]!.picture}"]`).last().tap();
			}
			await enterSolved(page, activity, (what) => what.tap());
			if (kindOf(activity.kind).shows) return foot('Go on').tap();
			await foot('Done').tap();
			if (activity.kind === 'choice')
				for (const why of Object.values(activity.solution.why))
					await expect.poll(() => said(page), 'reasons are read too').toContain(why);
			if (Object.keys(activity.solution).length > 0) await foot('Go on').tap();
		});
	}
	await expect(page.getByRole('heading', { name: 'You did it, at your own pace.' })).toBeVisible();
});
