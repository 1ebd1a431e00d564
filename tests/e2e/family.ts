/* A family at one device, by finger or by keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';

export type Person = 'Child' | 'Parent' | 'Grandparent';
export const three: Person[] = ['Child', 'Parent', 'Grandparent'];

export class Family {
	constructor(
		readonly page: Page,
		readonly by: 'touch' | 'keys'
	) {}

	button = (name: string | RegExp) => this.page.getByRole('button', { name, exact: true });
	foot = (name: string) =>
		this.page.getByRole('contentinfo').getByRole('button', { name, exact: true });
	get part() {
		return this.page.getByRole('main').locator('section').first();
	}
	get turn() {
		return this.page.getByRole('group', { name: 'Whose turn it is' });
	}

	/** Taps it; or tabs to it, seeing that the focus is never lost, and presses it. */
	async press(what: Locator, key = 'Enter') {
		await expect(what).toBeEnabled();
		if (this.by === 'touch') {
			// a radio lies under its label
			const input = await what.evaluate((element) => element.matches('input'));
			return (input ? what.locator('xpath=..') : what).tap();
		}
		const here = () => what.evaluate((element) => element === document.activeElement);
		for (let tabs = 0; !(await here()); tabs++) {
			expect(tabs, `tabs to ${what}`).toBeLessThan(80);
			await this.page.keyboard.press('Tab');
		}
		const ring = await what.evaluate((element) => {
			const drawn = [element, element.closest('label')];
			return drawn.some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
		});
		expect(ring, `a ring on ${what}`).toBe(true);
		await this.page.keyboard.press(key);
	}

	/** From the start page's third door to a family. */
	async make(people: Person[]) {
		await this.page.goto('/en/');
		await this.press(this.page.getByRole('link', { name: 'Family' }));
		await this.press(this.button('Begin'));
		for (const person of people) await this.press(this.button(person));
	}

	/** From their home to the first activity of the lesson made for families. */
	async start(way: 'Ten minutes' | 'The whole lesson' = 'Ten minutes') {
		await this.press(this.page.getByRole('link', { name: 'Start the round' }));
		await this.press(this.page.getByRole('button', { name: way }));
		await expect(this.turn).toBeVisible();
	}

	/** Who directs and who answers: picture and role. */
	async roles() {
		await expect(this.turn).toBeVisible();
		const names = await this.turn
			.getByRole('img')
			.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).alt));
		const [directs = '', answers = ''] = names;
		expect(directs).not.toBe(answers);
		return { directs, answers };
	}

	/** Goes through the story in front, each time by the first thing one can do, to its end. */
	async story() {
		const lookBack = this.part.getByRole('heading', { name: 'Look back' });
		const goOn = this.part.getByRole('button', { name: 'Go on' });
		const first = this.part.getByRole('listitem').getByRole('button').first();
		const moment = this.part.getByRole('heading', { level: 2 }).first();
		for (let moments = 0; !(await lookBack.isVisible()); moments++) {
			expect(moments, 'moments of the story').toBeLessThan(12);
			const here = await moment.innerText();
			await this.press(first);
			if (await goOn.isVisible()) await this.press(goOn);
			await expect(moment).not.toHaveText(here);
		}
	}

	/** Answers what is in front. */
	async answer() {
		if ((await this.part.locator('.story').count()) > 0) return this.story();
		const said = this.part.locator('button[aria-pressed=false]');
		if ((await said.count()) > 0) return this.press(said.first(), 'Space');
		const groups = this.part.getByRole('group').filter({ has: this.page.getByRole('radio') });
		for (const group of await groups.all()) {
			await this.press(group.getByRole('radio').first(), 'Space');
			await expect(group.getByRole('radio', { checked: true })).toHaveCount(1);
		}
	}

	/** Answers and goes on, through the review where there is one. */
	async step() {
		const heading = await this.page.getByRole('heading', { level: 2 }).first().innerText();
		const goOn = this.foot('Go on');
		if (!(await goOn.isVisible())) {
			await this.answer();
			await this.press(this.foot('Done'));
		}
		const next = this.page.getByRole('heading', { level: 2 }).first();
		if (await goOn.isVisible()) await this.press(goOn);
		await expect(next.or(this.end).filter({ hasNotText: heading }).first()).toBeVisible();
	}

	/** Passes what is in front, or goes on where there is nothing to pass. */
	async pass() {
		const bar = this.page.getByRole('banner');
		const before = await bar.innerHTML();
		await this.press(this.foot('Pass').or(this.foot('Go on')).first());
		await expect.poll(() => bar.innerHTML()).not.toBe(before);
	}

	/** Passes all that is left. */
	async passOn() {
		while (!(await this.end.isVisible())) await this.pass();
	}

	get end() {
		return this.page.getByRole('heading', { level: 1, name: 'You practised together.' });
	}
}
