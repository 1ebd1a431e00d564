import { expect, it } from 'vitest';
import { compared, type Measured } from './measured';

const measured = (over: Partial<Measured>): Measured => ({
	statement: 'I know whom to tell.',
	at: 'before',
	counts: { sure: 6, 'not-yet': 4 },
	n: 10,
	...over
});
const order = ['not-yet', 'nearly', 'sure'];

it('puts the askings of a statement side by side, answers from the least sure to the surest', () => {
	expect(
		compared(
			[
				measured({ at: 'later', counts: { nearly: 2, sure: 8 } }),
				measured({}),
				measured({ statement: 'I can say no.', at: 'after', counts: { sure: 9 }, n: 9 })
			],
			order
		)
	).toEqual([
		{
			statement: 'I know whom to tell.',
			answers: ['not-yet', 'nearly', 'sure'],
			moments: [
				{ at: 'before', n: 10, counts: [4, 0, 6] },
				{ at: 'later', n: 10, counts: [0, 2, 8] }
			]
		},
		{
			statement: 'I can say no.',
			answers: ['sure'],
			moments: [{ at: 'after', n: 9, counts: [9] }]
		}
	]);
});

it('shows nothing that fewer than five said', () => {
	expect(compared([measured({ n: 4 })], order)).toEqual([]);
});

it('keeps answers it has no order for in the order they came, after the others', () => {
	const counts = { tell: 3, keep: 2, sure: 1 };
	expect(compared([measured({ counts })], order)[0]?.answers).toEqual(['sure', 'tell', 'keep']);
});
