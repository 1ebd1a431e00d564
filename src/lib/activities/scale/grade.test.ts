import { expect, it } from 'vitest';
import { check, describe, grade, solve, steps } from './grade';
import type { Question } from './schema';

const points = [
	{ id: 'empty', text: 'Nearly empty' },
	{ id: 'half', text: 'Half full' },
	{ id: 'full', text: 'Full' }
];
const rate: Question = {
	mode: 'rate',
	prompt: 'How full?',
	points,
	pass: 'Look out of the window.'
};
const line: Question = { ...rate, mode: 'line', prompt: 'It is only a game.' };
const solution = { why: { empty: 'Rest first.', half: 'A sip of water.', full: 'Share some.' } };

it.each([
	['a place that is not on it is none', 'gone', 'unfinished'],
	['no place is better than another', 'empty', 'ungraded'],
	['nor is the highest', 'full', 'ungraded'],
	['the solved one has a place', solve(rate).at, 'ungraded']
])('%s', (_title, at, state) => {
	expect(grade(rate, solution, { at })).toEqual({ state });
});

it('is described by its place', () => {
	expect(describe(rate, { at: 'half' })).toBe('Half full');
});

it('a private scale shows the stage neither votes, nor reasons, nor anything to count', () => {
	const all = steps(rate, solution);
	expect(all.every((step) => step.phase === 'page' && !step.votes && step.part === undefined)).toBe(
		true
	);
	expect(JSON.stringify(all)).not.toContain('Rest first.');
	expect(all[0]?.list).toEqual(points);
});

it('a line gives the stage a reason for every place, and marks none as good', () => {
	const reasons = steps(line, solution).filter((step) => step.phase === 'review');
	expect(reasons.flatMap((step) => step.list ?? [])).toHaveLength(3);
	expect(reasons.every((step) => step.good?.length === 0)).toBe(true);
});

it('says when a place has no reason', () => {
	expect(check(rate, { why: { empty: 'Rest.', half: 'Water.' } })).toEqual([
		{ path: 'solution.why.full', code: 'why-missing' }
	]);
});
