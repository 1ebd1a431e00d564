import { beforeAll, describe, expect, it } from 'vitest';
import type { Countable } from '$lib/activities/activity';
import { loadKinds, type AnyKind } from '$lib/activities/load';
import { readLesson } from '$lib/packs/read';
import type { Lesson } from '$lib/packs/schema';
import { aRound } from '$lib/store/factories';
import type { Round, Run } from '$lib/store/records';
import file from '../../../lessons/cyberbullying/forward-or-stop.json';
import { seatAnswers } from './seat-answers';

let lesson: Lesson;
let kinds: Record<string, AnyKind>;
beforeAll(async () => {
	const read = readLesson(file);
	if (!read.ok) throw new Error('the lesson is not one');
	({ lesson } = read);
	kinds = await loadKinds(lesson.activities);
});

const run = (over: Partial<Run> = {}) =>
	({ id: 'r', title: 'Forward or stop?', language: 'en', startedAt: 1, ...over }) as Run;
const given = (answer: unknown) => ({ answer, way: 'room', rev: 1, by: 'seat' }) as const;
const of = (rounds: Partial<Round>[], seat = 3, over: Partial<Run> = {}) =>
	seatAnswers([{ run: run(over), rounds: rounds.map(aRound), lesson, kinds }], seat);
const remember = (over: Partial<Round>) => ({ activity: 'remember', ...over });

describe('the answers of a seat', () => {
	it('are in words, with what helps', () => {
		const { question, solution } = lesson.activities.find(({ id }) => id === 'remember')!;
		const kind = kinds.choice!;
		const answer = kind.solve(question, solution);
		expect(of([remember({ answers: { 3: given(answer), 4: given(null) } })])).toEqual([
			{
				run: 'r',
				title: 'Forward or stop?',
				language: 'en',
				startedAt: 1,
				answers: [
					{
						activity: 'remember',
						title: lesson.activities.find(({ id }) => id === 'remember')!.title,
						round: 1,
						several: false,
						text: kind.describe(question, answer),
						good: true,
						late: false
					}
				]
			}
		]);
	});

	it('are in, and no more, where the seat passed', () => {
		const [answer] = of([remember({ answers: { 3: given(null) } })])[0]!.answers;
		expect(answer).toMatchObject({ text: undefined, good: undefined });
	});

	it('are in, and no more, where all it gave on its way through a story was a pass', () => {
		const { id, kind, question } = lesson.activities.find((one) => one.kind === 'story')!;
		const [{ part, options }, next] = kinds[kind]!.tally!(question) as [Countable, Countable];
		const told = (votes: object) =>
			of([{ activity: id, answers: { 3: given({ votes }) } }])[0]!.answers[0];
		expect(told({ [part]: null })).toMatchObject({ text: undefined, good: undefined });
		expect(told({ [part]: options[0], [next.part]: null })?.text).toEqual(expect.any(String));
	});

	it('never hold what is only counted or private, even if a file brought some', () => {
		const kept = lesson.activities.filter(({ kind }) => kinds[kind]!.keeps !== 'answer');
		expect(new Set(kept.map(({ kind }) => kinds[kind]!.keeps))).toEqual(
			new Set(['count', 'nothing'])
		);
		const rounds = kept.map(({ id, kind, question, solution }) => ({
			activity: id,
			answers: { 3: given(kinds[kind]!.solve(question, solution)) },
			in: [3]
		}));
		expect(of(rounds)).toEqual([]);
	});

	it('tell two askings apart, and what came late', () => {
		const answer = { chosen: [] };
		const [first, second] = of([
			remember({ round: 2, answers: { 3: { ...given(answer), late: true } } }),
			remember({ answers: { 3: given(answer) } })
		])[0]!.answers;
		expect([first?.round, first?.late]).toEqual([1, false]);
		expect([second?.round, second?.late]).toEqual([2, true]);
	});

	it('leave out lessons the seat was not in, and begin with the latest', () => {
		const rounds = [aRound(remember({ answers: { 3: given(null) } }))];
		const runs = [1, 3, 2].map((startedAt) => ({
			...{ run: run({ id: `r${startedAt}`, startedAt }), rounds, lesson, kinds }
		}));
		const without = { run: run({ id: 'none' }), rounds: [], lesson, kinds };
		expect(seatAnswers([...runs, without], 3).map((one) => one.run)).toEqual(['r3', 'r2', 'r1']);
		expect(seatAnswers(runs, 5)).toEqual([]);
	});
});
