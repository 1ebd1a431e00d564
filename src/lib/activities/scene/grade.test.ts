import { expect, it } from 'vitest';
import { describe, grade, solve, steps } from './grade';
import type { Question } from './schema';

const question: Question = {
	mode: 'scene',
	pages: [
		{
			id: 'a',
			text: 'Luca is alone.',
			pictures: ['luca'],
			time: '21:20',
			says: { by: 'luca', text: 'Why?' }
		},
		{ id: 'b', title: 'Later', text: 'Nobody answers.', pictures: [] }
	]
};
const cast = [{ id: 'luca', name: 'Luca', picture: 'luca-face' }];

it('is never graded', () => {
	expect(grade().state).toBe('ungraded');
});

it.each([
	[2, '2 / 2'],
	[8, '2 / 2'],
	[0, '0 / 2']
])('describes %i pages seen as %s', (seen, want) => {
	expect(describe(question, { seen })).toBe(want);
	expect(solve(question)).toEqual({ seen: 2 });
});

it('is one step a page, with the speaker beside the words', () => {
	const [first, second] = steps(question, {}, cast, 'The chat');
	expect(first).toMatchObject({
		phase: 'page',
		title: 'The chat',
		art: { kind: 'pictures', time: '21:20', says: { text: 'Why?', picture: 'luca-face' } }
	});
	expect(second).toEqual({ phase: 'page', title: 'Later', text: 'Nobody answers.' });
});
