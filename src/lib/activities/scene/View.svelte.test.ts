import { screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import { renderWithSpeech } from '../../../../tests/speech';
import type { Question } from './schema';
import View from './View.svelte';

const question: Question = {
	mode: 'scene',
	pages: [
		{
			id: 'a',
			title: 'Evening',
			text: 'Luca is alone.',
			pictures: ['luca'],
			time: '21:20',
			says: { by: 'luca', text: 'Why?' }
		},
		{ id: 'b', text: 'Nobody answers.', pictures: [] }
	]
};
const cast = [{ id: 'luca', name: 'Luca', picture: 'luca' }];

it('shows all pages one under another, with time and who speaks, and answers nothing', async () => {
	const onanswer = vi.fn();
	await renderWithSpeech(View, { question, answer: undefined, onanswer, cast, seed: 'x' });
	expect(screen.getByRole('heading', { name: 'Evening' })).toBeTruthy();
	expect(screen.getByText('Nobody answers.')).toBeTruthy();
	expect(screen.getByText('21:20')).toBeTruthy();
	expect(screen.getByText(/Why\?/).textContent).toMatch(/Luca:\s+Why\?/);
	expect(onanswer).not.toHaveBeenCalled();
});
