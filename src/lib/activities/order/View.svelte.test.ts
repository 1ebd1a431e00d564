import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderWithSpeech } from '../../../../tests/speech';
import { graded, type ViewProps } from '../activity';
import type { Answer, Question, Solution } from './schema';
import View from './View.svelte';

const question: Question = {
	prompt: 'In which order?',
	steps: [
		{ id: 'stop', text: 'Stop' },
		{ id: 'save', text: 'Save proof' },
		{ id: 'tell', text: 'Tell someone' }
	]
};
const solution: Solution = {
	orders: [['stop', 'save', 'tell']],
	why: { stop: 'Breathe.', save: 'You need it.', tell: 'Not alone.' }
};

/** Plays the page: keeps the answer and hands it back. */
async function play(order?: string[]) {
	const given: string[][] = [];
	const props: ViewProps<Question, Solution, Answer> = {
		question,
		answer: order && { order },
		cast: [],
		seed: 'x',
		onanswer: (answer) => {
			given.push(answer.order);
			void view.rerender({ answer });
		}
	};
	const view = await renderWithSpeech(View, { ...props });
	return { user: userEvent.setup(), given, view };
}

it('is built by keyboard alone, and the focus never falls away', async () => {
	const { user, given } = await play();
	for (let n = 0; n < 3; n++) {
		await user.tab();
		await user.keyboard('{Enter}');
		expect(document.activeElement).not.toBe(document.body);
	}
	expect(given.at(-1)?.toSorted()).toEqual(['save', 'stop', 'tell']);
	expect(screen.getByText(/All steps are placed/)).toBeTruthy();
});

it('moves a step by buttons, says where it is now, and stays on the pressed button', async () => {
	const { user, given } = await play(['stop', 'save', 'tell']);
	const up = screen.getByRole('button', { name: 'Move up: Tell someone' });
	await user.click(up);
	expect(given.at(-1)).toEqual(['stop', 'tell', 'save']);
	expect(screen.getByRole('status').textContent).toBe('Tell someone: now number 2');
	expect(document.activeElement).toBe(up);
});

it.each([
	['Move up: Stop', undefined],
	['Move down: Tell someone', undefined],
	['Take out: Save proof', ['stop', 'tell']]
])('%s gives %j', async (name, want) => {
	const { user, given } = await play(['stop', 'save', 'tell']);
	await user.click(screen.getByRole('button', { name }));
	expect(given.at(-1)).toEqual(want);
});

it('gives reasons and a good order in the review only', async () => {
	const { view } = await play(['save', 'stop', 'tell']);
	expect(view.container.innerHTML).not.toContain('Breathe.');
	await view.rerender({ review: { solution, grade: graded(2, 3) } });
	const yours = screen.getByRole('list', { name: 'Your order' });
	expect(within(yours).getByText('Breathe.')).toBeTruthy();
	const good = screen.getByRole('list', { name: 'An order that works well' });
	expect(
		within(good)
			.getAllByRole('listitem')
			.map((item) => item.textContent.trim())
	).toEqual(['1Stop', '2Save proof', '3Tell someone']);
	expect(screen.queryByRole('button')).toBeNull();
});
