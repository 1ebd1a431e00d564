import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { activitySchema, type LessonActivity } from '$lib/activities';
import { waysIn, type Way } from '$lib/activities/activity';
import { loadKinds } from '$lib/activities/load';
import { firstPlace, stepAt } from '$lib/lesson/place';
import { collect, passOn, type Arrival, type Collecting } from './collector';

interface LessonFile {
	id: string;
	activities?: unknown[];
	measure?: unknown;
}
const files = import.meta.glob<LessonFile>(
	['/lessons/*/*.json', '!/lessons/{reference,schema}/*', '!/lessons/*/*.*.json'],
	{ import: 'default', eager: true }
);
/** one activity of each kind that a bundled lesson uses, its measure included */
const activities = [
	...new Map(
		Object.values(files)
			.flatMap(({ activities = [], measure = [] }) => activities.concat(measure))
			.map((one) => v.parse(activitySchema, one))
			.map((one) => [one.kind, one])
	).values()
];

let collecting: Collecting;
beforeAll(async () => {
	const kinds = await loadKinds(activities);
	collecting = { playable: { activities, kinds, cast: [] }, present: [1, 2, 3, 7] };
});

const of = (name: string) => activities.find((one) => one.kind === name)!;
const arrive = (name: string, given: unknown, over: Record<string, unknown> = {}) =>
	collect(collecting, {
		seat: 7,
		activity: of(name).id,
		round: 1,
		way: 'shared',
		by: 'seat',
		given,
		...over
	});
const solved = (name: string) => {
	const { question, solution } = of(name);
	return collecting.playable.kinds[name]!.solve(question, solution);
};

describe('what is kept', () => {
	it.each(['choice', 'story', 'sort', 'inspect', 'order'])('an answer of %s is', (name) => {
		expect(arrive(name, { answer: solved(name) })).toEqual({
			write: 'answer',
			answer: solved(name)
		});
	});

	it('a pass is kept like an answer', () => {
		expect(arrive('choice', { answer: null })).toEqual({ write: 'answer', answer: null });
	});

	it('an option of a part changes what the seat has, and says whether it takes something away', () => {
		const { items, bins } = of('sort').question as {
			items: { id: string }[];
			bins: { id: string }[];
		};
		const [first, second] = items.map((item) => item.id);
		const bin = bins[0]!.id;
		const collected = arrive('sort', { part: first, option: bin }, { way: 'card' });
		if (collected.write !== 'change') throw new Error(collected.write);
		expect(collected.change(undefined)).toEqual({
			answer: { placed: { [first!]: bin } },
			replaces: false
		});
		expect(collected.change({ placed: { [second!]: bin } })).toEqual({
			answer: { placed: { [first!]: bin, [second!]: bin } },
			replaces: false
		});
		expect(collected.change({ placed: { [first!]: bins[1]!.id } }).replaces).toBe(true);
		expect(collected.change('of another version').replaces).toBe(false);
	});
});

describe('a pass of one part', () => {
	it('keeps the votes at other moments of a story, takes back one at this, and is in for this alone', () => {
		const [one, other] = collecting.playable.kinds.story!.tally!(of('story').question);
		const collected = arrive('story', { part: one!.part, option: null }, { way: 'room' });
		if (collected.write !== 'change') throw new Error(collected.write);
		const passed = { votes: { [one!.part]: null } };
		const voted = { votes: { [other!.part]: other!.options[0]! } };
		const both = { votes: { ...voted.votes, ...passed.votes } };
		expect(collected.change(undefined)).toEqual({ answer: passed, replaces: false });
		expect(collected.change(voted)).toEqual({ answer: both, replaces: false });
		expect(collected.change({ votes: { [one!.part]: one!.options[0]! } })).toEqual({
			answer: passed,
			replaces: true
		});
		expect(collected.change(solved('story')).replaces).toBe(true);
	});

	it('is refused at a moment the story has not, and where an answer is given whole', () => {
		for (const [name, part] of [
			['story', 'gone'],
			['choice', '']
		] as const) {
			expect(arrive(name, { part, option: null })).toEqual({ write: 'refused', why: 'answer' });
		}
	});

	it('is what a pass gives where the class chooses its way, and nowhere else', () => {
		expect(passOn({ chooses: true, part: 'night' })).toEqual({ part: 'night', option: null });
		expect(passOn({ part: '' })).toEqual({ answer: null });
	});
});

describe('what is only counted, or let go', () => {
	it('counts the calm end under what was chosen, and a pass under nothing', () => {
		expect(arrive('exit', { answer: { sure: 'nearly' } })).toEqual({
			write: 'count',
			options: ['nearly']
		});
		expect(arrive('exit', { answer: null })).toEqual({ write: 'count', options: [] });
	});

	it('counts a measure under each of its parts, and only if it is whole', () => {
		const { question } = of('measure') as Extract<LessonActivity, { kind: 'measure' }>;
		const { sure, chosen } = solved('measure') as { sure: object; chosen: string };
		const parts = question.statements.map(({ id }) => `${id}/sure`);
		expect(arrive('measure', { answer: { sure, chosen } })).toEqual({
			write: 'count',
			options: [...parts, `${question.scenario.id}/${chosen}`]
		});
		expect(arrive('measure', { answer: { sure } })).toEqual({ write: 'refused', why: 'answer' });
		expect(arrive('measure', { answer: null })).toEqual({ write: 'count', options: [] });
	});

	it('does not look at what is private', () => {
		const given = {
			get answer(): unknown {
				throw new Error('looked at');
			}
		};
		Object.defineProperty(given, 'answer', { enumerable: true, value: { typed: 'CANARY' } });
		expect(arrive('build', given)).toEqual({ write: 'nothing' });
	});

	it.each(['exit', 'build'])('lets no teacher answer %s for a seat', (name) => {
		const collected = arrive(name, { answer: solved(name) }, { by: 'teacher' });
		expect(collected).toEqual({ write: 'refused', why: 'private' });
	});

	it.each(['hands', 'card', 'handin'])('takes neither by %s', (way) => {
		for (const name of ['exit', 'build', 'plan']) {
			expect(arrive(name, { answer: solved(name) }, { way })).toEqual({
				write: 'refused',
				why: 'way'
			});
		}
	});
});

describe('what is refused', () => {
	it.each<[string, string, unknown, Record<string, unknown>]>([
		['seat', 'a seat that is not here', null, { seat: 8 }],
		['activity', 'an activity the lesson has not', null, { activity: 'gone' }],
		['activity', 'a round that is never asked', null, { round: 2 }],
		['activity', 'a round before the first', null, { round: 0 }],
		['shape', 'a counter no device comes to', null, { rev: Number.MAX_SAFE_INTEGER }],
		['shape', 'a seat that is no number', null, { seat: '7' }],
		['shape', 'a way that is none', null, { way: 'post' }],
		['shape', 'more than an arrival holds', null, { late: true }],
		['answer', 'an answer of another shape', { chosen: 'stop' }, {}],
		['answer', 'an option that is not there', { chosen: ['gone'] }, {}],
		['answer', 'an answer that says nothing', { chosen: [] }, {}]
	])('%s: %s', (why, _title, answer, over) => {
		expect(arrive('choice', { answer }, over)).toEqual({ write: 'refused', why });
	});

	it.each([
		{ part: '', option: 'gone' },
		{ part: 'gone', option: 'gone' }
	])('answer: %j, which the stage does not ask', (given) => {
		expect(arrive('choice', given)).toEqual({ write: 'refused', why: 'answer' });
	});

	it('activity: a vote on another moment of a story than the one the class is at; a teacher may correct', () => {
		const story = of('story');
		const [start, ...others] = collecting.playable.kinds.story!.tally!(story.question);
		const place = { ...firstPlace([story]), step: 0 };
		const asks = (step: number) => stepAt(collecting.playable, { ...place, step }).chooses;
		while (!asks(place.step)) place.step += 1;
		const vote = ({ part, options }: typeof start & object, over = {}) => {
			const arrival = { seat: 7, activity: story.id, round: 1, way: 'room', by: 'seat', ...over };
			const given = { part, option: options[0]! };
			return collect({ ...collecting, place }, { ...arrival, given });
		};
		expect(vote(start!)).toMatchObject({ write: 'change' });
		for (const other of others) {
			expect(vote(other)).toEqual({ write: 'refused', why: 'activity' });
			expect(vote(other, { by: 'teacher' })).toMatchObject({ write: 'change' });
		}
		place.chosen = [start!.options[0]!];
		place.step += 1;
		while (!asks(place.step)) place.step += 1;
		expect(vote(start!)).toEqual({ write: 'refused', why: 'activity' });
	});

	it('shape: both an answer and an option', () => {
		expect(arrive('choice', { answer: null, part: '', option: 'a' })).toMatchObject({
			why: 'shape'
		});
	});
});

it('never throws and never writes what is private, whatever arrives', () => {
	const options = activities.flatMap((activity) =>
		(collecting.playable.kinds[activity.kind]!.tally?.(activity.question) ?? []).flatMap((one) =>
			one.options.map((option) => ({ part: one.part, option }))
		)
	);
	const given = fc.oneof(
		fc.anything({ withObjectString: true, maxDepth: 4 }),
		fc.jsonValue().map((answer) => ({ answer })),
		fc.constantFrom(...activities).map((one) => ({ answer: solved(one.kind) })),
		fc.constantFrom(...options)
	);
	const arrival = (activity: fc.Arbitrary<unknown>, what: fc.Arbitrary<unknown>) =>
		fc.record({
			seat: fc.oneof({ arbitrary: fc.constant<unknown>(7), weight: 8 }, fc.anything()),
			activity,
			round: fc.constantFrom<unknown>(1, 1, 1, 2, 0, -1, 1.5, '1'),
			way: fc.constantFrom<Way | 'post'>(...waysIn, 'post'),
			by: fc.constantFrom('seat', 'teacher'),
			given: what
		});
	const any = arrival(
		fc.constantFrom<unknown>(...activities.map((one) => one.id), 'gone', '__proto__'),
		given
	);
	/** the right answer to the right question, which most ways are still closed to */
	const fitting = fc
		.constantFrom(...activities)
		.chain((one) => arrival(fc.constant(one.id), fc.constant({ answer: solved(one.kind) })));
	const seen = new Set<string>();
	fc.assert(
		fc.property(
			fc.oneof({ arbitrary: any, weight: 6 }, { arbitrary: fitting, weight: 3 }, fc.anything()),
			(arrival) => {
				const collected = collect(collecting, arrival);
				seen.add(collected.write);
				if (collected.write === 'change') collected.change(given);
				if (collected.write === 'refused' || collected.write === 'nothing') return;
				const { activity, way, by } = arrival as Arrival;
				const kind =
					collecting.playable.kinds[activities.find((one) => one.id === activity)!.kind]!;
				expect(kind.keeps).toBe(collected.write === 'count' ? 'count' : 'answer');
				expect(kind.open).toContain(way);
				expect([by, kind.keeps]).not.toEqual(['teacher', 'count']);
			}
		),
		{ numRuns: 4000 }
	);
	expect([...seen].sort()).toEqual(['answer', 'change', 'count', 'nothing', 'refused']);
});
