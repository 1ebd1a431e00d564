import { describe as about, expect, it } from 'vitest';
import { mostStageWords, wordsIn } from '../steps';
import { check, describe, genuine, grade, gradeCount, solve, steps, tally } from './grade';
import type { Question, Solution } from './schema';

const question: Question = {
	prompt: 'Real or made up?',
	bins: [
		{ id: 'real', text: 'Real' },
		{ id: 'fake', text: 'Made up' },
		{ id: 'ask', text: 'Ask first' }
	],
	items: [
		{ id: 'prize', text: 'You won!', from: 'prize.example' },
		{ id: 'school', text: 'Trip on Friday' },
		{ id: 'joke', text: 'A joke' }
	]
};
const solution: Solution = {
	items: {
		prize: { accepts: ['fake', 'ask'], why: 'Nobody entered.', genuine: false },
		school: { accepts: ['real'], why: 'It was announced.', genuine: true },
		joke: { accepts: ['real', 'fake', 'ask'], why: 'It depends on who laughs.' }
	}
};

about('grade', () => {
	it.each([
		['unfinished until all are placed', { prize: 'fake', school: 'real' }, { state: 'unfinished' }],
		[
			'an unknown bin is no place',
			{ prize: 'gone', school: 'real', joke: 'ask' },
			{ state: 'unfinished' }
		],
		[
			'one point for each sensible place, caught and alarms apart',
			{ prize: 'ask', school: 'fake', joke: 'ask' },
			{ points: 2, possible: 3, detected: { caught: 1, fakes: 1, alarms: 1, genuine: 1 } }
		],
		[
			'a fake taken for real is not caught',
			{ prize: 'real', school: 'real', joke: 'ask' },
			{ points: 2, detected: { caught: 0, fakes: 1, alarms: 0, genuine: 1 } }
		]
	])('%s', (_title, placed, expected) => {
		expect(grade(question, solution, { placed })).toMatchObject(expected);
	});

	it('detects nothing where no item is genuine or false', () => {
		const only = { ...question, items: question.items.slice(2) };
		expect(grade(only, solution, { placed: { joke: 'ask' } })).not.toHaveProperty('detected');
	});

	it('the solved answer earns everything', () => {
		expect(grade(question, solution, solve(question, solution))).toMatchObject({ points: 3 });
	});
});

it('each item is counted and graded on its own', () => {
	expect(tally(question).map((one) => one.part)).toEqual(['prize', 'school', 'joke']);
	expect(gradeCount(question, solution, 'school', 'fake')).toMatchObject({
		points: 0,
		detected: { alarms: 1 }
	});
	expect(gradeCount(question, solution, 'joke', 'ask')).not.toHaveProperty('detected');
	expect(genuine(solution)).toEqual([false, true]);
});

it('is described item by item', () => {
	expect(describe(question, { placed: { prize: 'fake', joke: 'ask' } })).toBe(
		'You won!: Made up · A joke: Ask first'
	);
});

about('steps', () => {
	it('asks each item by its id, then shows its sensible bins and why', () => {
		const [ask, shown] = steps(question, solution);
		expect(ask).toMatchObject({
			phase: 'ask',
			part: 'prize',
			title: 'You won!',
			text: 'prize.example · Real or made up?'
		});
		expect(shown).toMatchObject({
			phase: 'review',
			part: 'prize',
			good: ['fake', 'ask'],
			votes: true,
			text: 'Nobody entered.'
		});
	});

	it('a long reason stands alone, and no step has too many words', () => {
		const why = Array.from({ length: 40 }, () => 'word').join(' ');
		const items = { ...solution.items, prize: { accepts: ['fake'], why } };
		const all = steps(question, { items });
		expect(all[2]).toMatchObject({ phase: 'review', title: 'Made up', text: why });
		for (const step of all) {
			const words = [step.title, step.text, ...(step.options ?? []).map((one) => one.text)];
			expect(wordsIn(words.join(' '))).toBeLessThanOrEqual(mostStageWords);
		}
	});
});

it('says what is missing or unknown', () => {
	const { prize, school } = solution.items;
	const items = { prize: prize!, school: { ...school!, accepts: ['gone'] }, other: prize! };
	expect(check(question, { items })).toEqual([
		{ path: 'solution.items.joke', code: 'why-missing' },
		{ path: 'solution.items.other', code: 'unknown-id' },
		{ path: 'solution.items.school.accepts', code: 'unknown-id' }
	]);
});
