import { expect, it } from 'vitest';
import choice from '$lib/activities/choice';
import exit from '$lib/activities/exit';
import sort from '$lib/activities/sort';
import story from '$lib/activities/story';
import { question as storyQuestion } from '$lib/activities/story/sample';
import type { Activity } from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import { answersCounted, describeAnswer, describeGiven, seatsIn, standing } from './standing';

const asked = (kind: unknown, question: unknown) =>
	[{ id: 'one', title: 'One', question, solution: {} } as Activity, kind as AnyKind] as const;
const late = true as const;

const options = [
	{ id: 'tell', text: 'Tell' },
	{ id: 'wait', text: 'Wait' }
];
const choose = asked(choice, { prompt: 'What?', pictures: [], several: false, options });
const bins = asked(sort, { prompt: 'Where?', bins: options, items: [{ id: 'a' }, { id: 'b' }] });

it('an answer counts once under what was chosen; a pass, a late one and one of another version nowhere', () => {
	const answers = {
		1: { answer: { chosen: ['tell'] } },
		2: { answer: { chosen: ['tell'] } },
		3: { answer: null },
		4: { answer: { chosen: ['wait'] }, late },
		5: { answer: 'old' }
	};
	expect(answersCounted(...choose, { answers })).toEqual({ tell: 2 });
	expect(seatsIn(...choose, '', { answers })).toEqual([1, 2, 3, 4]);
});

it('a seat is in for the part it answered', () => {
	const answers = { 2: { answer: { placed: { a: 'tell' } } }, 10: { answer: null } };
	expect(seatsIn(...bins, 'a', { answers })).toEqual([2, 10]);
	expect(seatsIn(...bins, 'b', { answers })).toEqual([10]);
	expect(seatsIn(...bins, undefined, { answers })).toEqual([2, 10]);
});

it('votes in a story count at their node, beside the way of who played the same seat alone', () => {
	const answers = {
		1: { answer: { votes: { evening: 'wait', night: 'call' } } },
		2: { answer: { seat: 'friend', path: ['wait', 'again'] } }
	};
	expect(answersCounted(...asked(story, storyQuestion), { answers })).toEqual({
		'evening/wait': 2,
		'night/call': 1,
		'night/again': 1
	});
});

it('a pass at one moment of a story is in there and nowhere else, and counts nowhere', () => {
	const told = asked(story, storyQuestion);
	const answers = {
		1: { answer: { votes: { evening: 'wait', night: null } } },
		2: { answer: { votes: { evening: null } } },
		3: { answer: { votes: { evening: 'wait' } } }
	};
	expect(seatsIn(...told, 'evening', { answers })).toEqual([1, 2, 3]);
	expect(seatsIn(...told, 'night', { answers })).toEqual([1]);
	expect(answersCounted(...told, { answers })).toEqual({ 'evening/wait': 2 });
	expect(Object.values(answers).map((one) => describeAnswer(...told, one.answer))).toEqual([
		'Wait and see',
		undefined,
		'Wait and see'
	]);
	expect(describeGiven(...told, { part: 'night', option: null })).toBeUndefined();
});

it('where class totals only are kept, who was counted is in', () => {
	expect(seatsIn(...asked(exit, {}), undefined, { answers: {}, in: [3, 8] })).toEqual([3, 8]);
});

it('nothing is in before a round was opened', () => {
	expect(seatsIn(...choose, '', undefined)).toEqual([]);
	expect(answersCounted(...choose, undefined)).toEqual({});
});

it.each([
	[0, 0, undefined],
	[0, 24, undefined],
	[17, 24, undefined],
	[18, 24, 'most'],
	[23, 24, 'most'],
	[24, 24, 'all'],
	[30, 24, 'all']
] as const)('%i of %i in: the stage says %s', (given, present, want) => {
	expect(standing(given, present)).toBe(want);
});
