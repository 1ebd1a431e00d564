import { expect, it } from 'vitest';
import { describe, grade, solve, steps } from './grade';
import type { Question } from './schema';

const question: Question = {
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

it.each([
	['half a plan is unfinished', { if: 'see' }, 'unfinished'],
	['an unknown choice is none', { if: 'see', then: 'gone' }, 'unfinished'],
	['a whole plan is never graded', { if: 'get', then: 'tell' }, 'ungraded'],
	['the solved plan is whole', solve(question), 'ungraded']
])('%s', (_title, answer, state) => {
	expect(grade(question, {}, answer)).toEqual({ state });
});

it('is described by its two halves', () => {
	expect(describe(question, { if: 'get', then: 'tell' })).toBe('I get one · tell somebody');
});

it('the stage lists ifs, then thens, then gives time to say it', () => {
	const all = steps(question);
	expect(all.map((step) => step.phase)).toEqual(['page', 'page', 'talk']);
	expect(all.slice(0, 2).map((step) => step.list)).toEqual([question.ifs, question.thens]);
	expect(all[2]?.seconds).toBeGreaterThan(0);
});
