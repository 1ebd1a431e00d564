/*
 * A term of 30 pupils and six lessons, checked against sums made here from what each of them chose. The seed is in the
 * title; TERM_SEED=… plays another term.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadKinds } from '$lib/activities/load';
import { readLesson } from '$lib/packs/read';
import type { Lesson } from '$lib/packs/schema';
import type { Round, Run } from '$lib/store/records';
import { makeTerm, partsOf, type Choice } from '../../../tests/term';
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

/** What counts: in time, and of the last asking. */
const lastAsked = term.choices.filter(
	(one) =>
		!one.late &&
		one.round ===
			Math.max(
				...term.choices
					.filter(({ run, activity }) => run === one.run && activity.id === one.activity.id)
					.map(({ round }) => round)
			)
);
const isWell = ({ activity, part, option }: Choice) =>
	partsOf(activity)
		.find((one) => one.part === part)!
		.good.includes(option);
const isJudged = ({ activity }: Choice) => partsOf(activity).some(({ good }) => good.length > 0);
function groups<T>(list: readonly T[], keyOf: (one: T) => string): T[][] {
	const by = new Map<string, T[]>();
	for (const one of list) by.set(keyOf(one), [...(by.get(keyOf(one)) ?? []), one]);
	return [...by.values()];
}

/** Points and pupils of some choices, or nothing where fewer than five gave them. */
function share(choices: Choice[], pupilsOf: (one: Choice) => string) {
	const n = Math.max(0, ...groups(choices, pupilsOf).map((one) => one.length));
	if (n < 5) return undefined;
	return { points: choices.filter(isWell).length, possible: choices.length, n };
}

function cell(choices: Choice[]) {
	const judged = choices.filter(isJudged);
	const hands = judged.filter(({ seat }) => seat === undefined);
	const seats = judged.filter(({ seat }) => seat !== undefined);
	const counted = share(hands, ({ run, activity, part }) => `${run} ${activity.id} ${part}`);
	const first = ({ activity, part }: Choice) => partsOf(activity)[0]!.part === part;
	const pupils = share(seats.filter(first), ({ run, activity }) => `${run} ${activity.id}`);
	const answered = pupils && {
		points: seats.filter(isWell).length,
		possible: seats.length,
		n: pupils.n
	};
	return counted || answered ? { counted, answered } : undefined;
}

describe(`a term of 30 pupils and six lessons, seed ${seed}`, () => {
	it('is one with something in it', () => {
		expect(term.runs).toHaveLength(12);
		expect(term.choices.length).toBeGreaterThan(2000);
		expect(term.choices.some(({ late }) => late)).toBe(true);
		expect(new Set(term.choices.map(({ round }) => round))).toEqual(new Set([1, 2]));
	});

	it('its heat map has the shares of the choices made, week by week', () => {
		const map = heatMap(reported);
		const weeks = [...new Set(term.choices.map(({ week }) => week))].sort();
		expect(map.weeks).toEqual(weeks);
		const objectives = new Set(
			lastAsked.filter(isJudged).flatMap(({ activity }) => activity.objectives ?? [])
		);
		const wanted = [...objectives].map((id) => [
			id,
			weeks.map((week) =>
				cell(lastAsked.filter((one) => one.week === week && one.activity.objectives?.includes(id)))
			)
		]);
		const shown = map.rows.map(({ id, cells }) => [
			id,
			cells.map((one) => one && { counted: one.counted, answered: one.answered })
		]);
		expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(wanted));
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
				const truths = of.flatMap((one) => {
					const { kind, solution } = one.activity;
					const genuine =
						kind === 'inspect' ? solution.genuine : solution.items?.[one.part]?.genuine;
					return genuine === undefined ? [] : [{ genuine, well: isWell(one) }];
				});
				if (truths.length === 0) continue;
				const [real, fake] = [
					truths.filter((one) => one.genuine),
					truths.filter((one) => !one.genuine)
				];
				expect(detected).toEqual({
					caught: fake.filter((one) => one.well).length,
					fakes: fake.length,
					alarms: real.filter((one) => !one.well).length,
					genuine: real.length
				});
			}
		}
	});

	it('its sheet has the lessons, the minutes and where the class stands', () => {
		const impact = impactOf(reported, []);
		const planned = term.runs.map((run) => {
			const lesson = term.lessons.find(({ id }) => id === run.lesson)!;
			const asked = String(run.id).endsWith('-7') ? lesson.followUps[0]! : lesson;
			const sum = asked.activities.reduce((minutes, one) => minutes + one.minutes, 0);
			const present = (run.present as number[]).length;
			return [run.id, Math.min(Math.round(sum), lesson.minutes), present, run.followUp];
		});
		const inOrder = [...planned].sort(
			(a, b) =>
				Number(term.runs.find(({ id }) => id === a[0])!.startedAt) -
				Number(term.runs.find(({ id }) => id === b[0])!.startedAt)
		);
		expect(impact.lessons.map((one) => [one.run, one.minutes, one.present, one.followUp])).toEqual(
			inOrder
		);
		expect(impact.minutes).toBe(planned.reduce((sum, one) => sum + Number(one[1]), 0));

		const weeks = [...new Set(term.choices.map(({ week }) => week))].sort();
		const latest = (id: string) =>
			weeks
				.map((week) =>
					cell(
						lastAsked.filter((one) => one.week === week && one.activity.objectives?.includes(id))
					)
				)
				.findLast((one) => one !== undefined);
		const met = new Set(term.lessons.flatMap(({ objectives }) => objectives));
		expect(
			impact.objectives.map(({ id, cell }) => [
				id,
				cell && { counted: cell.counted, answered: cell.answered }
			])
		).toEqual([...met].map((id) => [id, latest(id)]));
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
