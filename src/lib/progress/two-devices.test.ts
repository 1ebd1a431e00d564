/*
 * A term of 30 pupils led with two devices, each saved in a file and merged into one: its figures are those of what
 * every pupil chose. The seed is in the title; TERM_SEED=… plays another term.
 */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKinds } from '$lib/activities/load';
import type { Way } from '$lib/activities/activity';
import { lessonOfRun } from '$lib/packs/follow-up';
import { readLesson } from '$lib/packs/read';
import type { Lesson } from '$lib/packs/schema';
import { exportAll } from '$lib/store/backup/transfer';
import type { NetkindDb } from '$lib/store/db';
import { deleteGroup } from '$lib/store/groups';
import { putAnswers, roundsOfGroup } from '$lib/store/rounds';
import { runsOf } from '$lib/store/runs';
import { device, fileOf, fill, take } from '../../../tests/devices';
import { makeTerm } from '../../../tests/term';
import { dayAfter, dueOn, sumsOf } from '../../../tests/term-sums';
import { splitTerm } from '../../../tests/two-devices';
import { reportedRuns, type ReportedRun } from './class-runs';
import { dueNow, followUps } from './follow-ups';
import { heatMap } from './heat-map';
import { impactOf } from './impact';

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
const group = 'term';
const gone = 'other-class';
const { first, other, corrections, shared, truth } = splitTerm(seed, paths, 30, group);
const sums = sumsOf(truth);
/** a class that is deleted on the other device; the first one knows nothing of that, and goes on with it */
const old = makeTerm(seed + 2, paths.slice(0, 1), 20, gone);
const holidays = [{ from: '2026-10-24', to: '2026-11-01' }];

let devices: NetkindDb[];
let one: Blob;
let two: Blob;
/** nothing of its own, and takes both files */
let merged: NetkindDb;
let lessons: Lesson[];

/** The class as a database knows it. */
async function known(db: NetkindDb): Promise<ReportedRun[]> {
	const rounds = await roundsOfGroup(db, group);
	const runs = (await runsOf(db, group)).map(async (run) => {
		const lesson = lessonOfRun(
			lessons.find(({ id }) => id === run.lesson)!,
			run
		)!;
		const asked = rounds.filter((round) => round.run === run.id);
		return { run, rounds: asked, lesson, kinds: await loadKinds(lesson.activities) };
	});
	return reportedRuns(await Promise.all(runs));
}

const shownOf = (runs: ReportedRun[]) => {
	const { weeks, rows } = heatMap(runs);
	const figures = rows.map(({ id, cells }) => [
		id,
		cells.map((cell) => cell && { counted: cell.counted, answered: cell.answered })
	]);
	return { weeks, heat: Object.fromEntries(figures) as typeof sums.heat };
};

beforeAll(async () => {
	lessons = await Promise.all(
		paths.map(async (path) => {
			const read = readLesson(await files[`/lessons/${path}.json`]!());
			if (!read.ok) throw new Error(path);
			return read.lesson;
		})
	);
	const [a, b] = (devices = [await device(), await device()]) as [NetkindDb, NetkindDb];
	const [begun] = old.runs;
	const ofBegun = old.rounds.filter(({ run }) => run === begun!.id);
	const classes = (has: object) => [
		{ id: group, name: 'Class 6b', createdAt: 1, seats: 30, ...has },
		{ id: gone, name: 'Class 5a', createdAt: 2, seats: 20 }
	];
	await fill(a, classes({}), [first, old]);
	const later = { holidays, changedAt: 5 };
	await fill(b, classes(later), [other, { runs: [begun!], rounds: ofBegun }]);
	for (const { round, seat, answer } of corrections) {
		const { run, activity, round: n } = round;
		const given = { seat, answer, way: 'room' as Way, by: 'teacher' as const };
		const became = await putAnswers(a, { run, group, activity, round: n }, [given], 0);
		expect(became).toEqual([{ seat, became: 'kept' }]);
	}
	await deleteGroup(b, gone);
	one = await fileOf(a);
	two = await fileOf(b);
	merged = await device();
	await take(merged, one);
	await take(merged, two);
});
afterAll(async () => {
	for (const db of [...devices, merged]) await db.delete();
});

describe(`a term of 30 pupils and six lessons on two devices that were merged, seed ${seed}`, () => {
	it('is one in which either device alone says something else', async () => {
		for (const db of devices) {
			const alone = shownOf(await known(db));
			expect(alone).not.toEqual({ weeks: sums.weeks, heat: sums.heat });
			expect((await runsOf(db, group)).length).toBeLessThan(truth.runs.length);
		}
		expect(corrections.length).toBeGreaterThan(10);
	});

	it('comes to the same in either order, on each of the two, and when a file is taken twice', async () => {
		const all = await exportAll(merged, 9);
		const turned = await device();
		for (const file of [two, one, two, one]) await take(turned, file);
		expect(await exportAll(turned, 9)).toEqual(all);
		await turned.delete();
		const [a, b] = devices as [NetkindDb, NetkindDb];
		await take(a, two);
		await take(b, one);
		for (const db of devices) expect(await exportAll(db, 9)).toEqual(all);
	});

	it('its heat map has the shares of the choices made', async () => {
		expect(shownOf(await known(merged))).toEqual({ weeks: sums.weeks, heat: sums.heat });
	});

	it('its reports count each pupil once, by hand or by answer', async () => {
		let seen = 0;
		for (const { run, report } of await known(merged)) {
			for (const { id, rounds } of report!.activities) {
				const of = sums.lastAsked.filter((one) => one.run === run.id && one.activity.id === id);
				if (of.length === 0) continue;
				const { counted, answered } = rounds.at(-1)!;
				const told = [...counted, ...(answered?.parts ?? [])].flatMap((one) =>
					one.options.map((option) => ['way' in one, one.part, option.id, option.n])
				);
				const chose = told.map(([hands, part, option]) => [
					...[hands, part, option],
					of.filter(
						(one) =>
							(one.seat === undefined) === hands && one.part === part && one.option === option
					).length
				]);
				expect(told).toEqual(chose);
				expect(told.reduce((sum, one) => sum + Number(one[3]), 0)).toBe(of.length);
				seen += of.length;
			}
		}
		expect(seen).toBe(sums.lastAsked.length);
	});

	it('what is counted seat by seat is counted once, however much of it each device has', async () => {
		for (const { run, rounds, report } of await known(merged)) {
			for (const exit of report!.activities.filter(({ keeps }) => keeps === 'count')) {
				expect(exit.rounds.at(-1)!.counted.map(({ counted }) => counted)).toEqual([
					run.present.length
				]);
				const [stored] = rounds.filter(({ activity }) => activity === exit.id);
				expect(stored!.in).toEqual(run.present);
			}
		}
	});

	it('its sheet has the lessons, the minutes and where the class stands', async () => {
		const impact = impactOf(await known(merged), []);
		const byRun = (a: readonly unknown[], b: readonly unknown[]) =>
			String(a[0]) < String(b[0]) ? -1 : 1;
		expect(
			impact.lessons.map((one) => [one.run, one.minutes, one.present, one.followUp]).sort(byRun)
		).toEqual([...sums.done].sort(byRun));
		expect(impact.minutes).toBe(sums.minutes);
		expect(impact.detected).toEqual(sums.detected);
		const stands = impact.objectives.map(({ id, cell }) => [
			id,
			cell && { counted: cell.counted, answered: cell.answered }
		]);
		expect(Object.fromEntries(stands)).toEqual(Object.fromEntries(sums.stands));
	});

	it('on every day until the summer what comes back is what neither device has asked yet', async () => {
		const runs = await runsOf(merged, group);
		const kept = (await merged.groups.get(group))!;
		const days = Array.from({ length: 280 }, (_, n) => dayAfter('2026-09-07', n));
		const due = (today: string) =>
			dueNow(followUps(runs, { today, holidays: kept.holidays, carries: () => [7, 28, 90] }))
				.map(({ run, after, opens, closes }) => `${run.lesson} ${after} ${opens} ${closes}`)
				.sort();
		const all = days.map((today) => [today, due(today)] as const);
		expect(all).toEqual(days.map((today) => [today, dueOn(today, truth.runs, holidays)]));
		expect(all.flatMap(([, list]) => list).some((one) => one.includes(' 7 '))).toBe(true);
		expect(runs.find(({ id }) => id === shared.run)!.endedAt).toBeDefined();
	});

	it('a class that was deleted on one is on none, whatever the other did with it since', async () => {
		const skipped = await take(merged, one);
		expect(skipped).toMatchObject({ groups: 1, runs: 2 });
		const rows = [merged.groups, merged.seats, merged.runs, merged.rounds];
		const text = JSON.stringify(await Promise.all(rows.map((table) => table.toArray())));
		expect(text).not.toContain(gone);
		expect(text).not.toContain('Class 5a');
	});
});
