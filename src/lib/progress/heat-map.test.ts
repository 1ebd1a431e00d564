import { describe, expect, it } from 'vitest';
import type { ActivityReport } from './activity-report';
import type { ReportedRun } from './class-runs';
import { heatMap, latestPart, standing } from './heat-map';

const day = (month: number, date: number) => new Date(2026, month - 1, date, 9, 30).getTime();
const rate = (points: number, possible: number) => ({ points, possible });
const anActivity = (over: Partial<ActivityReport>): ActivityReport => ({
	id: 'a',
	kind: 'choice',
	title: 'A',
	objectives: ['CB.C.1'],
	keeps: 'answer',
	rounds: [],
	at: undefined,
	rates: { counted: undefined, answered: undefined },
	pupils: { counted: 0, answered: 0 },
	detected: undefined,
	needed: undefined,
	...over
});
const counted = (at: number, points: number, n: number, over: Partial<ActivityReport> = {}) =>
	anActivity({
		at,
		rates: { counted: rate(points, n), answered: undefined },
		pupils: { counted: n, answered: 0 },
		...over
	});
const aRun = (startedAt: number, ...activities: ActivityReport[]) =>
	({ run: { startedAt }, rounds: [], report: { activities } }) as unknown as ReportedRun;

describe('a heat map', () => {
	it('has a column for each week something was done in, named by its Monday, over the end of a year', () => {
		const map = heatMap([
			aRun(day(12, 28), counted(day(12, 28), 5, 10)),
			aRun(new Date(2027, 0, 3, 23).getTime(), counted(new Date(2027, 0, 3, 23).getTime(), 5, 10)),
			aRun(new Date(2027, 0, 4, 0).getTime(), counted(new Date(2027, 0, 4, 0).getTime(), 10, 10))
		]);
		expect(map.weeks).toEqual(['2026-12-28', '2027-01-04']);
		expect(map.rows[0]?.cells.map((cell) => cell?.counted)).toEqual([
			{ points: 10, possible: 20, n: 10 },
			{ points: 10, possible: 10, n: 10 }
		]);
	});

	it('keeps hands and answers apart, and the lower share gives the colour', () => {
		const both = anActivity({
			at: day(9, 7),
			rates: { counted: rate(9, 10), answered: rate(10, 20) },
			pupils: { counted: 10, answered: 20 }
		});
		expect(heatMap([aRun(day(9, 7), both)]).rows[0]?.cells[0]).toEqual({
			counted: { points: 9, possible: 10, n: 10 },
			answered: { points: 10, possible: 20, n: 20 },
			share: 0.5,
			step: 2
		});
	});

	it.each([
		[0, 1],
		[39, 1],
		[39.5, 2],
		[40, 2],
		[59.4, 2],
		[59.6, 3],
		[60, 3],
		[75, 4],
		[90, 5],
		[100, 5]
	])('%d of 100 is step %i, as the figure shown says', (points, step) => {
		const map = heatMap([aRun(day(9, 7), counted(day(9, 7), points, 100))]);
		expect(map.rows[0]?.cells[0]?.step).toBe(step);
	});

	it('shows nothing that fewer than five gave, by either way', () => {
		const few = anActivity({
			at: day(9, 7),
			// four pupils, two things each: what counts is how many they are
			rates: { counted: rate(8, 8), answered: rate(5, 5) },
			pupils: { counted: 4, answered: 5 }
		});
		const [row] = heatMap([aRun(day(9, 7), few)]).rows;
		expect(row?.cells[0]).toMatchObject({ counted: undefined, answered: { n: 5 }, share: 1 });
		const fewer = { ...few, pupils: { counted: 4, answered: 4 } };
		expect(heatMap([aRun(day(9, 7), fewer)])).toEqual({ weeks: ['2026-09-07'], rows: [] });
	});

	it('has no row for an opinion, and leaves a week empty that asked nothing of an objective', () => {
		const opinion = anActivity({ at: day(9, 7), objectives: ['CB.C.9'] });
		const map = heatMap([
			aRun(day(9, 7), opinion, counted(day(9, 7), 6, 6)),
			aRun(day(9, 14), counted(day(9, 14), 6, 6, { objectives: ['CB.C.2'] }))
		]);
		expect(map.rows.map(({ id, cells }) => [id, cells.map((cell) => cell?.share)])).toEqual([
			['CB.C.1', [1, undefined]],
			['CB.C.2', [undefined, 1]]
		]);
	});
});

it('a page has the latest weeks and the objectives met last, in the order of the map', () => {
	const weeks = [7, 14, 21].map((date) => day(9, date));
	const map = heatMap(
		weeks.map((at, index) =>
			aRun(at, counted(at, 5, 5, { objectives: [`CB.C.${index + 1}`, 'CB.C.5'] }))
		)
	);
	const part = latestPart(map, 2, 2);
	expect(part.weeks).toEqual(['2026-09-14', '2026-09-21']);
	expect(part.rows.map(({ id }) => id)).toEqual(['CB.C.5', 'CB.C.3']);
	expect(latestPart(map, 3, 9)).toEqual(map);
});

it('a class stands where it stood last: what is strong, and what is worth another round', () => {
	const [first, later] = [day(9, 7), day(9, 14)];
	const map = heatMap([
		aRun(
			first,
			counted(first, 1, 10),
			counted(first, 9, 10, { objectives: ['CB.C.2'] }),
			counted(first, 8, 10, { objectives: ['CB.C.3'] })
		),
		aRun(later, counted(later, 10, 10), counted(later, 5, 10, { objectives: ['CB.C.2'] }))
	]);
	expect(standing(map)).toEqual({ strongest: 'CB.C.1', again: 'CB.C.2' });
	expect(standing({ weeks: [], rows: [] })).toEqual({});
});
