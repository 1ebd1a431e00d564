/*
 * A term of 30 pupils and six lessons, checked against sums made here from what each of them chose. The seed is in the
 * title; TERM_SEED=… plays another term.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadKinds } from '$lib/activities/load';
import { readLesson } from '$lib/packs/read';
import type { Lesson } from '$lib/packs/schema';
import type { Round, Run } from '$lib/store/records';
import { makeTerm } from '../../../tests/term';
import { detectedIn, groups, isJudged, isWell, sumsOf } from '../../../tests/term-sums';
import { reportedRuns, type ClassRun, type ReportedRun } from './class-runs';
import { heatMap } from './heat-map';
import { impactOf } from './impact';
import { seatAnswers } from './seat-answers';

const seed = Number(process.env.TERM_SEED ?? 20261126);
const paths = [
	'cyberbullying/forward-or-stop',
	'fraud/the-parcel-message',
	'hate/one-joke-many-ears',
	'wellbeing/pit-stop',
	'fraud/grandmas-emergency-call',
	'wellbeing/the-tummy-feeling'
];
const files = import.meta.glob<unknown>('/lessons/*/*.json', { import: 'default' });
const term = makeTerm(seed, paths, 30, 'term');

let runs: ClassRun[];
let reported: ReportedRun[];
beforeAll(async () => {
	const lessons = await Promise.all(
		paths.map(async (path): Promise<Lesson> => {
			const read = readLesson(await files[`/lessons/${path}.json`]!());
			if (!read.ok) throw new Error(path);
			return read.lesson;
		})
	);
	runs = await Promise.all(
		(term.runs as unknown as Run[]).map(async (run) => {
			const whole = lessons.find(({ id }) => id === run.lesson)!;
			const comesBack = run.id.endsWith('-7');
			const lesson = comesBack ? { ...whole, activities: whole.followUps[0]!.activities } : whole;
			const rounds = (term.rounds as unknown as Round[]).filter((one) => one.run === run.id);
			return { run, rounds, lesson, kinds: await loadKinds(lesson.activities) };
		})
	);
	reported = reportedRuns(runs);
});

const sums = sumsOf(term);
const { lastAsked } = sums;

describe(`a term of 30 pupils and six lessons, seed ${seed}`, () => {
	it('is one with something in it', () => {
		expect(term.runs).toHaveLength(12);
		expect(term.choices.length).toBeGreaterThan(2000);
		expect(term.choices.some(({ late }) => late)).toBe(true);
		expect(new Set(term.choices.map(({ round }) => round))).toEqual(new Set([1, 2]));
	});

	it('its heat map has the shares of the choices made, week by week', () => {
		const map = heatMap(reported);
		expect(map.weeks).toEqual(sums.weeks);
		const shown = map.rows.map(({ id, cells }) => [
			id,
			cells.map((one) => one && { counted: one.counted, answered: one.answered })
		]);
		expect(Object.fromEntries(shown)).toEqual(sums.heat);
		for (const one of map.rows.flatMap(({ cells }) => cells)) {
			if (!one) continue;
			const shares = [one.counted, one.answered].flatMap((of) =>
				of ? [of.points / of.possible] : []
			);
			expect(one.share).toBe(Math.round(100 * Math.min(...shares)) / 100);
			const [least, most] = [
				[0, 0.4, 0.6, 0.75, 0.9][one.step - 1]!,
				[0.4, 0.6, 0.75, 0.9, 1.1][one.step - 1]!
			];
			expect(one.share >= least && one.share < most).toBe(true);
		}
	});

	it('its reports have how often each option was chosen, by hand and by answer', () => {
		for (const { run, report } of reported) {
			for (const activity of report!.activities) {
				const of = lastAsked.filter((one) => one.run === run.id && one.activity.id === activity.id);
				if (of.length === 0) continue;
				const { counted, answered } = activity.rounds.at(-1)!;
				const told = [...counted, ...(answered?.parts ?? [])].flatMap((one) =>
					one.options.map(({ id, n }) => ['way' in one ? 'hands' : 'answers', one.part, id, n])
				);
				const chose = told.map(([how, part, id]) => [
					...[how, part, id],
					of.filter(
						(one) =>
							(one.seat === undefined) === (how === 'hands') &&
							one.part === part &&
							one.option === id
					).length
				]);
				expect(told).toEqual(chose);
				expect(told.reduce((sum, one) => sum + Number(one[3]), 0)).toBe(of.length);
			}
		}
	});

	it('its reports give the reason of what was chosen most and does not help', () => {
		for (const { run, report } of reported) {
			for (const { id, needed } of report!.activities) {
				const astray = lastAsked.filter(
					(one) => one.run === run.id && one.activity.id === id && isJudged(one) && !isWell(one)
				);
				const most = Math.max(
					0,
					...groups(
						astray,
						({ seat, part, option }) => `${seat === undefined} ${part} ${option}`
					).map((one) => one.length)
				);
				expect(needed?.n ?? 0).toBe(most);
				if (!needed) continue;
				const { solution } = astray[0]!.activity;
				const reasons = [
					solution.why?.[needed.option],
					solution.why?.[needed.part],
					solution.items?.[needed.part]?.why
				];
				expect(reasons).toContain(needed.why);
			}
		}
	});

	it('hits and false alarms are those of the choices made, and stay apart', () => {
		for (const { run, report } of reported) {
			for (const { id, detected } of report!.activities) {
				const of = lastAsked.filter((one) => one.run === run.id && one.activity.id === id);
				const truths = detectedIn(of);
				if (truths) expect(detected).toEqual(truths);
			}
		}
	});

	it('its sheet has the lessons, the minutes and where the class stands', () => {
		const impact = impactOf(reported, []);
		expect(impact.lessons.map((one) => [one.run, one.minutes, one.present, one.followUp])).toEqual(
			sums.done
		);
		expect(impact.minutes).toBe(sums.minutes);
		expect(impact.detected).toEqual(sums.detected);
		expect(
			impact.objectives.map(({ id, cell }) => [
				id,
				cell && { counted: cell.counted, answered: cell.answered }
			])
		).toEqual(sums.stands);
	});

	it('a seat has its own answers, and of what is only counted none', () => {
		const mine = seatAnswers(runs, 7);
		const all = mine.flatMap((one) => one.answers.map((answer) => `${one.run} ${answer.activity}`));
		const chosen = new Set(
			term.choices
				.filter(({ seat }) => seat === 7)
				.map(({ run, activity }) => `${run} ${activity.id}`)
		);
		expect([...chosen].filter((one) => !all.includes(one))).toEqual([]);
		expect(all.filter((one) => one.endsWith(' goodbye'))).toEqual([]);
	});
});
