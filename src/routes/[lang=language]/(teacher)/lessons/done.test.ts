import { describe, expect, it } from 'vitest';
import type { Group, Run } from '$lib/store';
import { doneOf } from './done';

const group = (id: string): Group => ({ id, name: `Class ${id}`, createdAt: 0 });
const run = (lesson: string, touchedAt: number, other: Partial<Run> = {}): Run => ({
	id: `${lesson}-${touchedAt}`,
	group: 'a',
	lesson,
	version: 1,
	language: 'en',
	outside: false,
	title: lesson,
	startedAt: 0,
	touchedAt,
	screens: 1,
	present: [],
	place: { activity: 'one', step: 0, chosen: [], blank: false, over: false },
	...other
});

describe('what classes have done', () => {
	it('puts the class used last first, and leaves out one never used', () => {
		const done = doneOf([
			{ group: group('a'), runs: [run('chat', 10)] },
			{ group: group('b'), runs: [run('chat', 30), run('parcel', 5)] },
			{ group: group('c'), runs: [] }
		]);
		expect(done.map((one) => one.group.id)).toEqual(['b', 'a']);
	});

	it('tells the last day of each finished lesson, neither of one that goes on nor of a follow-up', () => {
		const [done] = doneOf([
			{
				group: group('a'),
				runs: [
					run('chat', 10, { endedAt: 10 }),
					run('chat', 40, { endedAt: 40 }),
					run('chat', 45, { endedAt: 45, followUp: 7 }),
					run('chat', 50),
					run('parcel', 60)
				]
			}
		]);
		expect(done!.lessons).toEqual({ chat: 40 });
	});

	it('takes a lesson from outside for none of the kit', () => {
		const [done] = doneOf([
			{ group: group('a'), runs: [run('chat', 10, { endedAt: 10, outside: true })] }
		]);
		expect(done!.lessons).toEqual({});
	});
});
