import type { Page } from '@playwright/test';

/** Page margins of `ui/Paper.svelte`, and the two papers of the world, in millimetres. */
const margin = 14;
const widths = { A4: 210, Letter: 215.9 };
export type Format = keyof typeof widths;
export const formats = Object.keys(widths) as Format[];

/** Leaves one printed part by the checkboxes of the bar. */
export async function printOnly(page: Page, part: string, parts: string[]) {
	for (const [index, one] of parts.entries()) {
		await page
			.getByRole('checkbox')
			.nth(index)
			.setChecked(one === part);
	}
}

/** What a browser leaves free where a page does not say how much. */
const ordinary = { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' };

/** How many pages the page prints on. */
export async function pagesOf(page: Page, format: Format): Promise<number> {
	const pdf = await page.pdf({ format, margin: ordinary });
	return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

/** What stands out of a printed part, or is cut off, at the width of the paper. */
export async function outOfBounds(page: Page, part: string, format: Format): Promise<string[]> {
	const before = page.viewportSize();
	const width = Math.floor(((widths[format] - 2 * margin) / 25.4) * 96);
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width, height: 900 });
	const out = await page.locator(`#${part}`).evaluate((paper) => {
		const bounds = paper.getBoundingClientRect();
		return [...paper.querySelectorAll('*')]
			.filter((element) => !element.closest('svg, .unseen'))
			.filter((element) => {
				const { left, right } = element.getBoundingClientRect();
				const cut = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
				return cut || left < bounds.left - 1 || right > bounds.right + 1;
			})
			.map((element) => `${element.tagName}: ${element.textContent.trim().slice(0, 60)}`);
	});
	await page.emulateMedia({ media: null });
	if (before) await page.setViewportSize(before);
	return out;
}

/** The words of a printed part that are smaller than so many points. */
export async function smallWords(page: Page, part: string, points: number): Promise<string[]> {
	await page.emulateMedia({ media: 'print' });
	const small = await page.locator(`#${part}`).evaluate((paper, points) => {
		const sizeOf = (element: Element, pseudo?: string) =>
			(parseFloat(getComputedStyle(element, pseudo).fontSize) * 72) / 96;
		const isShown = (element: Element) =>
			element.checkVisibility() && !element.closest('.unseen') && sizeOf(element) > 0;
		const own = (element: Element) =>
			[...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim());
		const all = [...paper.querySelectorAll('*')];
		return [
			...all.filter((one) => own(one) && isShown(one) && sizeOf(one) < points),
			...all.filter(
				(one) =>
					getComputedStyle(one, '::after').content !== 'none' && sizeOf(one, '::after') < points
			)
		].map((one) => `${one.tagName}: ${one.textContent.trim().slice(0, 60)}`);
	}, points);
	await page.emulateMedia({ media: null });
	return small;
}
