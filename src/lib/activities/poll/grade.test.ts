import { expect, it } from 'vitest';
import { check, describe, grade, solve, steps, tally } from './grade';
import type { Question } from './schema';

const question: Question = {
	prompt: 'Is it a joke?',
	pictures: ['luca'],
	options: [
		{ id: 'yes', text: 'Yes' },
		{ id: 'no', text: 'No' }
	],
	talk: { prompt: 'Whom is it funny for?', seconds: 90 },
	closing: 'A joke is one when all laugh.'
};
const solution = { why: { yes: 'It can start as one.', no: 'Luca does not laugh.' } };

it.each([
	{ chosen: 'yes', state: 'ungraded' },
	{ chosen: 'gone', state: 'unfinished' }
])('$chosen is $state: nothing is right in a poll', ({ chosen, state }) => {
	expect(grade(question, solution, { chosen }).state).toBe(state);
});

it('is done with any option, and described by its words', () => {
	expect(grade(question, solution, solve(question)).state).toBe('ungraded');
	expect(describe(question, { chosen: 'no' })).toBe('No');
});

it('is voted, talked about and voted again, and marks no option as good', () => {
	const told = steps(question, solution, [], 'Joke?');
	expect(told.map((one) => [one.phase, one.round ?? 0, one.votes ?? false])).toEqual([
		['ask', 1, false],
		['talk', 0, false],
		['ask', 2, false],
		['review', 0, true],
		['review', 0, false]
	]);
	expect(told[1]).toMatchObject({ text: 'Whom is it funny for?', seconds: 90 });
	expect(told.every((one) => one.good === undefined)).toBe(true);
});

it('can be counted by hands', () => {
	expect(tally(question)).toEqual([{ part: '', options: ['yes', 'no'] }]);
});

it('needs a reason for each option', () => {
	expect(check(question, solution)).toEqual([]);
	expect(check(question, { why: { yes: 'So.' } })).toEqual([
		{ path: 'solution.why.no', code: 'why-missing' }
	]);
});
