import { expect, it } from 'vitest';
import type { ReportedRun } from './class-runs';
import { classRows, type ClassTableWords } from './class-table';

const words = Object.fromEntries(
	['lesson', 'day', 'activity', 'asked', 'round', 'how', 'what', 'number', 'of', 'answers']
		.concat(['answered', 'passed', 'late'])
		.map((name) => [name, name.toUpperCase()])
) as unknown as ClassTableWords;
words.date = (at) => `day ${at}`;

const ran = (title: string, startedAt: number, answered?: number): ReportedRun =>
	({
		run: { title, startedAt },
		report: answered && {
			activities: [
				{
					title: 'What helps?',
					rounds: [{ round: 1, counted: [], answered: { answered, passed: 0, late: 0, lines: [] } }]
				}
			]
		}
	}) as unknown as ReportedRun;

it('puts the lesson and its day before each row, with one row of heads', () => {
	const rows = classRows([ran('One', 3, 12), ran('Gone', 4), ran('Two', 5, 7)], words);
	expect(rows[0]).toEqual(
		['LESSON', 'DAY', 'ACTIVITY', 'ASKED', 'ROUND'].concat(['HOW', 'WHAT', 'NUMBER', 'OF'])
	);
	expect(rows.slice(1).map(([lesson, day, , , , , what, n]) => [lesson, day, what, n])).toEqual([
		['One', 'day 3', 'ANSWERED', 12],
		['One', 'day 3', 'PASSED', 0],
		['One', 'day 3', 'LATE', 0],
		['Two', 'day 5', 'ANSWERED', 7],
		['Two', 'day 5', 'PASSED', 0],
		['Two', 'day 5', 'LATE', 0]
	]);
});
