import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defineActivity, graded, ungraded, type Activity } from '$lib/activities/activity';
import choice from '$lib/activities/choice';
import type { AnyKind } from '$lib/activities/load';
import sort from '$lib/activities/sort';
import story from '$lib/activities/story';
import * as tale from '$lib/activities/story/sample';
import { aRound } from '$lib/store/factories';
import type { Round, StoredAnswer } from '$lib/store/records';
import { runReport } from './report';

const view = () => Promise.reject(new Error('not drawn here'));
const options = [
	{ id: 'yes', text: 'Yes' },
	{ id: 'no', text: 'No' }
];
const common = {
	rehearses: () => false,
	solve: () => 'yes',
	describe: (_: unknown, answer: string) => (answer === 'yes' ? 'Yes' : 'No'),
	tally: () => [{ part: '', options: ['yes', 'no'] }],
	steps: () => [{ phase: 'ask' as const, part: '', options }],
	question: v.object({}),
	solution: v.object({}),
	answer: v.picklist(['yes', 'no']),
	view
};

/** Only counted, nothing right. */
const secret = defineActivity({
	...common,
	kind: 'secret',
	keeps: 'count',
	open: ['room'],
	genuine: () => [],
	grade: () => ungraded
});

/** As above, but never asked on the stage: it says itself what was asked, and has words for one option. */
const faces = {
	...secret,
	kind: 'faces',
	tally: () => [
		{
			part: 'me',
			options: ['sure', 'nearly'],
			asked: 'I can say no.',
			words: [{ id: 'nearly', text: 'Nearly so' }]
		}
	],
	steps: () => []
};

/** An opinion, asked twice. */
const opinion = defineActivity({
	...common,
	kind: 'opinion',
	keeps: 'answer',
	open: ['hands', 'room'],
	genuine: () => [],
	grade: () => ungraded
});

/** One false thing and one genuine; "yes" takes both for false. */
const spot = defineActivity({
	...common,
	kind: 'spot',
	keeps: 'answer',
	open: ['room'],
	genuine: () => [false, true],
	grade: (_question, _solution, answer) => {
		const both = answer === 'yes' ? 1 : 0;
		return graded(1, 2, { caught: both, fakes: 1, alarms: both, genuine: 1 });
	}
});

const kinds = { choice, secret, faces, opinion, spot, sort, story } as unknown as Record<
	string,
	AnyKind
>;

const anActivity = (kind: string, over: Partial<Activity> = {}): Activity => ({
	id: kind,
	kind,
	title: `About ${kind}`,
	minutes: 3,
	when: 'core',
	objectives: [],
	question: {},
	solution: {},
	...over
});

const whatHelps = anActivity('choice', {
	objectives: ['CB.C.1'],
	question: {
		prompt: 'What helps?',
		pictures: [],
		several: false,
		options: [
			{ id: 'tell', text: 'Tell someone' },
			{ id: 'laugh', text: 'Laugh along' }
		]
	},
	solution: { right: ['tell'], why: { tell: 'It helps.', laugh: 'It hurts.' } }
});

const answered = (answers: [seat: number, answer: unknown, over?: Partial<StoredAnswer>][]) =>
	Object.fromEntries(
		answers.map(([seat, answer, over]): [number, StoredAnswer] => [
			seat,
			{ answer, way: 'room', rev: 1, by: 'seat', ...over }
		])
	);

const report = (activities: Activity[], rounds: Partial<Round>[], present = [1, 2, 3, 4, 5]) =>
	runReport({
		lesson: { activities, cast: [] },
		kinds,
		rounds: rounds.map((over) => aRound({ activity: activities[0]!.id, ...over })),
		present
	});

const tell = { chosen: ['tell'] };
const laugh = { chosen: ['laugh'] };

describe('a small lesson', () => {
	const made = report(
		[whatHelps],
		[
			{
				answers: answered([
					[1, tell],
					[2, tell],
					[3, laugh],
					[4, null],
					[6, tell, { late: true }],
					[7, { of: 'another version' }]
				]),
				tally: { hands: { present: 20, counts: { tell: 6, laugh: 14 } } }
			}
		]
	);
	const round = made.activities[0]!.rounds[0]!;

	it('tells answers: given, passed, late, missing, and what they were', () => {
		expect(round.answered).toEqual({
			answered: 4,
			passed: 1,
			late: 1,
			unreadable: 1,
			missing: 1,
			whole: true,
			graded: 3,
			lines: [
				{ text: 'Tell someone', n: 2, good: true },
				{ text: 'Laugh along', n: 1, good: false }
			],
			parts: [
				{
					part: '',
					asked: 'What helps?',
					answered: 3,
					options: [
						{ id: 'tell', text: 'Tell someone', n: 2, good: true },
						{ id: 'laugh', text: 'Laugh along', n: 1, good: false }
					]
				}
			],
			rate: { points: 2, possible: 3 }
		});
	});

	it('tells counts apart from answers, with the words of the stage', () => {
		expect(round.counted).toEqual([
			{
				part: '',
				asked: 'What helps?',
				way: 'hands',
				present: 20,
				counted: 20,
				options: [
					{ id: 'tell', text: 'Tell someone', n: 6, good: true },
					{ id: 'laugh', text: 'Laugh along', n: 14, good: false }
				],
				rate: { points: 6, possible: 20 }
			}
		]);
	});

	it('gives the reason of what was chosen most and does not help, hands and answers apart', () => {
		expect(made.activities[0]!.needed).toEqual({
			part: '',
			asked: 'What helps?',
			option: 'laugh',
			text: 'Laugh along',
			why: 'It hurts.',
			n: 14,
			of: 20
		});
		expect(made.activities[0]!.pupils).toEqual({ counted: 20, answered: 3 });
	});

	it('gives each objective both rates, and another round if either is low', () => {
		expect(made.objectives).toEqual([
			{
				id: 'CB.C.1',
				rates: { counted: { points: 6, possible: 20 }, answered: { points: 2, possible: 3 } },
				again: true
			}
		]);
		expect(made.summary).toEqual({ strongest: undefined, again: 'CB.C.1' });
	});
});

it('names the strongest objective and the one for another round', () => {
	const good = { ...whatHelps, id: 'good', objectives: ['CB.C.2', 'CB.C.3'] };
	const weak = { ...whatHelps, id: 'weak', objectives: ['CB.C.3', 'CB.C.4'] };
	const { objectives, summary } = report(
		[good, weak],
		[
			{
				activity: 'good',
				answers: answered([
					[1, tell],
					[2, tell],
					[3, tell]
				])
			},
			{
				activity: 'weak',
				answers: answered([
					[1, laugh],
					[2, tell],
					[3, laugh]
				])
			}
		]
	);
	expect(summary).toEqual({ strongest: 'CB.C.2', again: 'CB.C.4' });
	expect(objectives.map((one) => [one.id, one.again])).toEqual([
		['CB.C.2', false],
		['CB.C.3', false],
		['CB.C.4', true]
	]);
});

it('names no reason where everybody chose what helps', () => {
	const all = answered([1, 2].map((seat): [number, unknown] => [seat, tell]));
	expect(report([whatHelps], [{ answers: all }]).activities[0]!.needed).toBeUndefined();
});

it('says nothing where nothing was asked', () => {
	const made = report([whatHelps], []);
	expect(made.activities[0]).toMatchObject({ rounds: [], detected: undefined });
	expect(made.objectives[0]).toMatchObject({ again: false });
	expect(made.summary).toEqual({ strongest: undefined, again: undefined });
});

it('tells two rounds of an opinion apart, in order', () => {
	const made = report(
		[anActivity('opinion')],
		[
			{
				round: 2,
				answers: answered([
					[1, 'no'],
					[2, 'no']
				])
			},
			{
				round: 1,
				answers: answered([
					[1, 'yes'],
					[2, 'no']
				])
			}
		]
	);
	expect(made.activities[0]!.rounds.map(({ round, answered }) => [round, answered?.lines])).toEqual(
		[
			[
				1,
				[
					{ text: 'Yes', n: 1, good: undefined },
					{ text: 'No', n: 1, good: undefined }
				]
			],
			[2, [{ text: 'No', n: 2, good: undefined }]]
		]
	);
	expect(made.activities[0]!.rates).toEqual({ counted: undefined, answered: undefined });
});

it('keeps hits and false alarms apart, without late answers', () => {
	const made = report(
		[anActivity('spot')],
		[
			{
				answers: answered([
					[1, 'yes'],
					[2, 'no'],
					[3, 'yes', { late: true }],
					[4, null]
				])
			}
		]
	);
	expect(made.detected).toEqual({ caught: 1, fakes: 2, alarms: 1, genuine: 2 });
});

describe('where only totals are kept', () => {
	const counted = (room: number, shared: number) =>
		report(
			[anActivity('secret')],
			[
				{
					tally: {
						room: { present: room, counts: { yes: room } },
						shared: { present: shared + 1, counts: { no: shared } }
					}
				}
			]
		).activities[0]!.rounds[0]!.counted;

	it('shows none under five', () => {
		expect(counted(2, 2)).toEqual([
			{
				part: '',
				asked: 'About secret',
				way: undefined,
				present: undefined,
				counted: undefined,
				options: [
					{ id: 'yes', text: 'Yes', n: undefined, good: undefined },
					{ id: 'no', text: 'No', n: undefined, good: undefined }
				],
				rate: undefined
			}
		]);
	});

	it('adds up all ways from five on', () => {
		expect(counted(2, 3)).toMatchObject([
			{ way: undefined, present: 6, counted: 5, options: [{ n: 2 }, { n: 3 }] }
		]);
	});

	it('says what was asked as the kind does where no step of the stage asks it, and ids without words', () => {
		const { counted } = report(
			[anActivity('faces')],
			[{ tally: { room: { present: 7, counts: { 'me/sure': 4, 'me/nearly': 2 } } } }]
		).activities[0]!.rounds[0]!;
		expect(counted).toMatchObject([
			{
				present: 7,
				counted: 6,
				asked: 'I can say no.',
				options: [
					{ id: 'sure', text: 'sure', n: 4 },
					{ id: 'nearly', text: 'Nearly so', n: 2 }
				]
			}
		]);
	});
});

it('a round that closed without an answer hides none before it', () => {
	const [made] = report(
		[whatHelps],
		[{ answers: answered([[1, tell]]) }, { round: 2, closedAt: 60_000 }]
	).activities;
	expect(made?.rounds.map(({ round }) => round)).toEqual([1]);
	expect(made?.rates.answered).toEqual({ points: 1, possible: 1 });
});

it('of a class past its time still says what five or more answered alike', () => {
	const sums = [
		{ answer: { chosen: ['tell'] }, n: 9 },
		{ answer: null, n: 5 }
	];
	const folded = (over: Partial<Round>) =>
		runReport({
			lesson: { activities: [whatHelps], cast: [] },
			kinds,
			rounds: [aRound({ activity: 'choice', folded: true, sums, ...over })],
			present: Array.from({ length: 20 }, (_, index) => index + 1)
		}).activities[0];
	const activity = folded({ whole: true });
	expect(activity?.rounds[0]?.answered).toMatchObject({
		answered: 9,
		passed: 5,
		missing: 0,
		lines: [{ text: 'Tell someone', n: 9, good: true }]
	});
	expect(activity?.rates.answered).toEqual({ points: 9, possible: 9 });
	// where some were dropped, the share of those who are left would flatter
	const dropped = folded({});
	expect(dropped?.rounds[0]?.answered?.lines).toEqual(activity?.rounds[0]?.answered?.lines);
	expect(dropped?.rates.answered).toBeUndefined();
	expect(dropped?.pupils.answered).toBe(0);
	expect(dropped?.rounds[0]?.answered?.whole).toBe(false);
	const wrong = { sums: [{ answer: { chosen: ['laugh'] }, n: 6 }] };
	expect(folded({ ...wrong, whole: true })?.needed).toMatchObject({ n: 6, of: 6 });
	expect(folded(wrong)?.needed).toBeUndefined();
});

describe('answers that came part by part, or all ways at once', () => {
	const bins = [
		{ id: 'real', text: 'Real' },
		{ id: 'fake', text: 'Fake' }
	];
	const sorting = anActivity('sort', {
		question: { prompt: 'Where?', bins, items: ['a', 'b', 'c'].map((id) => ({ id, text: id })) },
		solution: {
			items: {
				a: { accepts: ['real'], why: 'A.', genuine: true },
				b: { accepts: ['fake'], why: 'B.', genuine: false },
				c: { accepts: ['fake'], why: 'C.', genuine: false }
			}
		}
	});
	const placed = (where: Record<string, string>) => ({ placed: where });

	it('count as far as they go, each part once; what is genuine and what is false stay apart', () => {
		const [made] = report(
			[sorting],
			[
				{
					answers: answered([
						[1, placed({ a: 'real', b: 'fake', c: 'real' }), { way: 'handin' }],
						[2, placed({ a: 'fake', b: 'fake' }), { way: 'card' }],
						[3, placed({ b: 'real' }), { way: 'shared', by: 'teacher' }],
						[4, placed({ a: 'real' }), { way: 'room', late: true }]
					])
				}
			]
		).activities;
		expect(made?.rates.answered).toEqual({ points: 3, possible: 6 });
		expect(made?.detected).toEqual({ caught: 2, fakes: 4, alarms: 1, genuine: 2 });
		expect(made?.rounds[0]?.answered).toMatchObject({ answered: 3, late: 1, missing: 1 });
		const parts = made?.rounds[0]?.answered?.parts ?? [];
		expect(parts.map((one) => [one.part, one.answered, one.options.map(({ n }) => n)])).toEqual([
			['a', 2, [1, 1]],
			['b', 3, [1, 2]],
			['c', 1, [1, 0]]
		]);
		expect(made?.needed).toMatchObject({ part: 'a', option: 'fake', why: 'A.', n: 1, of: 2 });
	});

	it('of a story are votes and ways gone alone; a pass is one; what came late is left out', () => {
		const told = anActivity('story', { question: tale.question, solution: tale.solution });
		const [made] = report(
			[told],
			[
				{
					answers: answered([
						[1, { votes: { evening: 'write' } }, { way: 'card' }],
						[2, { votes: { evening: 'wait', night: 'call' } }],
						[3, { seat: 'friend', path: ['wait', 'call'] }, { way: 'handin' }],
						[4, { votes: { evening: 'wait' } }, { late: true }],
						[5, { votes: { evening: null } }],
						[6, null]
					]),
					tally: { hands: { present: 1, counts: { 'evening/wait': 1 } } }
				}
			]
		).activities;
		expect(made?.rates).toEqual({
			answered: { points: 3, possible: 5 },
			counted: { points: 0, possible: 1 }
		});
		expect(made?.rounds[0]?.answered).toMatchObject({ answered: 3, passed: 2, late: 1 });
		expect(made?.rounds[0]?.answered?.lines.map((line) => line.text)).toEqual([
			'Write to Luca',
			'Wait and see · Call Luca',
			'Mia · Wait and see · Call Luca · A hand to hold'
		]);
	});
});
