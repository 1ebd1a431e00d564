/* A teacher who leads a lesson: drives one window, looks at the stage, counts hands. */
import { expect, type Page } from '@playwright/test';
import type { Ask, Counted } from './asks';

/** The stage must never be slow; waiting for it is looking often. */
const often = { intervals: [10, 20, 50, 100] };

/** The words of an element, without a running clock. */
function wordsOf(element: Element) {
	const copy = element.cloneNode(true) as Element;
	copy.querySelectorAll('[role=timer]').forEach((clock) => clock.remove());
	const words = [...copy.querySelectorAll('*')].flatMap((part) =>
		[...part.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent)
	);
	return words.join(' ').replace(/\s+/g, ' ').trim();
}

export class Lead {
	constructor(
		/** the window with the tools: the one screen, or the console */
		readonly page: Page,
		/** the window the class sees */
		readonly stage: Page = page
	) {}

	get shown() {
		return this.stage.locator('[data-screen=stage] main');
	}
	get hands() {
		return this.page.getByRole('group', { name: 'Count hands' });
	}
	get #count() {
		return this.page.getByRole('button', { name: 'Count hands' });
	}

	/** What the class reads, without the running clock of a talk. No seat is ever among it. */
	async said() {
		const seats = this.stage.locator('[data-screen=stage]').locator('img[src*="seat-"], .seat');
		expect(await seats.count(), 'seats on the stage').toBe(0);
		return this.shown.evaluate(wordsOf);
	}

	/** Presses a key in a window and waits until the stage shows something else. */
	async press(key: string, window = this.page) {
		const before = await this.said();
		await window.keyboard.press(key);
		await expect.poll(() => this.said(), often).not.toBe(before);
		await this.agree();
	}

	/** Waits until the console shows what the stage shows, for a key there acts on what it knows. */
	async agree() {
		if (this.page === this.stage) return;
		const small = this.page.locator('[data-screen=stage] > :first-child');
		await expect.poll(() => small.evaluate(wordsOf), often).toBe(await this.said());
	}

	/** Presses a key that must change nothing: what is pressed after it is obeyed, and it shows the same. */
	async pressInVain(key: string) {
		const before = await this.said();
		await this.page.keyboard.press(key);
		await this.press('b');
		await expect(this.shown).toHaveText('');
		await this.press('b');
		expect(await this.said()).toBe(before);
	}

	/** Goes forward with the remote until this is asked, with all its options, and nothing given away. */
	async until(ask: Ask, window = this.page) {
		const wanted = [ask.asked, ...ask.options.map(({ text }) => text)];
		const isAsked = async () => {
			const said = await this.said();
			const foot = this.stage.getByText(/^(Show hands|Answer now|The class chooses)$/);
			const open = (await foot.count()) > 0 || (await this.hands.count()) > 0;
			return open && wanted.every((words) => said.includes(words)) && !said.includes('This helps');
		};
		for (let pressed = 0; !(await isAsked()); pressed++) {
			expect(pressed, `steps before “${ask.asked}”`).toBeLessThan(14);
			await this.press('PageDown', window);
		}
	}

	/** The field of an option while hands are counted. */
	hand = (ask: Ask, place: number) =>
		this.hands.getByRole('spinbutton', {
			name: `Hands for: ${ask.options[place]!.text}`,
			exact: true
		});

	async openHands() {
		if ((await this.hands.count()) === 0) await this.#count.click();
	}
	async closeHands() {
		if ((await this.#count.count()) > 0) await this.#count.click();
		await expect(this.page.getByRole('button', { name: 'Count hands', pressed: true })).toHaveCount(
			0
		);
	}

	/** Counts hands: typed, the last option as the rest; `tapped`: the first option tap by tap. */
	async count(ask: Ask, counts: number[], present: number, tapped = false): Promise<Counted> {
		await this.openHands();
		const typed = counts.slice(0, -1);
		if (tapped) {
			const first = ask.options[0]!.text;
			const tap = (name: string) => this.hands.getByRole('button', { name, exact: true }).click();
			for (let hand = 0; hand <= typed[0]!; hand++) await tap(`One hand more for: ${first}`);
			await tap(`One hand less for: ${first}`);
		}
		for (const [place, n] of typed.entries()) {
			if (tapped && place === 0) continue;
			await this.hand(ask, place).fill(String(n));
			await this.hand(ask, place).press('Enter');
		}
		const rest = present - counts.slice(0, -1).reduce((sum, n) => sum + n, 0);
		if (rest === counts.at(-1)) {
			await this.hands.getByRole('button', { name: `The rest (${rest})` }).click();
		} else {
			await this.hand(ask, counts.length - 1).fill(String(counts.at(-1)));
			await this.hand(ask, counts.length - 1).press('Enter');
		}
		await this.expectHands(ask, counts);
		return { ask, counts };
	}

	async expectHands(ask: Ask, counts: number[]) {
		for (const [place, n] of counts.entries()) {
			await expect(this.hand(ask, place)).toHaveValue(String(n));
		}
	}
}
