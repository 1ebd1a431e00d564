import { describe, expect, it } from 'vitest';
import type { Activity } from '$lib/activities/activity';
import type { Step } from '$lib/activities/steps';
import type { AnyKind } from '$lib/activities/load';
import { linesOf, momentsOf } from './script';

const options = [
	{ id: 'ask', text: 'Ask Luca' },
	{ id: 'laugh', text: 'Laugh' }
];

describe('linesOf', () => {
	it('says a title, a question and options once', () => {
		const lines = linesOf(
			[
				{ phase: 'page', title: 'The chat', text: 'It is late.' },
				{ phase: 'ask', title: 'One', text: 'Sol · Where does it go?', options },
				{ phase: 'review', title: 'One', text: 'Because.' },
				{ phase: 'ask', title: 'Two', text: 'Kim · Where does it go?', options }
			],
			[],
			'The chat'
		);
		expect(lines.map((line) => line.title)).toEqual(['', 'One', '', 'Two']);
		expect(lines.map((line) => line.text)).toEqual([
			'It is late.',
			'Sol · Where does it go?',
			'Because.',
			'Kim'
		]);
		expect(lines.map((line) => line.same)).toEqual([false, false, false, true]);
	});

	it('gives reasons their letters and leaves out the answers they repeat', () => {
		const good = ['ask'];
		const lines = linesOf(
			[
				{ phase: 'ask', title: 'What now?', options },
				{ phase: 'review', title: 'What now?', options, good, votes: true },
				{ phase: 'review', title: 'What now?', good, list: [{ id: 'ask', text: 'He can say.' }] },
				{ phase: 'review', title: 'What now?', good, list: [{ id: 'laugh', text: 'It grows.' }] }
			],
			[]
		);
		expect(lines).toHaveLength(2);
		expect(lines[1]?.list.map(({ place, good }) => [place, good])).toEqual([
			[0, true],
			[1, false]
		]);
	});
});

describe('momentsOf', () => {
	const moment = (part: string, text: string): Step => ({
		phase: 'ask',
		part,
		title: text,
		options,
		chooses: true
	});
	const ending: Step = { phase: 'review', title: 'A calm end' };
	/** asking ends it, laughing leads to a second moment, where both choices end it */
	const steps: AnyKind['steps'] = (_question, _solution, _cast, _title, chosen) => {
		const first = moment('first', 'A picture comes.');
		const second = moment('second', 'Luca has seen it.');
		if (!chosen) {
			const why: Step = {
				phase: 'review',
				list: [{ id: 'first/ask', text: 'Kind.' }],
				good: ['first/ask']
			};
			return [first, second, ending, why];
		}
		const after = chosen.map((id): Step => ({ phase: 'page', title: id, text: `After ${id}.` }));
		if (chosen.length === 0) return [first];
		if (chosen[0] === 'ask') return [first, after[0]!, ending];
		if (chosen.length === 1) return [first, after[0]!, second];
		return [first, after[0]!, second, after[1]!, ending];
	};
	const activity = { title: 'Story', question: {}, solution: {} } as Activity;

	it('meets every moment once and says where each choice goes on', () => {
		const moments = momentsOf({ steps } as AnyKind, activity, []);
		expect(moments.map((one) => [one.number, one.ending])).toEqual([
			[1, false],
			[2, true],
			[3, false]
		]);
		expect(moments[0]?.ways.map(({ to, end, good, why }) => [to, end, good, why])).toEqual([
			[2, true, true, 'Kind.'],
			[3, false, false, '']
		]);
		expect(moments[2]?.ways.map(({ to }) => to)).toEqual([2, 2]);
	});

	it('is empty where nothing is chosen', () => {
		expect(momentsOf({ steps: () => [ending] } as unknown as AnyKind, activity, [])).toEqual([]);
	});
});
