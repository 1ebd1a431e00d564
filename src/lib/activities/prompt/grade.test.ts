import { expect, it } from 'vitest';
import prompt from '.';
import { grade, solve, steps } from './grade';
import type { Question } from './schema';

const question: Question = {
	mode: 'rehearse',
	prompt: 'Say it aloud',
	text: 'Three times.',
	lines: ['one', 'two', 'three', 'four'].map((id) => ({ id, text: `Line ${id}.` })),
	seconds: 60,
	pass: 'Read it in your head.'
};

it('there is nothing to get right', () => {
	expect(grade()).toEqual({ state: 'ungraded' });
	expect(solve()).toEqual({ done: true });
});

it.each([
	['pair', false],
	['rehearse', true],
	['role', true],
	['reflect', false]
] as const)('%s counts as rehearsal: %s', (mode, rehearses) => {
	expect(prompt.rehearses({ ...question, mode })).toBe(rehearses);
});

it('all lines are shown before the time runs', () => {
	const all = steps(question);
	expect(all.flatMap((step) => step.list)).toEqual(question.lines);
	expect(all.map((step) => step.seconds)).toEqual([undefined, 60]);
	expect(all.every((step) => step.phase === 'talk')).toBe(true);
});

it('a reflection is not talked about', () => {
	expect(steps({ ...question, lines: undefined, mode: 'reflect' })).toEqual([
		{ phase: 'page', title: 'Say it aloud', text: 'Three times.', seconds: 60 }
	]);
});
