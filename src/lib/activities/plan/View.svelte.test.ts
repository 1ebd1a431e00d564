import { within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import { ungraded } from '../activity';
import type { HelpMap, IfThen } from './schema';
import View from './View.svelte';

const question: IfThen = {
	mode: 'if-then',
	prompt: 'Make your plan',
	ifs: [
		{ id: 'see', text: 'I see a mean message' },
		{ id: 'get', text: 'I get one' }
	],
	thens: [
		{ id: 'write', text: 'write to the person' },
		{ id: 'tell', text: 'tell somebody' }
	]
};

it('is chosen by keyboard alone and read out as one sentence', async () => {
	const { given, user, getByRole, queryByText } = await renderAnswering(View, { question });
	expect(queryByText(/Say it aloud/)).toBeNull();
	await user.tab();
	await user.keyboard(' ');
	await user.tab();
	await user.keyboard(' {ArrowDown}');
	expect(given.at(-1)).toEqual({ if: 'see', then: 'tell', chosen: [] });
	expect(getByRole('status', { name: 'Your plan' }).textContent?.trim()).toBe(
		'If I see a mean message, then I tell somebody.'
	);
	expect(queryByText('Say it aloud. Write it on your sheet.')).not.toBeNull();
});

it('the two halves are groups of their own', async () => {
	const { getByRole } = await renderAnswering(View, { question });
	expect(within(getByRole('group', { name: 'If …' })).getAllByRole('radio')).toHaveLength(2);
	expect(within(getByRole('group', { name: 'Then I …' })).getAllByRole('radio')).toHaveLength(2);
});

it('a review only holds the plan still: nothing is right or wrong', async () => {
	const { getByRole, queryByText, given, user } = await renderAnswering(View, {
		question,
		answer: { if: 'see', then: 'tell', chosen: [] },
		review: { solution: {}, grade: ungraded }
	});
	expect(queryByText(/Look again|This helps/)).toBeNull();
	await user.click(getByRole('radio', { name: /I get one/ }));
	expect(given).toEqual([]);
});

const people: HelpMap = {
	mode: 'help-map',
	prompt: 'Who can you tell?',
	people: [
		{ id: 'mum', text: 'Mum', picture: 'mum' },
		{ id: 'grandpa', text: 'Grandpa', picture: 'grandpa' },
		{ id: 'teacher', text: 'My teacher', picture: 'teacher' }
	],
	choose: 2,
	say: 'Something made me feel hm.'
};

it('people are chosen by keyboard; one more than asked for takes the place of the first', async () => {
	const { given, user, getByText, queryByText } = await renderAnswering(View, { question: people });
	expect(queryByText('Something made me feel hm.')).toBeNull();
	await user.tab();
	await user.keyboard(' ');
	expect(getByText('Something made me feel hm.')).toBeTruthy();
	await user.tab();
	await user.keyboard(' ');
	await user.tab();
	await user.keyboard(' ');
	expect(given.at(-1)?.chosen).toEqual(['grandpa', 'teacher']);
	await user.keyboard(' ');
	expect(given.at(-1)?.chosen).toEqual(['grandpa']);
});
