import { expect, it } from 'vitest';
import type { ActivityReport } from './activity-report';
import type { ReportedRun } from './class-runs';
import { nextOf, type Offered } from './next';

const lesson = (over: Partial<Offered>): Offered => ({
	id: 'one',
	band: 'C',
	topic: 'fraud',
	objectives: [],
	...over
});
const needed = (n: number) => ({
	part: '',
	asked: 'What first?',
	option: 'block',
	text: 'Block at once',
	why: 'Then the proof is gone.',
	n,
	of: 20
});
function aRun(of: Offered, shares: Record<string, number>, over: Partial<ActivityReport> = {}) {
	const at = new Date(2026, 8, 7, 10).getTime();
	const activities = Object.entries(shares).map(([id, points]) => ({
		id,
		objectives: [id],
		at,
		rounds: [],
		rates: { counted: { points, possible: 20 }, answered: undefined },
		pupils: { counted: 20, answered: 0 },
		...over
	}));
	const run = { lesson: of.id, startedAt: at };
	return { run, rounds: [], lesson: of, report: { activities } } as unknown as ReportedRun;
}

it('a class that did nothing begins', () => {
	expect(nextOf([], [lesson({})])).toEqual({ case: 'nothing' });
});

it('where nothing was counted there is nothing to say yet', () => {
	expect(nextOf([aRun(lesson({}), {})], [])).toEqual({ case: 'uncounted' });
});

it('what is weakest comes again, with what five or more thought instead and a lesson that practises it', () => {
	const library = [
		lesson({ objectives: ['OF.C.2'] }),
		lesson({ id: 'strong', objectives: ['OF.C.1'] }),
		lesson({ id: 'weak', objectives: ['OF.C.2'] })
	];
	const runs = [aRun(lesson({}), { 'OF.C.1': 18, 'OF.C.2': 8 }, { needed: needed(5) })];
	expect(nextOf(runs, library)).toEqual({
		case: 'again',
		objective: 'OF.C.2',
		share: 0.4,
		needed: needed(5),
		lesson: 'weak'
	});
});

it('what fewer than five thought is not told', () => {
	const runs = [aRun(lesson({}), { 'OF.C.2': 8 }, { needed: needed(4) })];
	expect(nextOf(runs, [])).toEqual({ case: 'again', objective: 'OF.C.2', share: 0.4 });
});

it('a class that can go on gets a lesson of its age it has not done, of the same topic if there is one', () => {
	const runs = [aRun(lesson({}), { 'OF.C.1': 18 })];
	const [other, same] = [lesson({ id: 'other', topic: 'hate' }), lesson({ id: 'same' })];
	const older = lesson({ id: 'older', band: 'D' });
	const on = { case: 'on', objective: 'OF.C.1' };
	expect(nextOf(runs, [lesson({}), older, other, same])).toEqual({ ...on, lesson: 'same' });
	expect(nextOf(runs, [lesson({}), older, other])).toEqual({ ...on, lesson: 'other' });
	expect(nextOf(runs, [lesson({}), older])).toEqual(on);
});
