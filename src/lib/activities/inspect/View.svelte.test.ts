import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import { graded } from '../activity';
import type { Question, Solution } from './schema';
import View from './View.svelte';

const question: Question = {
	prompt: 'What would you check?',
	message: {
		name: 'Pigeon Parcels',
		address: 'info@pigeon-fees.example',
		picture: 'parcel',
		parts: [
			{ id: 'pay', text: 'Pay', spot: false },
			{ id: 'hurry', text: 'in the next 2 hours', spot: true },
			{ id: 'end', text: ', or it goes back.', spot: false }
		]
	},
	decide: 'What now?',
	verdicts: [
		{ id: 'fine', text: 'It is fine' },
		{ id: 'bin', text: 'Bin it' }
	]
};
const solution: Solution = {
	genuine: false,
	accepts: ['bin'],
	why: { fine: 'It is made up.', bin: 'Gone is gone.' },
	spots: {
		address: { clue: true, why: 'Name and address differ.' },
		hurry: { clue: false, why: 'Parcels do go back.' }
	}
};
const review = { solution, grade: graded(0, 1) };

it('is marked and decided by keyboard alone', async () => {
	const { given, user, getByText } = await renderAnswering(View, { question });
	await user.tab();
	await user.keyboard(' ');
	await user.tab();
	await user.keyboard(' ');
	expect(getByText('2 places marked')).toBeTruthy();
	await user.tab();
	await user.keyboard(' ');
	expect(given.at(-1)).toEqual({ spots: ['address', 'hurry'], verdict: 'fine' });
});

it('a second tap takes a mark back and keeps the verdict', async () => {
	const { given, user, getByRole } = await renderAnswering(View, {
		question,
		answer: { spots: ['hurry'], verdict: 'bin' }
	});
	await user.click(getByRole('checkbox', { name: 'in the next 2 hours' }));
	expect(given).toEqual([{ spots: [], verdict: 'bin' }]);
});

it('only spots can be marked, and the message reads as one text', async () => {
	const { getAllByRole, container } = await renderAnswering(View, { question });
	expect(getAllByRole('checkbox')).toHaveLength(2);
	expect(container.querySelector('.text')?.textContent?.trim()).toBe(
		'Pay in the next 2 hours, or it goes back.'
	);
});

it('nothing of the solution is there before the review', async () => {
	const { container } = await renderAnswering(View, { question, answer: { spots: ['hurry'] } });
	expect(container.innerHTML).not.toMatch(/differ|go back\.<|A clue|Harmless|made up/);
});

it('the review tells what was marked, what else was worth a look, and why', async () => {
	const { getByText, getByRole, given, user } = await renderAnswering(View, {
		question,
		answer: { spots: ['hurry'], verdict: 'fine' },
		review
	});
	expect(getByText('Parcels do go back.').parentElement?.textContent).toContain('Harmless');
	expect(getByText('Name and address differ.').parentElement?.textContent).toContain('A clue');
	expect(getByRole('heading', { name: 'Also worth a look' })).toBeTruthy();
	expect(getByText('Gone is gone.')).toBeTruthy();
	await user.click(getByRole('checkbox', { name: 'in the next 2 hours' }));
	expect(given).toEqual([]);
});

it('the review leaves the focus where it was', async () => {
	const { getByRole, rerender } = await renderAnswering(View, {
		question,
		answer: { spots: [], verdict: 'bin' }
	});
	const spot = getByRole('checkbox', { name: 'in the next 2 hours' });
	spot.focus();
	await rerender({ review });
	expect(document.activeElement).toBe(spot);
});
