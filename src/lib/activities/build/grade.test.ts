import { describe as about, expect, it } from 'vitest';
import { check, describe, feedback, grade, solve, steps } from './grade';
import type { Question, Solution } from './schema';

const question: Question = {
	prompt: 'Write to Luca',
	to: 'luca',
	tiles: [
		{ id: 'saw', text: 'I saw it.' },
		{ id: 'sorry', text: 'I am sorry.' },
		{ id: 'fault', text: 'It is your own fault.' },
		{ id: 'with', text: 'I am with you.' }
	]
};
const solution: Solution = {
	rules: [
		{
			id: 'side',
			want: 'wants',
			name: 'On their side',
			tiles: ['with'],
			cues: "with you; I'm here;",
			good: 'Luca knows you are there.',
			try: 'Say that you are there.'
		},
		{
			id: 'blame',
			want: 'avoids',
			name: 'No blame',
			tiles: ['fault'],
			cues: 'your fault',
			good: 'Nobody is blamed.',
			try: 'Leave the blame out.'
		}
	],
	model: 'I saw it. I am with you.',
	tiles: ['saw', 'with']
};

about('feedback', () => {
	it.each([
		['a wanted tile is enough', ['with'], '', [true, true]],
		[
			'a wanted phrase is found whatever its case and spaces',
			[],
			'I am WITH \n you!',
			[true, true]
		],
		['a curly apostrophe is a straight one', [], 'I’m here', [true, true]],
		['wide letters are letters', [], 'ｗｉｔｈ you', [true, true]],
		['part of a word is not the phrase', [], 'with yourself', [false, true]],
		['what a rule avoids is met when absent', ['saw'], '', [false, true]],
		['an avoided tile breaks it', ['with', 'fault'], '', [true, false]],
		['an avoided phrase breaks it', [], 'Your fault.', [false, false]],
		['an empty cue finds nothing', [], ';;', [false, true]]
	])('%s', (_title, tiles, typed, expected) => {
		expect(feedback(solution, { tiles, typed }).map((rule) => rule.good)).toEqual(expected);
	});

	it('says the good words of a rule that is met and how to try one that is not', () => {
		expect(feedback(solution, { tiles: ['fault'], typed: '' }).map((rule) => rule.text)).toEqual([
			'Say that you are there.',
			'Leave the blame out.'
		]);
	});
});

about('grade', () => {
	it.each([
		['nothing is unfinished', [], ' ', { state: 'unfinished' }],
		['a point for each rule', ['saw'], '', { points: 1, possible: 2 }],
		['tiles and typed words are one message', ['saw'], 'with you', { points: 2, possible: 2 }]
	])('%s', (_title, tiles, typed, expected) => {
		expect(grade(question, solution, { tiles, typed })).toMatchObject(expected);
	});

	it('the solved answer earns everything', () => {
		const answer = solve(question, solution);
		expect(grade(question, solution, answer)).toMatchObject({ points: 2, possible: 2 });
	});
});

it('is described as the message reads, in order of tapping', () => {
	expect(describe(question, { tiles: ['with', 'saw'], typed: ' Bye ' })).toBe(
		'I am with you. I saw it. Bye'
	);
});

it('the stage shows every tile, then the model', () => {
	const all = steps(question, solution);
	expect(all.slice(0, -1).flatMap((step) => step.list)).toEqual(question.tiles);
	expect(all.at(-1)).toMatchObject({ phase: 'review', list: [{ text: solution.model }] });
});

it('says which tiles are unknown and which rules the model breaks', () => {
	expect(check(question, solution)).toEqual([]);
	expect(check(question, { ...solution, tiles: ['fault', 'gone'] })).toEqual([
		{ path: 'solution.tiles', code: 'unknown-id' },
		{ path: 'solution.rules.side', code: 'model-breaks-rule' },
		{ path: 'solution.rules.blame', code: 'model-breaks-rule' }
	]);
});
