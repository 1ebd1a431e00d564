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

export const aRun = (db: NetkindDb, over: Partial<Run> = {}, at = 0): Promise<Run> =>
	startRun(
		db,
		{
			group: 'group-1',
			lesson: 'forward-or-stop',
			version: 1,
			language: 'en',
			outside: false,
			title: 'Forward or stop?',
			screens: 1,
			present: [1, 2, 3],
			place: { activity: 'what-helps', step: 0, chosen: [], blank: false, over: false },
			...over
		},
		at
	);
