import { beforeAll, expect, it } from 'vitest';
import { loadKinds, type AnyKind } from '$lib/activities/load';
import { readLesson } from '$lib/packs/read';
import type { Lesson } from '$lib/packs/schema';
import type { Round } from '$lib/store/records';
import file from '../../../lessons/cyberbullying/forward-or-stop.json';
import { classRecord, type RecordWords, type RunRecord } from './class-record';

const words: RecordWords = {
	language: 'en',
	direction: 'ltr',
	title: 'Class <script>alert(1)</script> & "5b"',
	text: 'All of it.',
	date: (at) => `day ${at}`,
	present: (n) => `${n} here`,
	round: (n) => `round ${n}`,
	seat: (n) => `Seat ${n}`,
	passed: 'passed',
	tooFew: 'too few',
	moments: { before: 'Before', after: 'After', later: 'Later' },
	sure: { 'not-yet': 'Not yet', nearly: 'Nearly', sure: 'Sure' },
	number: String
};

let lesson: Lesson;
let kinds: Record<string, AnyKind>;
beforeAll(async () => {
	const read = readLesson(file);
	if (!read.ok) throw new Error('the lesson is not one');
	({ lesson } = read);
	kinds = await loadKinds(lesson.activities);
});

const given = (answer: unknown) => ({ answer, way: 'solo', rev: 1, by: 'seat' }) as const;
const round = (activity: string, over: Partial<Round>): Round => ({
	run: 'r',
	group: 'g',
	activity,
	round: 1,
	openedAt: 0,
	answers: {},
	...over
});
const record = (over: Partial<RunRecord>): RunRecord => ({
	run: { title: 'Forward or stop?', startedAt: 7, present: [1, 2] },
	rounds: [],
	lesson,
	kinds,
	...over
});
/** Row heads and cells of a page. */
const rowsOf = (html: string) =>
	[...html.matchAll(/<th scope="row">(.*)<\/th><td>(.*)<\/td>/g)].map(([, head, cell]) => [
		head,
		cell
	]);

it('tells each answer in words, and a pass as a pass', () => {
	const choice = lesson.activities.find(({ kind }) => kind === 'choice' || kind === 'poll')!;
	const kind = kinds[choice.kind]!;
	const answer = kind.solve(choice.question, choice.solution);
	const rounds = [round(choice.id, { answers: { 1: given(answer), 2: given(null) } })];
	expect(rowsOf(classRecord([record({ rounds })], words))).toEqual([
		['Seat 1', kind.describe(choice.question, answer)],
		['Seat 2', 'passed']
	]);
	const story = lesson.activities.find((one) => one.kind === 'story')!;
	const { part } = kinds.story!.tally!(story.question)[0]!;
	const votes = [round(story.id, { answers: { 1: given({ votes: { [part]: null } }) } })];
	expect(rowsOf(classRecord([record({ rounds: votes })], words))).toEqual([['Seat 1', 'passed']]);
});

it('tells of a class past its time how many gave the same answer', () => {
	const choice = lesson.activities.find(({ kind }) => kind === 'choice' || kind === 'poll')!;
	const kind = kinds[choice.kind]!;
	const answer = kind.solve(choice.question, choice.solution);
	const rounds = [round(choice.id, { folded: true, sums: [{ answer, n: 7 }] })];
	expect(rowsOf(classRecord([record({ rounds })], words))).toEqual([
		[kind.describe(choice.question, answer), '7']
	]);
});

it('tells an answer as it is stored where its lesson is gone', () => {
	const rounds = [round('gone', { answers: { 1: given({ text: '<b>' }) } })];
	const html = classRecord([record({ rounds, lesson: undefined })], words);
	expect(rowsOf(html)).toEqual([['Seat 1', '{&#34;text&#34;:&#34;&#60;b&#62;&#34;}']]);
});

it('tells no class total under five', () => {
	const exit = lesson.activities.find(({ kind }) => kinds[kind]!.keeps === 'count')!;
	const html = (counts: Record<string, number>, present: number) =>
		rowsOf(
			classRecord(
				[record({ rounds: [round(exit.id, { tally: { shared: { present, counts } } })] })],
				words
			)
		).map(([, cell]) => cell);
	const { counts, solve } = kinds[exit.kind]!;
	const [option] = counts!(exit.question, solve(exit.question, exit.solution));
	expect(new Set(html({ [option!]: 4 }, 4))).toEqual(new Set(['too few']));
	expect(html({ [option!]: 6 }, 6)).toContain('6');
});

it('holds no markup but its own', () => {
	const html = classRecord(
		[record({ run: { title: '<img src=x onerror=alert(1)>', startedAt: 0, present: [] } })],
		words
	);
	expect(html).not.toMatch(/<script|<img/);
	expect(html).toContain('&#60;script&#62;');
});
