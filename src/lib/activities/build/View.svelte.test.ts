import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import { graded } from '../activity';
import type { Question, Solution } from './schema';
import View from './View.svelte';

const question: Question = {
	prompt: 'Write to Luca',
	to: 'luca',
	tiles: [
		{ id: 'saw', text: 'I saw it.' },
		{ id: 'with', text: 'I am with you.' }
	]
};
const solution: Solution = {
	rules: [
		{
			id: 'side',
			want: 'wants',
			name: 'On their side',
			tiles: ['with'],
			cues: 'with you',
			good: 'Luca knows you are there.',
			try: 'Say that you are there.'
		}
	],
	model: 'You are not alone.',
	tiles: ['with']
};
const cast = [{ id: 'luca', name: 'Luca', picture: 'luca' }];
const review = { solution, grade: graded(0, 1) };

it('tiles join the message in order of tapping, by keyboard alone', async () => {
	const { given, user, getByRole, getByText } = await renderAnswering(View, { question, cast });
	expect(getByText('To Luca')).toBeTruthy();
	getByRole('button', { name: 'I am with you.' }).focus();
	await user.keyboard('{Enter}');
	await user.tab({ shift: true });
	await user.keyboard(' ');
	expect(given.at(-1)).toEqual({ tiles: ['with', 'saw'], typed: '' });
	const message = getByRole('status', { name: 'Your message' });
	expect(message.textContent).toBe('I am with you. I saw it.');
	await user.click(getByRole('button', { name: 'I am with you.' }));
	expect(given.at(-1)).toEqual({ tiles: ['saw'], typed: '' });
});

it('can be typed as well, in a field that keeps nothing', async () => {
	const { given, user, getByRole, getByText } = await renderAnswering(View, {
		question,
		answer: { tiles: ['saw'], typed: '' }
	});
	expect(getByText(/Nobody gets them, nothing is kept/)).toBeTruthy();
	await user.click(getByRole('radio', { name: 'Type it' }));
	const field = getByRole('textbox', { name: 'Your own words' });
	expect(field.getAttribute('autocomplete')).toBe('off');
	expect(field.getAttribute('spellcheck')).toBe('false');
	expect(field.getAttribute('maxlength')).toBe('400');
	await user.type(field, 'Hi');
	expect(given.at(-1)).toEqual({ tiles: ['saw'], typed: 'Hi' });
	expect(getByRole('status', { name: 'Your message' }).textContent).toBe('I saw it. Hi');
});

it('nothing of the rules is there before the review', async () => {
	const { container } = await renderAnswering(View, { question, cast });
	expect(container.innerHTML).not.toMatch(/On their side|Say that you|not alone/);
});

it('the review has one note for each rule and a model, and holds still', async () => {
	const { getByText, getByRole, given, user } = await renderAnswering(View, {
		question,
		cast,
		answer: { tiles: ['saw'], typed: '' },
		review
	});
	expect(getByText(/Say that you are there/)).toBeTruthy();
	expect(getByText('You are not alone.')).toBeTruthy();
	await user.click(getByRole('button', { name: 'I am with you.' }));
	expect(given).toEqual([]);
});
