/* axe-core over what a page shows, with everything WCAG 2.2 AA asks and its best practices. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation, no contrast that could not be judged, and nothing to scroll sideways. */
export async function expectAccessible(page: Page, where: string) {
	await page.evaluate(layOpen);
	const { violations, incomplete } = await new AxeBuilder({ page }).withTags(tags).analyze();
	await page.evaluate(layAsItWas);
	const unsure = incomplete.filter(({ id }) => id === 'color-contrast');
	const found = [...violations, ...unsure].flatMap(({ id, nodes }) =>
		nodes.map(
			(node) =>
				`${id}: ${node.target.join(' ')} · ${node.html.slice(0, 160)} · ${node.any.map(({ message }) => message).join()}`
		)
	);
	expect.soft(found, where).toEqual([]);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect.soft(wide, `${where}: px to scroll sideways`).toBeLessThanOrEqual(0);
}

/**
 * In the page. To axe what lies behind an open dialog or a foot that sticks may lie before it, and then it cannot judge
 * a contrast. Behind a dialog all is inert, has been looked at without it, and is hidden; what a foot covers is
 * scrolled to, so the foot is laid under it.
 */
function layOpen() {
	for (let at = document.querySelector('dialog:modal'); at; at = at.parentElement)
		for (const beside of at.parentElement?.children ?? [])
			if (beside !== at && beside instanceof HTMLElement) {
				beside.dataset.behind = beside.style.visibility;
				beside.style.visibility = 'hidden';
			}
	for (const foot of document.querySelectorAll<HTMLElement>('footer'))
		if (getComputedStyle(foot).position === 'sticky') {
			foot.dataset.stuck = foot.style.position;
			foot.style.position = 'static';
		}
}

/** In the page, too. */
function layAsItWas() {
	for (const behind of document.querySelectorAll<HTMLElement>('[data-behind]')) {
		behind.style.visibility = behind.dataset.behind!;
		delete behind.dataset.behind;
	}
	for (const foot of document.querySelectorAll<HTMLElement>('[data-stuck]')) {
		foot.style.position = foot.dataset.stuck!;
		delete foot.dataset.stuck;
	}
}

export interface Look {
	width: number;
	theme: 'light' | 'dark';
}

/** Looks at what the page shows in each width and theme, without loading it again. */
export async function expectAccessibleIn(page: Page, looks: Look[], where: string) {
	for (const { width, theme } of looks) {
		await page.setViewportSize({ width, height: width < 600 ? 640 : Math.round(width * 0.625) });
		await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
		await expectAccessible(page, `${where}, ${width} px, ${theme}`);
	}
}

/** Waits until a page has got its data: its heading is its own and the shell works. */
export async function settled(page: Page) {
	await page.waitForLoadState('networkidle');
	await expect(page.getByRole('heading', { level: 1 }).first()).not.toHaveText(/^$/);
	await page.evaluate(() => document.fonts.ready);
}
