import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { activitySchema } from '$lib/activities';
import { loadKinds } from '$lib/activities/load';
import type { Step } from '$lib/activities/steps';
import { asksFirst, indexInAsksFirst } from './asks';

const ask = (part: string, round = 1): Step => ({ phase: 'ask', part, round });
const shown = (part: string): Step => ({ phase: 'review', part });
const page: Step = { phase: 'page' };
const steps = [page, ask('a'), shown('a'), page, ask('b'), shown('b'), ask('c'), shown('c')];
const names = (list: Step[]) => list.map(({ phase, part = '' }) => phase[0] + part).join(' ');

describe('asks first', () => {
	it('puts the questions of a round together, each answer after all of them', () => {
		expect(names(asksFirst(steps))).toBe('p aa ab ac ra p rb rc');
	});

	it('keeps two rounds apart, with the talk between them', () => {
		const poll: Step[] = [ask('', 1), { phase: 'talk' }, ask('', 2), shown('')];
		expect(asksFirst(poll)).toEqual(poll);
	});

	it('leaves a story, where each question follows from the class’s choice', () => {
		const story: Step[] = [
			{ ...ask('one'), chooses: true },
			page,
			{ ...ask('two'), chooses: true }
		];
		expect(asksFirst(story)).toEqual(story);
	});

	it('puts pages together that ask without saying so, and leaves pages that nothing looks back at', () => {
		const sum = (title: string): Step => ({ ...page, title });
		const sums = [sum('one'), shown('1'), sum('two'), shown('2'), shown('all')];
		expect(asksFirst(sums)).toEqual([sums[0], sums[2], sums[1], sums[3], sums[4]]);
		expect(asksFirst(sums)[indexInAsksFirst(sums, 1)]).toBe(sums[2]);
		const plan: Step[] = [page, { phase: 'talk' }, page];
		expect(asksFirst(plan)).toEqual(plan);
	});

	it('leaves what is only thought about', () => {
		const thought: Step[] = [page, { phase: 'ask' }, page];
		expect(asksFirst(thought)).toEqual(thought);
	});
});

describe('switched on in the middle of an activity', () => {
	const goesOn = (index: number) => {
		const step = asksFirst(steps)[indexInAsksFirst(steps, index)]!;
		return names([step]);
	};
	it.each([
		[0, 'p', 'before the first question'],
		[1, 'aa', 'at a question'],
		[4, 'ab', 'at a later question'],
		[2, 'ab', 'after an answer was shown: at the next question'],
		[3, 'ab', 'on a page between: at the next question'],
		[5, 'ac', 'after the second answer: at the last question'],
		[7, 'rc', 'when all was asked: where it is'],
		[99, 'rc', 'past the end of a lesson that was changed: at its last step']
	])('%i goes on at %s, %s', (index, want) => {
		expect(goesOn(index)).toBe(want);
	});
});

it('no lesson shows an answer to a round before its last question was asked, whatever the kind', async () => {
	const files = import.meta.glob<{ activities?: unknown[] }>(
		['/lessons/*/*.json', '!/lessons/{reference,schema}/*', '!/lessons/*/*.*.json'],
		{ import: 'default', eager: true }
	);
	const activities = Object.values(files)
		.flatMap((file) => file.activities ?? [])
		.map((one) => v.parse(activitySchema, one))
		.filter((one) => ['sort', 'match', 'calc', 'order'].includes(one.kind));
	expect(activities.length).toBeGreaterThan(3);
	const kinds = await loadKinds(activities);
	for (const { id, kind, question, solution, title } of activities) {
		const phases = asksFirst(kinds[kind]!.steps(question, solution, [], title)).map(
			(step) => step.phase
		);
		const asked = phases.includes('ask') ? 'ask' : 'page';
		expect(phases.lastIndexOf(asked), id).toBeLessThan(phases.indexOf('review'));
	}
});
