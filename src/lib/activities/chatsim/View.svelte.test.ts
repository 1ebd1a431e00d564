import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderWithSpeech } from '../../../../tests/speech';
import { graded, type ViewProps } from '../activity';
import type { Answer, Question, Solution } from './schema';
import View from './View.svelte';

const question = {
	name: 'Class chat',
	time: '21:14',
	lines: [
		{ id: 'a', by: 'kim', blurred: 'A blurred picture of Luca' },
		{ id: 'b', by: 'kim', text: 'Have you seen it?' }
	],
	prompt: 'What hurts?',
	options: [
		{ id: 'ask', text: 'The question', line: 'b' },
		{ id: 'picture', text: 'The picture', line: 'a' }
	]
};
const solution = { right: ['picture'], why: { ask: 'It only asks.', picture: 'It is his.' } };
const cast = [{ id: 'kim', name: 'Kim', picture: 'kim' }];
const props: ViewProps<Question, Solution, Answer> = {
	question,
	answer: undefined,
	onanswer: () => {},
	cast,
	seed: 'x'
};

it('says who wrote each line, and what a blurred picture shows', async () => {
	await renderWithSpeech(View, props);
	expect(screen.getByRole('region', { name: 'Class chat' })).toBeTruthy();
	expect(screen.getAllByText('Kim')).toHaveLength(2);
	expect(screen.getByRole('img', { name: 'A blurred picture of Luca' })).toBeTruthy();
});

it('is answered by keyboard', async () => {
	const onanswer = vi.fn();
	await renderWithSpeech(View, { ...props, onanswer });
	const user = userEvent.setup();
	await user.tab();
	await user.keyboard(' ');
	expect(onanswer).toHaveBeenCalledWith({ chosen: 'ask' });
});

it('gives reasons, and the lines the options are about, in the review only', async () => {
	const view = await renderWithSpeech(View, { ...props, answer: { chosen: 'picture' } });
	expect(view.container.innerHTML).not.toContain('It is his.');
	expect(screen.queryByText(/is about this line/)).toBeNull();
	await view.rerender({ review: { solution, grade: graded(1, 1) } });
	expect(screen.getByText('It is his.')).toBeTruthy();
	expect(screen.getByText('It only asks.')).toBeTruthy();
	expect(screen.getByText('Option B is about this line.')).toBeTruthy();
});
