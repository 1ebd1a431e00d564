import { expect, it } from 'vitest';
import { check, describe, grade, solve, steps } from './grade';
import type { Charter, HelpMap, IfThen } from './schema';

const question: IfThen = {
	mode: 'if-then',
	prompt: 'Make your plan',
	ifs: [
		{ id: 'see', text: 'I see a mean message' },
		{ id: 'get', text: 'I get one' }
	],
	thens: [
		{ id: 'write', text: 'write to the person' },
		{ id: 'tell', text: 'tell somebody' }
	]
};

it.each([
	['half a plan is unfinished', { if: 'see', chosen: [] }, 'unfinished'],
	['an unknown choice is none', { if: 'see', then: 'gone', chosen: [] }, 'unfinished'],
	['a whole plan is never graded', { if: 'get', then: 'tell', chosen: [] }, 'ungraded'],
	['the solved plan is whole', solve(question), 'ungraded']
])('%s', (_title, answer, state) => {
	expect(grade(question, {}, answer)).toEqual({ state });
});

it('is described by its two halves', () => {
	expect(describe(question, { if: 'get', then: 'tell', chosen: [] })).toBe(
		'I get one · tell somebody'
	);
});

it('the stage lists ifs, then thens, then gives time to say it', () => {
	const all = steps(question);
	expect(all.map((step) => step.phase)).toEqual(['page', 'page', 'talk']);
	expect(all.slice(0, 2).map((step) => step.list)).toEqual([question.ifs, question.thens]);
	expect(all[2]?.seconds).toBeGreaterThan(0);
});

const people: HelpMap = {
	mode: 'help-map',
	prompt: 'Who can you tell?',
	people: [
		{ id: 'mum', text: 'Mum', picture: 'mum' },
		{ id: 'grandpa', text: 'Grandpa', picture: 'grandpa' },
		{ id: 'teacher', text: 'My teacher', picture: 'teacher' }
	],
	choose: 2,
	say: 'Something made me feel hm.'
};
const rules: Charter = {
	mode: 'charter',
	prompt: 'Our rules',
	rules: [
		{ id: 'call', text: 'We call back.' },
		{ id: 'ask', text: 'We ask first.' },
		{ id: 'thank', text: 'We say thank you for telling.' }
	],
	choose: 2,
	review: 'In four weeks we read it again.'
};

it.each([
	['nobody chosen yet', [], 'unfinished'],
	['somebody who is not offered', ['gone'], 'unfinished'],
	['one where two are asked for: one is enough', ['mum'], 'ungraded'],
	['as many as are asked for', solve(people).chosen, 'ungraded']
])('a map of people with %s', (_title, chosen, state) => {
	expect(grade(people, {}, { chosen })).toEqual({ state });
});

it('people and rules are described in the order they are offered', () => {
	expect(describe(people, { chosen: ['teacher', 'mum'] })).toBe('Mum · My teacher');
	expect(describe(rules, { chosen: ['thank'] })).toBe('We say thank you for telling.');
});

it('the stage shows people to think of, with nothing to count, then what to say to them', () => {
	const all = steps(people);
	expect(all.map((step) => step.phase)).toEqual(['page', 'talk']);
	expect(all[0]?.list).toEqual(people.people);
	expect(all.some((step) => step.part !== undefined)).toBe(false);
	expect(all[1]?.title).toBe('Something made me feel hm.');
});

it('a charter ends with the day to look again', () => {
	expect(steps(rules).at(-1)?.title).toBe('In four weeks we read it again.');
});

it('nobody is asked to choose more than there is', () => {
	expect(check(question)).toEqual([]);
	expect(check(rules)).toEqual([]);
	expect(check({ ...rules, choose: 4 })).toEqual([
		{ path: 'question.choose', code: 'more-than-offered' }
	]);
});
