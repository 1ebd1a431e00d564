import { expect, it } from 'vitest';
import { bestFitting, check, describe, grade, solve, steps } from './grade';
import type { Question, Solution } from './schema';

const question: Question = {
	prompt: 'In which order?',
	steps: [
		{ id: 'stop', text: 'Stop' },
		{ id: 'save', text: 'Save proof' },
		{ id: 'block', text: 'Block' },
		{ id: 'tell', text: 'Tell someone' }
	]
};
const solution: Solution = {
	orders: [
		['stop', 'save', 'block', 'tell'],
		['tell', 'stop', 'save', 'block']
	],
	why: { stop: 'Breathe.', save: 'You need it.', block: 'Peace.', tell: 'Not alone.' }
};

it.each([
	{ order: ['stop', 'save', 'block', 'tell'], points: 6 },
	{ order: ['tell', 'stop', 'save', 'block'], points: 6 },
	{ order: ['stop', 'block', 'save', 'tell'], points: 5 },
	{ order: ['tell', 'stop', 'block', 'save'], points: 5 },
	{ order: ['block', 'save', 'stop', 'tell'], points: 3 }
])('$order keeps $points of six pairs of the best fitting order', ({ order, points }) => {
	expect(grade(question, solution, { order })).toEqual({ state: 'graded', points, possible: 6 });
});

it.each([[[]], [['stop', 'save', 'block']], [['stop', 'stop', 'save', 'block']]])(
	'%j is unfinished, not wrong',
	(order) => {
		expect(grade(question, solution, { order }).state).toBe('unfinished');
	}
);

it('names the first good order where several fit as well', () => {
	expect(bestFitting(solution, [])).toEqual(solution.orders[0]);
});

it('has a solution that earns everything, and words for an answer', () => {
	expect(grade(question, solution, solve(question, solution))).toMatchObject({ points: 6 });
	expect(describe(question, { order: ['tell', 'gone', 'stop'] })).toBe('Tell someone · Stop');
});

it('shows every step in one mixed order, then builds a good order with its reasons', () => {
	const told = steps(question, solution, [], 'Order');
	const texts = (phase: string) =>
		told.filter((one) => one.phase === phase).flatMap((one) => one.list ?? []);
	expect(
		texts('page')
			.map((one) => one.id)
			.sort()
	).toEqual(['block', 'save', 'stop', 'tell']);
	expect(texts('review').map((one) => one.text)).toEqual([
		'Stop – Breathe.',
		'Save proof – You need it.',
		'Block – Peace.',
		'Tell someone – Not alone.'
	]);
	expect(steps(question, solution, [], 'Order')).toEqual(told);
});

it('needs each good order to hold every step once', () => {
	expect(check(question, solution)).toEqual([]);
	expect(check(question, { ...solution, orders: [['stop', 'save', 'save', 'tell']] })).toEqual([
		{ path: 'solution.orders.0', code: 'not-every-step-once' }
	]);
});
