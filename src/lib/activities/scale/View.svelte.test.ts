import { expect, it } from 'vitest';
import { renderAnswering } from '../../../../tests/answering';
import { ungraded } from '../activity';
import type { Question } from './schema';
import View from './View.svelte';

const question: Question = {
	mode: 'rate',
	prompt: 'How full is your battery?',
	points: [
		{ id: 'empty', text: 'Nearly empty' },
		{ id: 'half', text: 'Half full' },
		{ id: 'full', text: 'Full' }
	],
	pass: 'Look out of the window.'
};
const solution = { why: { empty: 'Rest first.', half: 'A sip of water.', full: 'Share some.' } };

it('is answered by keyboard, and says that nobody else sees it', async () => {
	const { given, user, queryByText } = await renderAnswering(View, { question });
	expect(queryByText('Only you see this. Nothing is kept.')).not.toBeNull();
	expect(queryByText('Rest first.')).toBeNull();
	await user.tab();
	await user.keyboard(' {ArrowDown}');
	expect(given.at(-1)).toEqual({ at: 'half' });
});

it('looks back at the chosen place only, and calls no place good', async () => {
	const { queryByText } = await renderAnswering(View, {
		question,
		answer: { at: 'empty' },
		review: { solution, grade: ungraded }
	});
	expect(queryByText('Rest first.')).not.toBeNull();
	expect(queryByText('Share some.')).toBeNull();
	expect(queryByText(/Look again|This helps/)).toBeNull();
});
