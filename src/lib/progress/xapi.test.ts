import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyKind } from '$lib/activities/load';
import { loadKinds } from '$lib/activities/load';
import { readLesson } from '$lib/packs/read';
import type { Lesson } from '$lib/packs/schema';
import { aRound } from '$lib/store/factories';
import type { Round, Run, StoredAnswer } from '$lib/store/records';
import file from '../../../lessons/cyberbullying/forward-or-stop.json';
import type { ClassRun } from './class-runs';
import { statements } from './xapi';

const openedAt = Date.UTC(2026, 2, 4, 8, 30);
const run: Run = {
	id: 'run-1',
	group: '0f3c',
	lesson: 'forward-or-stop',
	version: 3,
	language: 'en',
	outside: false,
	title: 'Forward or stop?',
	startedAt: openedAt - 60_000,
	touchedAt: openedAt + 1_234_567,
	screens: 1,
	present: [1, 2, 3],
	place: { activity: '', step: 0, chosen: [], blank: false, over: true }
};

let lesson: Lesson;
let kinds: Record<string, AnyKind>;
beforeAll(async () => {
	const read = readLesson(file);
	if (!read.ok) throw new Error('the lesson is not one');
	({ lesson } = read);
	kinds = await loadKinds(lesson.activities);
});

const given = (answer: unknown, over: Partial<StoredAnswer> = {}): StoredAnswer => ({
	...{ answer, way: 'room', rev: 1, by: 'seat' },
	...over
});
const ofKind = (kind: string) => lesson.activities.find((activity) => activity.kind === kind)!;
const made = (rounds: Partial<Round>[], over: Partial<ClassRun> = {}) =>
	statements([
		{
			...{ run, lesson, kinds },
			rounds: rounds.map((round) => aRound({ run: run.id, group: run.group, openedAt, ...round })),
			...over
		}
	]);
/** A round in which seat 1 gave the best answer there is, and seat 2 passed. */
function choiceRound(over: Partial<Round> = {}): Partial<Round> {
	const activity = ofKind('choice');
	const best = kinds.choice!.solve(activity.question, activity.solution);
	return { activity: activity.id, answers: { 1: given(best), 2: given(null) }, ...over };
}

it('says who answered what, by the seat’s random id, at the minute the class was asked', async () => {
	const [one] = await made([choiceRound()]);
	const activity = ofKind('choice');
	expect(one).toMatchObject({
		actor: {
			objectType: 'Agent',
			account: { homePage: 'https://netkind.invalid', name: '0f3c/1' }
		},
		verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
		object: {
			objectType: 'Activity',
			id: `https://netkind.invalid/lessons/forward-or-stop/3/${activity.id}`,
			definition: { name: { en: activity.title } }
		},
		result: { score: { min: 0, scaled: 1 } },
		context: {
			extensions: { 'https://netkind.invalid/extensions/round': 1 },
			contextActivities: { parent: [{ id: 'https://netkind.invalid/lessons/forward-or-stop/3' }] }
		},
		timestamp: '2026-03-04T08:30:00.000Z'
	});
	expect(one!.result!.score!.raw).toBe(one!.result!.score!.max);
});

it('a pass is experienced, with no result', async () => {
	const [, pass] = await made([choiceRound()]);
	expect(pass!.verb.id).toBe('http://adlnet.gov/expapi/verbs/experienced');
	expect(pass).not.toHaveProperty('result');
	const story = ofKind('story');
	const { part } = kinds.story!.tally!(story.question)[0]!;
	const answers = { 1: given({ votes: { [part]: null } }) };
	const [vote] = await made([{ activity: story.id, answers }]);
	expect(vote!.verb).toEqual(pass!.verb);
	expect(vote).not.toHaveProperty('result');
});

it('has the same ids each time, and no two alike', async () => {
	const rounds = [choiceRound(), choiceRound({ round: 2 })];
	const ids = (await made(rounds)).map(({ id }) => id);
	expect(ids).toEqual((await made(rounds)).map(({ id }) => id));
	expect(new Set(ids).size).toBe(4);
	for (const id of ids)
		expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

it('an answer of another version of the lesson is told as it is stored, without points', async () => {
	const [one] = await made([choiceRound({ answers: { 1: given({ of: 'another' }) } })]);
	expect(one!.result).toEqual({ response: '{"of":"another"}' });
});

describe('says nothing', () => {
	it('of what is only counted or private, even if something of a seat were there', async () => {
		const closed = lesson.activities.filter(({ kind }) => kinds[kind]!.keeps !== 'answer');
		expect(new Set(closed.map(({ kind }) => kinds[kind]!.keeps))).toEqual(
			new Set(['count', 'nothing'])
		);
		const rounds = closed.map(({ id }) => ({
			activity: id,
			answers: { 1: given({ words: 'a secret' }) },
			tally: { room: { present: 9, counts: { face: 9 } } },
			in: [1, 2, 3]
		}));
		expect(await made(rounds)).toEqual([]);
	});

	it('of what came late, of a lesson that is gone, and of a class past its time', async () => {
		expect(await made([choiceRound({ answers: { 1: given(null, { late: true }) } })])).toEqual([]);
		expect(await made([choiceRound()], { lesson: undefined })).toEqual([]);
		const sums = [{ answer: null, n: 9 }];
		expect(await made([choiceRound({ answers: {}, folded: true, sums })])).toEqual([]);
	});

	it('of when a single seat answered, or when the lesson ended', async () => {
		const all = JSON.stringify(await made([choiceRound()]));
		expect(all.match(/2026-\d\d-\d\dT[^"]*/g)).toEqual(
			Array<string>(2).fill('2026-03-04T08:30:00.000Z')
		);
		expect(all).not.toContain(String(run.touchedAt));
	});
});
