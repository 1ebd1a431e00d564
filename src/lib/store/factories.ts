/* Records for tests. */
import type { NetkindDb } from './db';
import type { Round, RoundKey, Run } from './records';
import { startRun } from './runs';

export const aKey = (over: Partial<RoundKey> = {}): RoundKey => ({
	run: 'run-1',
	group: 'group-1',
	activity: 'what-helps',
	round: 1,
	...over
});

export const aRound = (over: Partial<Round> = {}): Round => ({
	...aKey(),
	openedAt: 0,
	answers: {},
	...over
});

const ofLesson = {
	group: 'group-1',
	lesson: 'forward-or-stop',
	version: 1,
	language: 'en',
	outside: false,
	title: 'Forward or stop?',
	screens: 1,
	present: [1, 2, 3],
	place: { activity: 'what-helps', step: 0, chosen: [], blank: false, over: false }
} satisfies Partial<Run>;

export const aRun = (db: NetkindDb, over: Partial<Run> = {}, at = 0): Promise<Run> =>
	startRun(db, { ...ofLesson, ...over }, at);

/** Puts the run of a key there: rounds are taken only of a run that is. */
export const runFor = (
	db: NetkindDb,
	{ run: id, group }: Pick<RoundKey, 'run' | 'group'> = aKey()
) => db.runs.put({ ...ofLesson, id, group, startedAt: 0, touchedAt: 0 });
