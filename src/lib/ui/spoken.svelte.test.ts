import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { linesOf } from './spoken';

// jsdom lays nothing out: here everything counts as drawn
beforeEach(() => {
	vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList);
});
afterEach(() => vi.restoreAllMocks());

function said(html: string) {
	const root = document.createElement('div');
	root.innerHTML = html;
	document.body.append(root);
	const lines = linesOf(root).map(({ text }) => text);
	root.remove();
	return lines;
}

it('a line is one block, with the words of its parts kept apart', () => {
	expect(said('<p>Pay <b>now</b> or\n never.</p><p>Stop.</p>')).toEqual([
		'Pay now or never.',
		'Stop.'
	]);
});

it('letters of options, words for screen readers only and signs alone are not said', () => {
	expect(
		said(
			'<label style="display:block"><span class="mark">A</span><span>Happy</span>' +
				'<span class="unseen">chosen</span></label><p>→</p>'
		)
	).toEqual(['Happy']);
});
