import { within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import { graded } from '../activity';
import type { Question, Solution } from './schema';
import View from './View.svelte';

const question: Question = {
	prompt: 'Real or made up?',
	bins: [
		{ id: 'real', text: 'Real' },
		{ id: 'fake', text: 'Made up' },
		{ id: 'ask', text: 'Ask first' }
	],
	items: [
		{ id: 'prize', text: 'You won!', from: 'prize.example' },
		{ id: 'school', text: 'Trip on Friday' }
	]
};
const solution: Solution = {
	items: {
		prize: { accepts: ['fake', 'ask'], why: 'Nobody entered.', genuine: false },
		school: { accepts: ['real'], why: 'It was announced.', genuine: true }
	}
};

it('is sorted by keyboard alone, and says how far one is', async () => {
	const { given, user, getByText } = await renderAnswering(View, { question });
	await user.tab();
	await user.keyboard(' ');
	expect(getByText('1 of 2 placed')).toBeTruthy();
	await user.tab();
	await user.keyboard(' {ArrowDown}');
	expect(given.at(-1)).toEqual({ placed: { prize: 'real', school: 'fake' } });
	expect(getByText('2 of 2 placed')).toBeTruthy();
});

it('each thing is a group named by its sender and words', async () => {
	const { getByRole } = await renderAnswering(View, { question });
	const group = getByRole('group', { name: /From prize.example\s*You won!/ });
	expect(within(group).getAllByRole('radio')).toHaveLength(3);
});

it('nothing of the solution is there before the review', async () => {
	const { container } = await renderAnswering(View, { question });
	expect(container.innerHTML).not.toMatch(/Nobody entered|Sensible/);
});

it('the review says why and which bins are sensible, and holds still', async () => {
	const { getByText, getByRole, getAllByText, given, user } = await renderAnswering(View, {
		question,
		answer: { placed: { prize: 'ask', school: 'fake' } },
		review: { solution, grade: graded(1, 2) }
	});
	expect(getByText('Sensible here: Made up or Ask first')).toBeTruthy();
	expect(getByText(/It was announced/)).toBeTruthy();
	expect(getAllByText('This helps')).toHaveLength(1);
	expect(getAllByText('Look again')).toHaveLength(1);
	const group = getByRole('group', { name: /Trip on Friday/ });
	await user.click(within(group).getByRole('radio', { name: 'Real' }));
	expect(given).toEqual([]);
});
