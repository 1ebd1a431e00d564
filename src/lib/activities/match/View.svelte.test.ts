import { within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import { graded } from '../activity';
import type { Question, Solution } from './schema';
import View from './View.svelte';

const question: Question = {
	prompt: 'Which move is safe here?',
	left: [
		{ id: 'page', text: 'Strangers on a page' },
		{ id: 'friend', text: 'A quiet friend' }
	],
	right: [
		{ id: 'ask', text: 'Ask a question' },
		{ id: 'report', text: 'Report it' },
		{ id: 'write', text: 'Write a kind line' }
	]
};
const solution: Solution = {
	pairs: { page: ['report', 'ask'], friend: ['write'] },
	why: { page: 'You do not know them.', friend: 'It shows that you are there.' }
};

it('is joined by keyboard alone, says how far one is, and keeps the focus', async () => {
	const { given, user, getByText, getByRole } = await renderAnswering(View, { question });
	await user.tab();
	await user.keyboard(' ');
	expect(getByText('1 of 2 joined')).toBeTruthy();
	await user.tab();
	await user.keyboard(' {ArrowDown}');
	expect(given.at(-1)).toEqual({ pairs: { page: 'ask', friend: 'report' } });
	expect(getByText('2 of 2 joined').getAttribute('aria-live')).toBe('polite');
	const group = getByRole('group', { name: 'A quiet friend' });
	expect(document.activeElement).toBe(within(group).getByRole('radio', { name: 'Report it' }));
});

it('lets one on the right be used again', async () => {
	const { given, user, getAllByRole } = await renderAnswering(View, { question });
	for (const radio of getAllByRole('radio', { name: 'Write a kind line' })) await user.click(radio);
	expect(given.at(-1)).toEqual({ pairs: { page: 'write', friend: 'write' } });
});

it('nothing of the solution is there before the review', async () => {
	const { container } = await renderAnswering(View, { question });
	expect(container.innerHTML).not.toMatch(/You do not know them|Sensible/);
});

it('the review says for each why and what fits, and holds still', async () => {
	const { getByText, getAllByText, getByRole, given, user } = await renderAnswering(View, {
		question,
		answer: { pairs: { page: 'ask', friend: 'report' } },
		review: { solution, grade: graded(1, 2) }
	});
	expect(getByText('Sensible here: Ask a question or Report it')).toBeTruthy();
	expect(getByText(/It shows that you are there/)).toBeTruthy();
	expect(getAllByText('This helps')).toHaveLength(1);
	expect(getAllByText('Look again')).toHaveLength(1);
	const group = getByRole('group', { name: 'A quiet friend' });
	await user.click(within(group).getByRole('radio', { name: 'Write a kind line' }));
	expect(given).toEqual([]);
});
