/* All a class did as one table: the rows of each run's report, with the lesson and its day before them. Pure. */
import type { ReportedRun } from './class-runs';
import { reportRows, type Cell, type ReportWords } from './csv';

export interface ClassTableWords extends ReportWords {
	lesson: string;
	day: string;
	date: (at: number) => string;
}

/** Rows for `toCsv` or `toXlsx`, heads first; a lesson that is no longer on this device has none. */
export function classRows(runs: readonly ReportedRun[], words: ClassTableWords): Cell[][] {
	const tables = runs.flatMap(({ run, report }) => {
		const [, ...rows] = report ? reportRows(report, words) : [];
		return rows.map((row) => [run.title, words.date(run.startedAt), ...row]);
	});
	const [heads = []] = reportRows({ activities: [] }, words);
	return [[words.lesson, words.day, ...heads], ...tables];
}
