import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderWithSpeech } from '../../../../tests/speech';
import { ungraded, type ViewProps } from '../activity';
import type { Answer, Question, Solution } from './schema';
import View from './View.svelte';

const question: Question = {
	prompt: 'Is it a joke?',
	pictures: [],
	options: [
		{ id: 'yes', text: 'Yes' },
		{ id: 'no', text: 'No' }
	],
	talk: { prompt: 'Talk.', seconds: 90 },
	closing: 'A joke is one when all laugh.'
};
const solution = { why: { yes: 'It can start as one.', no: 'Luca does not laugh.' } };
const props: ViewProps<Question, Solution, Answer> = {
	question,
	answer: undefined,
	onanswer: () => {},
	cast: [],
	seed: 'x'
};

it('is answered by keyboard', async () => {
	const onanswer = vi.fn();
	await renderWithSpeech(View, { ...props, onanswer });
	const user = userEvent.setup();
	await user.tab();
	await user.keyboard(' ');
	expect(onanswer).toHaveBeenCalledWith({ chosen: 'yes' });
});

it('shows the reasons of all sides in the review only, with no side marked', async () => {
	const view = await renderWithSpeech(View, { ...props, answer: { chosen: 'no' } });
	expect(view.container.innerHTML).not.toContain('Luca does not laugh.');
	await view.rerender({ review: { solution, grade: ungraded } });
	expect(screen.getByText('It can start as one.')).toBeTruthy();
	expect(screen.getByText('Luca does not laugh.')).toBeTruthy();
	expect(screen.queryByText('This helps')).toBeNull();
	expect(screen.queryByText('Look again')).toBeNull();
});

it('takes no change once it is reviewed', async () => {
	const onanswer = vi.fn();
	const review = { solution, grade: ungraded };
	await renderWithSpeech(View, { ...props, answer: { chosen: 'no' }, onanswer, review });
	await userEvent.setup().click(screen.getByRole('radio', { name: /Yes/ }));
	expect(onanswer).not.toHaveBeenCalled();
});
