import { expect, it } from 'vitest';
import { backupDue } from './reminder';

const day = 24 * 60 * 60 * 1000;
const due = (over: Partial<Parameters<typeof backupDue>[0]>) =>
	backupDue({ classes: 1, runs: [], lastBackup: 0, now: day, ...over });

it.each([
	['nothing, before there is a class', { classes: 0, lastBackup: undefined }, undefined],
	['the first one, once there is a class', { lastBackup: undefined }, 'first'],
	['nothing, a week after one with nothing done since', { now: 8 * day }, undefined],
	['the next one, more than a week after the last', { runs: [5], now: 7 * day + 1 }, 'week'],
	['nothing, just a week after', { runs: [5], now: 7 * day }, undefined],
	['the next one, more than three lessons after the last', { runs: [1, 2, 3, 4] }, 'lessons'],
	['nothing, three lessons after', { runs: [0, 1, 2, 3] }, undefined]
])('reminds of %s', (_name, over, expected) => {
	expect(due(over)).toBe(expected);
});
