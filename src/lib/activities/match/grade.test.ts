import { describe as about, expect, it } from 'vitest';
import { mostStageWords, wordsIn } from '../steps';
import { check, describe, grade, gradeCount, solve, steps, tally } from './grade';
import type { Question, Solution } from './schema';

const question: Question = {
	prompt: 'Which move is safe here?',
	left: [
		{ id: 'table', text: 'At dinner' },
		{ id: 'page', text: 'On a page' },
		{ id: 'friend', text: 'A quiet friend' }
	],
	right: [
		{ id: 'ask', text: 'Ask a question' },
		{ id: 'report', text: 'Report it' },
		{ id: 'write', text: 'Write a kind line' }
	]
};
const solution: Solution = {
	pairs: { table: ['ask', 'write'], page: ['report'], friend: ['write'] },
	why: { table: 'They love you.', page: 'You do not know them.', friend: 'You are there.' }
};

about('grade', () => {
	it.each([
		['unfinished until all are joined', { table: 'ask', page: 'report' }, { state: 'unfinished' }],
		[
			'what names nothing on the right joins nothing',
			{ table: 'gone', page: 'report', friend: 'write' },
			{ state: 'unfinished' }
		],
		[
			'one point for each sensible pair',
			{ table: 'ask', page: 'ask', friend: 'write' },
			{ state: 'graded', points: 2, possible: 3 }
		],
		[
			'any of the good ones will do, and one may be used twice',
			{ table: 'write', page: 'report', friend: 'write' },
			{ state: 'graded', points: 3, possible: 3 }
		]
	])('%s', (_title, pairs, expected) => {
		expect(grade(question, solution, { pairs })).toEqual(expected);
	});

	it('the solved answer earns everything', () => {
		expect(grade(question, solution, solve(question, solution))).toMatchObject({ points: 3 });
	});
});

it('each on the left is counted and graded on its own', () => {
	expect(tally(question)).toEqual(
		['table', 'page', 'friend'].map((part) => ({ part, options: ['ask', 'report', 'write'] }))
	);
	expect(gradeCount(question, solution, 'table', 'write')).toMatchObject({ points: 1 });
	expect(gradeCount(question, solution, 'page', 'write')).toMatchObject({ points: 0, possible: 1 });
	expect(gradeCount(question, solution, 'gone', 'write')).toEqual({ state: 'unfinished' });
});

it('is described pair by pair, without what is open', () => {
	expect(describe(question, { pairs: { table: 'ask', friend: 'write' } })).toBe(
		'At dinner: Ask a question · A quiet friend: Write a kind line'
	);
});

about('steps', () => {
	it('asks each on the left by its id, then shows what fits it and why', () => {
		const [ask, shown, next] = steps(question, solution);
		expect(ask).toMatchObject({
			phase: 'ask',
			part: 'table',
			title: 'At dinner',
			text: 'Which move is safe here?',
			options: question.right
		});
		expect(shown).toMatchObject({
			phase: 'review',
			part: 'table',
			good: ['ask', 'write'],
			votes: true,
			text: 'They love you.'
		});
		expect(next).toMatchObject({ phase: 'ask', part: 'page' });
	});

	it('what would be too many words stands alone or stays away', () => {
		const long = (words: number) => Array.from({ length: words }, () => 'word').join(' ');
		const right = question.right.map((one) => ({ ...one, text: long(13) }));
		const why = { ...solution.why, table: long(40) };
		const all = steps({ ...question, right }, { ...solution, why });
		expect(all[0]).not.toHaveProperty('text');
		expect(all[1]).not.toHaveProperty('text');
		expect(all[2]).toEqual({ phase: 'review', title: 'At dinner', text: long(40) });
		for (const step of all) {
			const words = [step.title, step.text, ...(step.options ?? []).map((one) => one.text)];
			expect(wordsIn(words.join(' '))).toBeLessThanOrEqual(mostStageWords);
		}
	});
});

it('says what is missing or unknown', () => {
	expect(check(question, solution)).toEqual([]);
	const { table, page } = solution.why;
	expect(
		check(question, {
			pairs: { table: ['ask', 'gone'], page: ['report'], other: ['ask'] },
			why: { table: table!, page: page!, other: 'Nothing.' }
		})
	).toEqual([
		{ path: 'solution.pairs.friend', code: 'why-missing' },
		{ path: 'solution.pairs.other', code: 'unknown-id' },
		{ path: 'solution.why.friend', code: 'why-missing' },
		{ path: 'solution.why.other', code: 'unknown-id' },
		{ path: 'solution.pairs.table', code: 'unknown-id' }
	]);
});
