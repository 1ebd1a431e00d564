import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import { graded } from '../activity';
import type { Question, Solution } from './schema';
import View from './View.svelte';

const question: Question = {
	prompt: 'How far does it go?',
	asks: [
		{ id: 'one', text: 'Five send it to five.', unit: 'people' },
		{ id: 'all', text: 'Eight rounds?' }
	]
};
const solution: Solution = {
	asks: { one: { value: 25, why: '5 × 5' }, all: { value: 390625, why: 'Eight times.' } },
	closing: 'One can stop it early.'
};

it('is filled in by keyboard alone, and keeps the digits as typed', async () => {
	const { given, user, getByRole } = await renderAnswering(View, { question });
	await user.tab();
	await user.keyboard('25');
	await user.tab();
	await user.keyboard('390 625');
	expect(given.at(-1)).toEqual({ values: { one: 25, all: 390625 } });
	expect(getByRole('textbox', { name: 'Eight rounds?' })).toHaveProperty('value', '390 625');
});

it('says kindly what it cannot read and leaves it out of the answer', async () => {
	const { given, user, getByRole, getByText } = await renderAnswering(View, {
		question,
		answer: { values: { one: 2, all: 3 } }
	});
	await user.type(getByRole('textbox', { name: 'Eight rounds?' }), 'x');
	expect(given).toEqual([{ values: { one: 2 } }]);
	expect(getByText('Write a whole number, in digits.')).toBeTruthy();
});

it('starting again empties the fields', async () => {
	const { user, getByRole, rerender } = await renderAnswering(View, { question });
	const field = getByRole('textbox', { name: 'Eight rounds?' });
	await user.type(field, '12');
	await rerender({ answer: undefined });
	expect(field).toHaveProperty('value', '');
});

it('nothing of the solution is there before the review', async () => {
	const { container } = await renderAnswering(View, { question });
	expect(container.innerHTML).not.toMatch(/5 × 5|390|stop it/);
});

it('the review shows each value in the way of the language, its why and what it means', async () => {
	const { getByText, getByRole } = await renderAnswering(View, {
		question,
		answer: { values: { one: 25, all: 40 } },
		review: { solution, grade: graded(1, 2) }
	});
	expect(getByText('390,625')).toBeTruthy();
	expect(getByText(/Eight times/)).toBeTruthy();
	expect(getByText('One can stop it early.')).toBeTruthy();
	expect(getByRole('textbox', { name: 'Eight rounds?' })).toHaveProperty('readOnly', true);
});
