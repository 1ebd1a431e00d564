import { expect, it } from 'vitest';
import type { ReportedRun } from './class-runs';
import { impactOf } from './impact';

const activities = [
	{ id: 'a', minutes: 2.5 },
	{ id: 'b', minutes: 10 },
	{ id: 'c', minutes: 12 }
];
const lesson = { minutes: 20, objectives: ['CB.C.1'], activities };
function aRun(over: object, detected?: { pupils: number }) {
	const run = { id: 'r', title: 'T', language: 'en', startedAt: 0, present: [1, 2, 3, 4, 5] };
	const figures = { caught: 3, fakes: 4, alarms: 1, genuine: 2 };
	const told = {
		objectives: [],
		rates: { counted: undefined, answered: undefined },
		pupils: { counted: 0, answered: detected?.pupils ?? 0 },
		detected: figures
	};
	return {
		...{ run: { ...run, place: { activity: 'b' }, ...over }, rounds: [], lesson },
		report: { activities: detected ? [told] : [] }
	} as unknown as ReportedRun;
}

it('a lesson counts with its planned minutes, one that was not ended as far as the class came', () => {
	const impact = impactOf([aRun({ endedAt: 9 }), aRun({}), aRun({ place: { activity: 'a' } })], []);
	expect(impact.lessons.map(({ minutes }) => minutes)).toEqual([20, 13, 3]);
	expect(impact.minutes).toBe(36);
});

it('of a lesson that is gone the title stays, without minutes', () => {
	const gone = { ...aRun({ endedAt: 9 }), lesson: undefined, report: undefined };
	expect(impactOf([gone], [])).toMatchObject({
		lessons: [{ title: 'T', minutes: undefined, present: 5 }],
		minutes: 0,
		objectives: []
	});
});

it('says nothing of fewer than five: neither who was here, nor what they found', () => {
	const [few] = impactOf([aRun({ present: [1, 2, 3, 4] })], []).lessons;
	expect(few?.present).toBeUndefined();
	expect(impactOf([aRun({}, { pupils: 4 })], []).detected).toBeUndefined();
	expect(impactOf([aRun({}, { pupils: 5 }), aRun({}, { pupils: 5 })], []).detected).toEqual({
		caught: 6,
		fakes: 8,
		alarms: 2,
		genuine: 4
	});
});

it('an objective without a figure was practised all the same', () => {
	expect(impactOf([aRun({ endedAt: 9 })], []).objectives).toEqual([
		{ id: 'CB.C.1', cell: undefined }
	]);
});
