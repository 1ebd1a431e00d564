import { describe as about, expect, it } from 'vitest';
import { check, describe, grade, readNumber, solve, steps } from './grade';
import type { Question, Solution } from './schema';

const question: Question = {
	prompt: 'How far does it go?',
	asks: [
		{ id: 'one', text: 'Five people send it to five.', unit: 'people' },
		{ id: 'all', text: 'Eight rounds of that?' }
	]
};
const solution: Solution = {
	asks: { one: { value: 25, why: '5 × 5' }, all: { value: 390625, why: 'Five, eight times.' } },
	closing: 'One person can stop it early.'
};

about('readNumber', () => {
	it.each([
		['12', 12],
		['0', 0],
		[' 1 200 ', 1200],
		['1,200', 1200],
		['1.200.000', 1200000],
		['1\u202f200', 1200],
		["1'200", 1200],
		['1,00,000', 100000],
		['١٬٢٠٠', 1200],
		['۱۲', 12],
		['', undefined],
		['twelve', undefined],
		['1.5', undefined],
		['1,50', undefined],
		['-3', undefined],
		['1234567890', undefined]
	])('reads "%s" as %s', (typed, value) => {
		expect(readNumber(typed)).toBe(value);
	});
});

about('grade', () => {
	it.each([
		['unfinished until every field is filled', { one: 25 }, { state: 'unfinished' }],
		['one point for each', { one: 25, all: 40 }, { points: 1, possible: 2 }],
		['nought is an answer', { one: 0, all: 0 }, { points: 0, possible: 2 }]
	])('%s', (_title, values, expected) => {
		expect(grade(question, solution, { values })).toMatchObject(expected);
	});

	it('the solved answer earns everything', () => {
		const answer = solve(question, solution);
		expect(grade(question, solution, answer)).toMatchObject({ points: 2, possible: 2 });
	});
});

it('is described by its numbers and units', () => {
	expect(describe(question, { values: { one: 25, all: 390625 } })).toBe('25 people · 390\u202f625');
});

it('the stage asks each sum, answers it, and ends with what it means', () => {
	const all = steps(question, solution);
	expect(all.map((step) => step.phase)).toEqual(['page', 'review', 'page', 'review', 'review']);
	expect(all[1]).toMatchObject({ title: '25 people', text: '5 × 5' });
	expect(all.at(-1)).toMatchObject({ text: solution.closing });
});

it('says which sum has no answer and which answer no sum', () => {
	const asks = { one: solution.asks['one']!, other: solution.asks['one']! };
	expect(check(question, { ...solution, asks }).map((one) => one.path)).toEqual([
		'solution.asks.all',
		'solution.asks.other'
	]);
});
