import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import measure from './index';
import sample from './sample.json';
import { answer, question, solution } from './schema';

const asked = v.parse(question, sample.question);
const best = v.parse(solution, sample.solution);
const [first, second, third] = asked.statements.map(({ id }) => id) as [string, string, string];
const whole = { sure: { [first]: 'sure', [second]: 'nearly', [third]: 'not-yet' }, chosen: 'wait' };
const given = (one: unknown) => v.parse(answer, one);

describe('a measure', () => {
	it('is unfinished until all four parts are given, and never graded then', () => {
		const stateOf = (one: unknown) => measure.grade(asked, best, given(one)).state;
		expect(stateOf({ sure: {} })).toBe('unfinished');
		expect(stateOf({ sure: whole.sure })).toBe('unfinished');
		expect(stateOf({ sure: { [first]: 'sure' }, chosen: 'wait' })).toBe('unfinished');
		expect(stateOf({ ...whole, chosen: 'gone' })).toBe('unfinished');
		expect(stateOf(whole)).toBe('ungraded');
		expect(stateOf({ ...whole, chosen: best.best })).toBe('ungraded');
	});

	it('counts each statement and the scenario, and nothing of another version', () => {
		expect(measure.counts?.(asked, given(whole))).toEqual([
			`${first}/sure`,
			`${second}/nearly`,
			`${third}/not-yet`,
			`${asked.scenario.id}/wait`
		]);
		expect(measure.counts?.(asked, given({ sure: { gone: 'sure' }, chosen: 'gone' }))).toEqual([]);
	});

	it('is open to tablets only, and keeps counts only', () => {
		expect(measure.keeps).toBe('count');
		expect(measure.open).toEqual(['shared', 'room']);
		expect(measure.rehearses(asked)).toBe(false);
	});

	it('marks what helps most in the scenario, for the report, and nothing in a statement', () => {
		const marked = (part: string, option: string) => measure.gradeCount!(asked, best, part, option);
		expect(marked(asked.scenario.id, best.best)).toMatchObject({ state: 'graded', points: 1 });
		expect(marked(asked.scenario.id, 'wait')).toMatchObject({ state: 'graded', points: 0 });
		expect(marked(first, 'sure').state).toBe('ungraded');
	});

	it('is thought on the stage, never shown by a hand, and looks back at nothing', () => {
		const steps = measure.steps(asked, best, [], sample.title);
		expect(steps.map(({ phase }) => phase)).toEqual(['ask', 'ask', 'page']);
		expect(steps.every(({ part, good, votes }) => !part && !good && !votes)).toBe(true);
	});

	it('takes neither a best that is no option nor a scenario named as a statement', () => {
		expect(measure.check?.(asked, { best: 'gone' })).toMatchObject([{ path: 'solution.best' }]);
		const named = { ...asked, scenario: { ...asked.scenario, id: first } };
		expect(measure.check?.(named, best)).toMatchObject([{ path: 'question.scenario.id' }]);
	});
});
