import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderWithSpeech } from '../../../../tests/speech';
import { ungraded, type ViewProps } from '../activity';
import type { Answer, Question, Solution } from './schema';
import View from './View.svelte';

const question = {
	prompt: 'What can you do today?',
	can: [{ id: 'ask', text: 'Ask how someone is.' }],
	sure: 'How sure are you?',
	goodbye: 'Be kind to yourself.'
};
const props: ViewProps<Question, Solution, Answer> = {
	question,
	answer: undefined,
	onanswer: () => {},
	cast: [],
	seed: 'x'
};

it('is answered by keyboard, with a face and its word', async () => {
	const onanswer = vi.fn();
	await renderWithSpeech(View, { ...props, onanswer });
	expect(screen.getByRole('group', { name: 'How sure are you?' })).toBeTruthy();
	const user = userEvent.setup();
	screen.getByRole('radio', { name: 'Nearly' }).focus();
	await user.keyboard(' ');
	expect(onanswer).toHaveBeenCalledWith({ sure: 'nearly' });
});

it('says what can be done, goodbye, and where the button for help is', async () => {
	await renderWithSpeech(View, props);
	expect(screen.getByText('Ask how someone is.')).toBeTruthy();
	expect(screen.getByText('Be kind to yourself.')).toBeTruthy();
	expect(screen.getByText(/Want to talk to someone/)).toBeTruthy();
});

it('takes no change once it is reviewed', async () => {
	const onanswer = vi.fn();
	const review = { solution: {}, grade: ungraded };
	await renderWithSpeech(View, { ...props, answer: { sure: 'sure' }, onanswer, review });
	await userEvent.setup().click(screen.getByRole('radio', { name: 'Not yet' }));
	expect(onanswer).not.toHaveBeenCalled();
});
