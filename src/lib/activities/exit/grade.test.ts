import * as v from 'valibot';
import { expect, it } from 'vitest';
import { describe, grade, solve, steps } from './grade';
import exit from './index';
import { sureness } from '../sureness';
import { answer } from './schema';

const question = {
	prompt: 'What can you do today?',
	can: [{ id: 'ask', text: 'Ask how someone is.' }],
	sure: 'How sure are you?',
	goodbye: 'Be kind to yourself.'
};

it('is never graded', () => {
	expect(grade().state).toBe('ungraded');
});

it.each(sureness)('takes %s as an answer and describes it', (sure) => {
	expect(describe(question, v.parse(answer, { sure }))).toBe(sure);
});

it('has an answer', () => {
	expect(v.is(answer, solve())).toBe(true);
});

it('is counted only, never by hands, and may end a lesson', () => {
	expect(exit.keeps).toBe('count');
	expect(exit.open).not.toContain('hands');
	expect(exit.tally?.(question)).toEqual([
		{ part: '', options: ['not-yet', 'nearly', 'sure'], asked: question.sure }
	]);
	expect(exit.serves?.(question)).toBe('end');
});

it('says on the stage what to do, lets them think how sure they are, and says goodbye', () => {
	const told = steps(question);
	expect(told.map((one) => one.title)).toEqual([question.prompt, question.sure, question.goodbye]);
	expect(told.every((one) => one.part === undefined)).toBe(true);
});
