import { expect, it } from 'vitest';
import { mostStageWords, wordsIn } from '../steps';
import { chatLines, check, describe, grade, gradeCount, solve, steps, tally } from './grade';
import type { Question } from './schema';

const line = (id: string, text = `Line ${id}`) => ({ id, by: 'kim', text });
const question: Question = {
	name: 'Class chat',
	time: '21:14',
	lines: [
		line('a'),
		line('b'),
		{ id: 'c', by: 'sol', blurred: 'A picture of Luca' },
		line('d'),
		line('e')
	],
	prompt: 'What hurts?',
	options: [
		{ id: 'joke', text: 'The joke', line: 'b' },
		{ id: 'picture', text: 'The picture', line: 'c' }
	]
};
const solution = { right: ['picture'], why: { joke: 'Look who laughs.', picture: 'It is his.' } };
const cast = [{ id: 'kim', name: 'Kim', picture: 'kim' }];
const told = steps(question, solution, cast, 'Chat');

it.each([
	{ chosen: 'picture', want: { state: 'graded', points: 1, possible: 1 } },
	{ chosen: 'joke', want: { state: 'graded', points: 0, possible: 1 } },
	{ chosen: 'gone', want: { state: 'unfinished' } }
])('grades $chosen', ({ chosen, want }) => {
	expect(grade(question, solution, { chosen })).toEqual(want);
});

it('has a solution that earns everything, and words for it', () => {
	expect(grade(question, solution, solve(question, solution))).toMatchObject({ points: 1 });
	expect(describe(question, { chosen: 'joke' })).toBe('The joke');
});

it('can be counted by hands, option by option', () => {
	expect(tally(question)).toEqual([{ part: '', options: ['joke', 'picture'] }]);
	expect(gradeCount(question, solution, '', 'picture')).toMatchObject({ points: 1 });
});

it('takes names and pictures from the cast', () => {
	expect(chatLines(question, cast).slice(0, 1)).toEqual([
		{ id: 'a', by: 'Kim', picture: 'kim', text: 'Line a' }
	]);
});

it('comes line by line on the stage, at most four at once, the newest marked', () => {
	const pages = told.slice(0, 5).map((one) => (one.art?.kind === 'chat' ? one.art.lines : []));
	expect(pages.map((lines) => lines.map((one) => one.id).join(''))).toEqual([
		'a',
		'ab',
		'abc',
		'abcd',
		'bcde'
	]);
	expect(pages.every((lines) => lines.filter((one) => one.now).length === 1)).toBe(true);
});

it('asks beside the last three lines, then shows what helps with the votes, then why', () => {
	const [ask, review, why] = told.slice(5);
	expect(ask?.art?.kind === 'chat' && ask.art.lines.map((one) => one.id)).toEqual(['c', 'd', 'e']);
	expect(ask).toMatchObject({ phase: 'ask', part: '', round: 1 });
	expect(review).toMatchObject({ good: ['picture'], votes: true });
	expect(why?.list).toHaveLength(2);
});

it('leaves older lines out where they would be too much to read', () => {
	const long = { ...question, lines: ['a', 'b', 'c'].map((id) => line(id, 'word '.repeat(18))) };
	for (const step of steps(long, solution, cast, 'Chat')) {
		const lines = step.art?.kind === 'chat' ? step.art.lines : [];
		expect(wordsIn(lines.map((one) => one.text).join(' '))).toBeLessThanOrEqual(mostStageWords);
	}
});

it.each([
	[
		'unknown-id',
		{ ...question, options: [{ id: 'joke', text: 'x', line: 'z' }, question.options[1]!] }
	],
	['empty-line', { ...question, lines: [...question.lines, { id: 'f', by: 'kim' }] }]
])('finds %s', (code, broken) => {
	expect(check(question, solution)).toEqual([]);
	expect(check(broken, solution).map((one) => one.code)).toEqual([code]);
});
