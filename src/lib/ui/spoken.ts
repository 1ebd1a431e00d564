/*
 * What is read aloud of a part of a page: its words block by block, in reading order. Letters of options,
 * words for screen readers only and what is hidden are left out.
 */
export interface Line {
	element: HTMLElement;
	text: string;
}

const silent = '.mark, .unseen, [aria-hidden="true"], svg, textarea, [data-silent]';

const isInline = (element: Element) => /^(inline|contents)/.test(getComputedStyle(element).display);

/** The lines of `root` that can be seen now. */
export function linesOf(root: HTMLElement): Line[] {
	const lines: Line[] = [];
	const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	while (words.nextNode()) {
		const node = words.currentNode;
		const text = node.textContent ?? '';
		let element = node.parentElement;
		if (!text.trim() || !element || element.closest(silent) || !isDrawn(element)) continue;
		while (element !== root && isInline(element)) element = element.parentElement ?? root;
		const last = lines.at(-1);
		if (last?.element === element) last.text += text;
		else lines.push({ element, text });
	}
	return lines
		.map(({ element, text }) => ({ element, text: text.replace(/\s+/g, ' ').trim() }))
		.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

const isDrawn = (element: Element) => element.getClientRects().length > 0;
