import { beforeAll, describe, expect, it } from 'vitest';
import { tallyKey } from '$lib/activities/activity';
import { idAt, type Moment } from '$lib/activities/measure/moments';
import { loadKinds, type AnyKind } from '$lib/activities/load';
import { lessonOfRun } from '$lib/packs/follow-up';
import { readLesson } from '$lib/packs/read';
import type { Lesson } from '$lib/packs/schema';
import { foldRound } from '$lib/store/retention';
import type { Round, Run, Tally } from '$lib/store/records';
import file from '../../../lessons/cyberbullying/forward-or-stop.json';
import sample from '../activities/measure/sample.json';
import { reportedRuns, type ClassRun } from './class-runs';
import { heatMap } from './heat-map';
import { measuredOf } from './measured';
import { nextOf } from './next';

let lesson: Lesson;
let kinds: Record<string, AnyKind>;
beforeAll(async () => {
	const read = readLesson({ ...file, measure: { ...sample, objectives: [file.objectives[0]] } });
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	({ lesson } = read);
	kinds = await loadKinds([...lesson.activities, lesson.measure!]);
});

const { statements, scenario } = sample.question;

/** `sure` of each statement, the others not yet; `best` of the scenario, the others wait. */
function tally(n: number, sure: number, best: number): Tally {
	const counts: Record<string, number> = {
		[`${scenario.id}/${sample.solution.best}`]: best,
		[`${scenario.id}/wait`]: n - best
	};
	for (const { id } of statements)
		Object.assign(counts, { [`${id}/sure`]: sure, [`${id}/not-yet`]: n - sure });
	return { present: n, counts };
}

const round = (run: string, at: Moment, tallies: Round['tally']): Round => ({
	...{ run, group: 'g', activity: idAt(at), round: 1, openedAt: 0, answers: {}, in: [1, 2, 3] },
	tally: tallies!
});

function classRun(id: string, rounds: Round[], over: Partial<Run> = {}): ClassRun {
	const run = {
		...{ id, group: 'g', lesson: lesson.id, title: lesson.title, language: 'en', startedAt: 0 },
		...{ present: [1, 2, 3], measured: true, endedAt: 9, place: { activity: '' } },
		...over
	} as unknown as Run;
	return { run, rounds, lesson: lessonOfRun({ ...lesson, title: run.title }, run), kinds };
}

describe('what a class said of itself', () => {
	it('is added up over statements and ways, before, after and four weeks later', () => {
		const runs = [
			classRun('28', [round('28', 'later', { room: tally(6, 4, 3) })], {
				...{ followUp: 28, drawn: [lesson.followUps[1]!.activities[0]!.id], startedAt: 5 }
			}),
			classRun('r', [
				round('r', 'before', { shared: tally(4, 1, 1), room: tally(3, 2, 1) }),
				round('r', 'after', { shared: tally(7, 6, 5) })
			])
		];
		const [found, ...others] = measuredOf(runs);
		expect(others).toEqual([]);
		expect(found).toMatchObject({ lesson: lesson.id, title: lesson.title });
		expect(found!.sure).toEqual([
			{ at: 'before', n: 21, counts: [12, 0, 9] },
			{ at: 'after', n: 21, counts: [3, 0, 18] },
			{ at: 'later', n: 18, counts: [6, 0, 12] }
		]);
		expect(found!.best).toEqual([
			{ at: 'before', n: 7, counts: [2] },
			{ at: 'after', n: 7, counts: [5] },
			{ at: 'later', n: 6, counts: [3] }
		]);
		expect(found!.statements.map(({ asked }) => asked)).toEqual(statements.map(({ text }) => text));
		expect(found!.scenario?.options.map(({ text }) => text)).toEqual(
			scenario.options.map(({ text }) => text)
		);
	});

	it('shows nothing that fewer than five said, part by part and moment by moment', () => {
		const few = tally(5, 3, 2);
		few.counts[`${statements[0]!.id}/not-yet`] = 1;
		const [found] = measuredOf([
			classRun('r', [
				round('r', 'before', { shared: few }),
				round('r', 'after', { room: tally(4, 4, 4) })
			])
		]);
		expect(found!.statements.map(({ id }) => id)).toEqual(statements.slice(1).map(({ id }) => id));
		expect(found!.sure).toEqual([{ at: 'before', n: 10, counts: [4, 0, 6] }]);
		expect(found!.best.map(({ at }) => at)).toEqual(['before']);
		expect(measuredOf([classRun('r', [round('r', 'before', { room: tally(4, 4, 4) })])])).toEqual(
			[]
		);
	});

	it('is of the first asking that can be shown, the lesson first met first', () => {
		const before = (id: string, n: number, over: Partial<Run>) =>
			classRun(id, [round(id, 'before', { room: tally(n, n, n) })], over);
		const other = { lesson: 'other', title: 'Other' };
		const found = measuredOf([
			before('third', 9, { startedAt: 3 }),
			before('second', 8, { startedAt: 2 }),
			before('tried', 1, { startedAt: 1 }),
			before('first', 6, { ...other, startedAt: 0 })
		]);
		expect(found.map((one) => [one.title, one.best[0]!.n])).toEqual([
			['Other', 6],
			[lesson.title, 8]
		]);
	});

	it('compares before and after of one run, and later only with what was before it', () => {
		const asked = (id: string, startedAt: number, ...all: [Moment, number][]) =>
			classRun(
				id,
				all.map(([at, n]) => round(id, at, { room: tally(n, n, n) })),
				{ startedAt }
			);
		const back = (id: string, startedAt: number, n: number) => ({
			...asked(id, startedAt, ['later', n]),
			lesson: lessonOfRun(lesson, { followUp: 28, measured: true })
		});
		const told = (...runs: ClassRun[]) =>
			measuredOf(runs).flatMap(({ best }) => best.map(({ at, n }) => `${at} ${n}`));
		const half = asked('half', 1, ['after', 9]);
		const both = asked('both', 5, ['before', 6], ['after', 7]);
		expect(told(half, back('soon', 2, 8), both, back('late', 9, 5))).toEqual([
			'before 6',
			'after 7',
			'later 5'
		]);
		expect(told(half, asked('more', 3, ['before', 6]), back('late', 9, 5))).toEqual([
			'after 9',
			'later 5'
		]);
		expect(told(back('soon', 2, 8), both)).toEqual(['before 6', 'after 7']);
	});

	it('knows how many weeks later it was asked once more, which need not be four', () => {
		const nine = 9 * 7 * 86_400_000;
		const [found] = measuredOf([
			classRun('r', [round('r', 'before', { room: tally(6, 1, 1) })], { endedAt: 9 }),
			classRun('28', [round('28', 'later', { room: tally(6, 4, 3) })], {
				...{ followUp: 28, startedAt: nine + 86_400_000 }
			})
		]);
		expect(found!.weeks).toBe(9);
	});

	it('is never of another kind of activity, whatever its id', () => {
		const choice = lesson.activities.find(({ id }) => id === 'helper-moves')!;
		const { part, options } = kinds[choice.kind]!.tally!(choice.question)[0]!;
		const counts = { [tallyKey(part, options[0]!)]: 9 };
		const asked = classRun('r', [round('r', 'before', { hands: { present: 9, counts } })]);
		const activities = [{ ...choice, id: idAt('before') }];
		expect(measuredOf([{ ...asked, lesson: { ...lesson, activities } }])).toEqual([]);
	});

	it('is in the language its words really have, which need not be the one the run was led in', () => {
		const asked = classRun('r', [round('r', 'before', { room: tally(6, 1, 1) })], {
			...{ language: 'ar', title: 'Begun before it was translated' }
		});
		const translated = { ...asked.lesson!, title: lesson.title };
		const [found] = measuredOf([{ ...asked, lesson: translated, language: 'en' }]);
		expect(found).toMatchObject({ title: lesson.title, language: 'en' });
		expect(found!.statements.map(({ language }) => language)).toEqual(statements.map(() => 'en'));
		expect(found!.scenario!.language).toBe('en');
	});

	it('stays when a class is past its time', () => {
		const asked = round('r', 'before', { room: tally(7, 4, 3) });
		const whole = measuredOf([classRun('r', [asked])]);
		expect(whole).toHaveLength(1);
		expect(measuredOf([classRun('r', [foldRound(asked)])])).toEqual(whole);
	});

	it('is told in the report of a run without what helps most: the class may see it, and is asked again', () => {
		const [asked] = reportedRuns([classRun('r', [round('r', 'before', { room: tally(9, 4, 3) })])]);
		const told = asked!.report!.activities.find(({ id }) => id === idAt('before'))!;
		const { counted } = told.rounds[0]!;
		expect(counted.map(({ part }) => part)).toContain(scenario.id);
		expect(counted.flatMap(({ options }) => options.map(({ good }) => good ?? 'untold'))).toEqual(
			counted.flatMap(({ options }) => options.map(() => 'untold'))
		);
		expect([...counted.map(({ rate }) => rate), told.rates.counted].filter(Boolean)).toEqual([]);
		expect(told.needed).toBeUndefined();
	});

	it('changes neither the heat map nor what to teach next', () => {
		const choice = lesson.activities.find(({ id }) => id === 'helper-moves')!;
		const { part, options } = kinds[choice.kind]!.tally!(choice.question)[0]!;
		const counts = { [tallyKey(part, options[0]!)]: 9 };
		const asked: Round = {
			...round('r', 'before', { hands: { present: 9, counts } }),
			activity: choice.id
		};
		const runs = (...measures: Round[]) => reportedRuns([classRun('r', [asked, ...measures])]);
		const without = runs();
		const measured = runs(round('r', 'before', { room: tally(9, 0, 0) }));
		expect(heatMap(without).rows).not.toEqual([]);
		expect(heatMap(measured)).toEqual(heatMap(without));
		expect(nextOf(measured, [])).toEqual(nextOf(without, []));
		expect(measured[0]!.report!.objectives).toEqual(without[0]!.report!.objectives);
	});
});
