import { describe as about, expect, it } from 'vitest';
import { check, choose, counts, describe, grade, gradeCount, solve, steps, tally } from './grade';
import type { Question, Solution } from './schema';

const question: Question = {
	prompt: 'What helps?',
	pictures: [],
	several: false,
	options: [
		{ id: 'ask', text: 'Ask' },
		{ id: 'stop', text: 'Stop' },
		{ id: 'laugh', text: 'Laugh' }
	]
};
const solution: Solution = {
	right: ['ask', 'stop'],
	why: { ask: 'It opens a door.', stop: 'It ends it.', laugh: 'It feeds it.' }
};
const several: Question = { ...question, several: true };

about('grade', () => {
	it.each([
		['an empty choice is unfinished', question, [], { state: 'unfinished' }],
		['any right option earns the point', question, ['stop'], { points: 1, possible: 1 }],
		['another option earns none', question, ['laugh'], { points: 0, possible: 1 }],
		['several: each option counts, chosen or left', several, ['ask'], { points: 2, possible: 3 }],
		['several: exactly the right ones', several, ['ask', 'stop'], { points: 3, possible: 3 }]
	])('%s', (_title, asked, chosen, expected) => {
		expect(grade(asked, solution, { chosen })).toMatchObject(expected);
	});

	it.each([question, several])('the solved answer earns everything', (asked) => {
		const result = grade(asked, solution, solve(asked, solution));
		expect(result).toMatchObject({ points: (result as { possible: number }).possible });
	});
});

it('each option can be counted, and each hand is graded', () => {
	expect(tally(question)).toEqual([{ part: '', options: ['ask', 'stop', 'laugh'] }]);
	expect(gradeCount(question, solution, '', 'laugh')).toMatchObject({ points: 0, possible: 1 });
});

it('is described by the words of what was chosen', () => {
	expect(describe(several, { chosen: ['stop', 'ask'] })).toBe('Ask · Stop');
});

it('the stage asks, shows votes with what helps, then every reason', () => {
	const [ask, votes, reasons] = steps(question, solution);
	expect(ask).toMatchObject({ phase: 'ask', options: question.options });
	expect(ask?.good).toBeUndefined();
	expect(votes).toMatchObject({ phase: 'review', votes: true, good: ['ask', 'stop'] });
	expect(reasons?.list).toHaveLength(3);
});

it('says what is missing or unknown', () => {
	const codes = check(question, { right: ['gone'], why: { ask: 'a', stop: 'b' } });
	expect(codes).toEqual([
		{ path: 'solution.why.laugh', code: 'why-missing' },
		{ path: 'solution.right', code: 'unknown-id' }
	]);
});

it('a card shown again and another one add up only where several belong together', () => {
	const cards = (asked: Question) =>
		['ask', 'ask', 'stop'].reduce<{ chosen: string[] } | undefined>(
			(before, option) => choose(asked, before, '', option),
			undefined
		);
	expect(cards(question)).toEqual({ chosen: ['stop'] });
	expect(cards(several)).toEqual({ chosen: ['ask', 'stop'] });
});

it('counts an answer once for each option it holds, and only for one where one is asked for', () => {
	const chosen = ['stop', 'ask', 'gone'];
	expect(counts(several, { chosen })).toEqual(['ask', 'stop']);
	expect(counts(question, { chosen })).toEqual(['stop']);
});
