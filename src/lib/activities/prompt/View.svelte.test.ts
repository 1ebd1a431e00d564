import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import type { Question } from './schema';
import View from './View.svelte';

const question: Question = {
	mode: 'pair',
	prompt: 'What would you say?',
	lines: [{ id: 'one', text: 'I am with you.' }],
	pass: 'Listen to the others.'
};

it('is done by keyboard alone, and the focus stays', async () => {
	const { given, user, getByRole } = await renderAnswering(View, { question });
	await user.tab();
	await user.keyboard('{Enter}');
	expect(given).toEqual([{ done: true }]);
	const button = getByRole('button', { name: 'We said it' });
	expect(button.getAttribute('aria-pressed')).toBe('true');
	expect(document.activeElement).toBe(button);
});

it('shows the lines and what those do who pass', async () => {
	const { getByText } = await renderAnswering(View, { question });
	expect(getByText('I am with you.')).toBeTruthy();
	expect(getByText('Listen to the others.')).toBeTruthy();
});

it.each([
	['pair', 'Alone? Say it to yourself, or to someone at home.'],
	['role', 'Alone? Say it to yourself, or to someone at home.'],
	['reflect', 'Only you see this. Nothing is kept.']
] as const)('%s says: %s', async (mode, words) => {
	const { getByText } = await renderAnswering(View, { question: { ...question, mode } });
	expect(getByText(words)).toBeTruthy();
});
