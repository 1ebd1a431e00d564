import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import { graded } from '../activity';
import type { Question, Solution } from './schema';
import View from './View.svelte';

const question: Question = {
	prompt: 'What helps?',
	text: 'A friend is left out.',
	pictures: ['luca'],
	several: false,
	options: [
		{ id: 'ask', text: 'Ask them in' },
		{ id: 'laugh', text: 'Laugh' }
	]
};
const solution: Solution = {
	right: ['ask'],
	why: { ask: 'It opens a door.', laugh: 'It feeds it.' }
};

it('is answered by keyboard alone', async () => {
	const { getByRole, given, user } = await renderAnswering(View, { question });
	await user.tab();
	await user.keyboard(' ');
	expect(given).toEqual([{ chosen: ['ask'] }]);
	expect(getByRole('radio', { name: /Ask them in/ })).toHaveProperty('checked', true);
	await user.keyboard('{ArrowDown}');
	expect(given.at(-1)).toEqual({ chosen: ['laugh'] });
});

it('several can be chosen and left again', async () => {
	const { getByRole, given, user } = await renderAnswering(View, {
		question: { ...question, several: true }
	});
	await user.click(getByRole('checkbox', { name: /Ask them in/ }));
	await user.click(getByRole('checkbox', { name: /Laugh/ }));
	await user.click(getByRole('checkbox', { name: /Ask them in/ }));
	expect(given.map((answer) => answer.chosen)).toEqual([['ask'], ['ask', 'laugh'], ['laugh']]);
});

it('shows no reason before the review and every reason in it', async () => {
	const { queryByText, getByText, getAllByText, rerender } = await renderAnswering(View, {
		question,
		answer: { chosen: ['laugh'] }
	});
	expect(queryByText('It opens a door.')).toBeNull();
	await rerender({ review: { solution, grade: graded(0, 1) } });
	expect(getByText('It opens a door.')).toBeTruthy();
	expect(getByText('It feeds it.')).toBeTruthy();
	expect([...getAllByText('This helps'), ...getAllByText('Look again')]).toHaveLength(2);
});
