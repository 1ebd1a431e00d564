import * as v from 'valibot';
import { describe as group, expect, it } from 'vitest';
import { unfinished } from '../activity';
import {
	check,
	choose,
	counts,
	describe,
	grade,
	gradeCount,
	pass,
	passed,
	solve,
	steps,
	tally
} from './grade';
import { cast, file, question, solution } from './sample';
import { question as questionSchema, solution as solutionSchema } from './schema';
import { walk } from './walk';

group('a walk through a story', () => {
	it.each([
		{ path: [], node: 'evening', luca: 1, taken: 0 },
		{ path: ['write'], node: 'good', luca: 4, taken: 1 },
		{ path: ['wait'], node: 'night', luca: 1, taken: 1 },
		{ path: ['wait', 'call'], node: 'good', luca: 3, taken: 2 },
		{ path: ['nothing', 'write'], node: 'evening', luca: 1, taken: 0 },
		{ path: ['write', 'call'], node: 'good', luca: 4, taken: 1 }
	])('by $path stands at $node, and a gauge never leaves its five levels', ({ path, ...want }) => {
		const { node, gauges, taken } = walk(question, 'friend', path);
		expect({ node: node?.id, luca: gauges.luca, taken: taken.length }).toEqual(want);
	});

	it('does not take a choice that belongs to another seat', () => {
		expect(walk(question, 'member', ['tell']).taken).toEqual([]);
	});
});

group('grading', () => {
	it.each([
		{ path: [], want: unfinished },
		{ path: ['wait'], want: unfinished },
		{ path: ['gone'], want: unfinished },
		{ path: ['write'], want: { state: 'graded', points: 1, possible: 1 } },
		{ path: ['wait', 'call'], want: { state: 'graded', points: 1, possible: 2 } }
	])('counts the helping choices of $path once an ending is reached', ({ path, want }) => {
		expect(grade(question, solution, { seat: 'friend', path })).toEqual(want);
	});

	it('has a solution that earns everything', () => {
		expect(grade(question, solution, solve(question, solution))).toMatchObject({
			state: 'graded',
			points: 1,
			possible: 1
		});
	});

	it('grades one counted choice by the node it was made at', () => {
		expect(gradeCount(question, solution, 'evening', 'write')).toMatchObject({ points: 1 });
		expect(gradeCount(question, solution, 'evening', 'wait')).toMatchObject({ points: 0 });
	});

	it('describes an answer by seat, choices and ending', () => {
		expect(describe(question, { seat: 'friend', path: ['wait', 'call'] })).toBe(
			'Mia · Wait and see · Call Luca · A hand to hold'
		);
	});

	it('names every node with choices as a part to count', () => {
		expect(tally(question)).toEqual([
			{ part: 'evening', options: ['write', 'wait', 'tell'] },
			{ part: 'night', options: ['call', 'again'] }
		]);
	});
});

group('a vote of the class', () => {
	const first = choose(question, undefined, 'evening', 'wait');
	const both = choose(question, first, 'night', 'call');

	it('stands beside the votes at other nodes, and can be changed', () => {
		expect(both).toEqual({ votes: { evening: 'wait', night: 'call' } });
		expect(choose(question, both, 'evening', 'tell').votes).toEqual({
			evening: 'tell',
			night: 'call'
		});
	});

	it('may be passed on, which takes nothing from the votes at other nodes', () => {
		const passing = pass(question, first, 'night');
		expect(passing).toEqual({ votes: { evening: 'wait', night: null } });
		expect(passed(passing)).toEqual(['night']);
		expect(grade(question, solution, passing)).toMatchObject({ points: 0, possible: 1 });
		expect(describe(question, passing)).toBe('Wait and see');
		expect(choose(question, passing, 'night', 'call')).toEqual(both);
		expect(passed(solve(question, solution))).toEqual([]);
	});

	it('is graded and described as far as it goes', () => {
		expect(grade(question, solution, first)).toMatchObject({ points: 0, possible: 1 });
		expect(grade(question, solution, both)).toMatchObject({ points: 1, possible: 2 });
		expect(describe(question, both)).toBe('Wait and see · Call Luca');
	});

	it.each([{}, { gone: 'call' }, { night: 'gone' }])('says nothing with votes %j', (votes) => {
		expect(grade(question, solution, { votes })).toEqual(unfinished);
		expect(describe(question, { votes })).toBe('');
		expect(counts(question, { votes })).toEqual([]);
	});

	it('counts beside hands at each node; so does the way of who played the same seat alone', () => {
		expect(counts(question, both)).toEqual(['evening/wait', 'night/call']);
		const path = ['wait', 'again', 'write'];
		expect(counts(question, { seat: 'friend', path })).toEqual(['evening/write', 'night/again']);
		expect(counts(question, { seat: 'member', path })).toEqual([]);
	});
});

group('the stage', () => {
	const told = (chosen?: string[]) => steps(question, solution, cast, 'The picture', chosen);

	it('waits at the first question that has no choice yet', () => {
		const last = told([]).at(-1);
		expect(last).toMatchObject({ phase: 'ask', part: 'evening', chooses: true });
	});

	it('shows what a choice led to, with the gauges as they are then', () => {
		const step = told(['write']).find((one) => one.title === 'Write to Luca');
		expect(step).toMatchObject({ phase: 'page', text: 'He answers at once.' });
		expect(step?.gauges?.[0]).toMatchObject({ level: 4, text: 'better' });
	});

	it('ends with the ending and the reasons of the choices made, and no other reason', () => {
		const reasons = told(['wait', 'call']).filter((one) => one.phase === 'review');
		expect(reasons.map((one) => one.title)).toEqual([
			'A hand to hold',
			'Wait and see',
			'Call Luca'
		]);
	});

	it('tells no reason before the ending', () => {
		expect(JSON.stringify(told(['wait']))).not.toContain('Silence looks like a yes');
	});

	it('parts a long moment into a page and a question', () => {
		const long = structuredClone(question);
		long.nodes[0]!.text = 'word '.repeat(30).trim();
		const [, page, ask] = steps(long, solution, cast, 'The picture', []);
		expect([page?.phase, page?.options, ask?.phase, ask?.text]).toEqual([
			'page',
			undefined,
			'ask',
			undefined
		]);
	});

	it('gives every reason to the linter, which chooses nothing', () => {
		const all = JSON.stringify(told());
		for (const why of Object.values(solution.why)) expect(all).toContain(why);
	});
});

group('checking a story', () => {
	type File = ReturnType<typeof file>;
	const codes = (change: (story: File) => void) => {
		const story = file();
		change(story);
		return check(
			v.parse(questionSchema, story.question),
			v.parse(solutionSchema, story.solution)
		).map((problem) => problem.code);
	};
	const evening = (story: File) => story.question.nodes[0]!.choices!;

	it('finds nothing in a good one', () => {
		expect(codes(() => {})).toEqual([]);
	});

	it.each<[string, string, (story: File) => void]>([
		['unknown-id', 'a start that is not there', (s) => (s.question.start = 'gone')],
		['unknown-id', 'a way to nowhere', (s) => (evening(s)[0]!.to = 'gone')],
		[
			'unknown-id',
			'a gauge that is not there',
			(s) => (evening(s)[0]!.gauges = { luca: 1, ...{ sun: 1 } })
		],
		['unknown-id', 'a seat that is not there', (s) => (evening(s)[2]!.seats = ['nobody'])],
		['unknown-id', 'help by a choice that is not there', (s) => s.solution.helps.push('good/go')],
		[
			'why-missing',
			'a choice without a reason',
			(s) => Reflect.deleteProperty(s.solution.why, 'night/call')
		],
		['unreachable', 'a node nobody comes to', (s) => (evening(s)[1]!.to = 'good')],
		[
			'no-way-to-an-ending',
			'a trap',
			(s) => s.question.nodes[1]!.choices!.forEach((choice) => (choice.to = 'night'))
		],
		[
			'dead-end',
			'a node with neither choices nor ending',
			(s) => Reflect.deleteProperty(s.question.nodes[2]!, 'ending')
		],
		['ending-with-choices', 'a node with both', (s) => (s.question.nodes[1]!.ending = 'Over')],
		[
			'too-few-choices-for-a-seat',
			'a seat with one choice only',
			(s) => (evening(s)[0]!.seats = ['friend'])
		],
		['no-helping-way-to-an-ending', 'a story nobody can do well', (s) => (s.solution.helps = [])]
	])('says %s for %s', (code, _title, change) => {
		expect(codes(change)).toContain(code);
	});
});
