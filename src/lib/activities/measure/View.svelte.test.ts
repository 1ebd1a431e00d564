import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderWithSpeech } from '../../../../tests/speech';
import { ungraded, type ViewProps } from '../activity';
import sample from './sample.json';
import type { Answer, Question, Solution } from './schema';
import View from './View.svelte';

const { question } = sample;
const [first, second] = question.statements as [{ id: string; text: string }, { text: string }];
const props: ViewProps<Question, Solution, Answer> = {
	question,
	answer: undefined,
	onanswer: () => {},
	cast: [],
	seed: 'x'
};
const choiceOf = (group: string, name: string) =>
	within(screen.getByRole('group', { name: group })).getByRole('radio', { name });

it('asks each statement as a group of its own, and is answered by keyboard', async () => {
	const onanswer = vi.fn();
	await renderWithSpeech(View, { ...props, onanswer });
	choiceOf(second.text, 'Nearly').focus();
	await userEvent.setup().keyboard(' ');
	expect(onanswer).toHaveBeenCalledWith({ sure: { chair: 'nearly' } });
});

it('keeps what was chosen before when another part is answered', async () => {
	const onanswer = vi.fn();
	const answer: Answer = { sure: { chair: 'sure' }, chosen: 'wait' };
	await renderWithSpeech(View, { ...props, answer, onanswer });
	const user = userEvent.setup();
	await user.click(choiceOf(first.text, 'Not yet'));
	expect(onanswer).toHaveBeenLastCalledWith({
		sure: { chair: 'sure', ask: 'not-yet' },
		chosen: 'wait'
	});
	const { prompt, options } = question.scenario;
	await user.click(choiceOf(prompt, `B ${options[1]!.text}`));
	expect(onanswer).toHaveBeenLastCalledWith({ sure: { chair: 'sure' }, chosen: 'sit' });
});

it('tells nobody what helps most, and takes no change once it is over', async () => {
	const onanswer = vi.fn();
	const review = { solution: sample.solution, grade: ungraded };
	const answer: Answer = { sure: { ask: 'sure', chair: 'sure', tell: 'sure' }, chosen: 'sit' };
	await renderWithSpeech(View, { ...props, answer, onanswer, review });
	expect(document.querySelector('.note, .why')).toBeNull();
	expect(screen.queryByText('This helps')).toBeNull();
	await userEvent.setup().click(choiceOf(first.text, 'Not yet'));
	expect(onanswer).not.toHaveBeenCalled();
});
