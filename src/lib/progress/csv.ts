import type { Way } from '$lib/activities/activity';
import { titleIn, type MomentWords } from '$lib/activities/measure/moments';
import { inWords, type SureWords } from '$lib/activities/sureness';
import type { ActivityReport } from './activity-report';
import type { Answered } from './answered';
import type { Counted } from './counted';
import type { Rate } from './rates';
import type { RunReport } from './report';

export type Cell = string | number | undefined;

/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * Where a formula could begin within a text: some spreadsheets split at semicolons or tabs, and then know no quotes
 * but at the start of a row.
 */
const inCell = /([;\t\r\n])(?="*[=+\-@])/g;

/** A text that no spreadsheet takes for a formula: where it would, an apostrophe goes before it. */
export const harmless = (text: string) => (formula.test(text) ? `'${text}` : text);

function toCell(cell: Cell): string {
	if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
	const safe = harmless(cell).replace(inCell, "$1'");
	return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. A text that would be
 * a formula begins with an apostrophe, in whatever cell it ends up.
 */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
	`\uFEFF${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;

/** The words of a report as a table. */
export interface ReportWords {
	/** heads of the columns */
	activity: string;
	asked: string;
	round: string;
	how: string;
	what: string;
	number: string;
	of: string;
	/** how answers came */
	ways: Record<Way, string>;
	together: string;
	sure: SureWords;
	moments: MomentWords;
	answers: string;
	/** what is told in a row */
	answered: string;
	passed: string;
	late: string;
	points: string;
	caught: string;
	alarms: string;
	/** in place of a number too small to show */
	tooFew: string;
}

/** A report as rows for `toCsv`, heads first: one number a row, with what it is out of. */
export function reportRows(
	{ activities }: Pick<RunReport, 'activities'>,
	words: ReportWords
): Cell[][] {
	const heads = [
		words.activity,
		words.asked,
		words.round,
		words.how,
		words.what,
		words.number,
		words.of
	];
	return [heads, ...activities.flatMap((activity) => activityRows(activity, words))];
}

function activityRows(activity: ActivityReport, words: ReportWords): Cell[][] {
	const { detected } = activity;
	const title = titleIn(activity, words.moments);
	const rows = activity.rounds.flatMap(({ round, counted, answered }) => [
		...counted.flatMap((one) => countedRows(one, [title, one.asked, round], words)),
		...(answered ? answeredRows(answered, [title, '', round, words.answers], words) : [])
	]);
	if (!detected) return rows;
	return [
		...rows,
		[title, '', '', '', words.caught, detected.caught, detected.fakes],
		[title, '', '', '', words.alarms, detected.alarms, detected.genuine]
	];
}

function countedRows(
	{ way, options, counted, rate }: Counted,
	before: Cell[],
	words: ReportWords
): Cell[][] {
	const head = [...before, way ? words.ways[way] : words.together];
	return [
		...options.map(({ text, n }) => [
			...head,
			inWords(text, words.sure),
			n ?? words.tooFew,
			counted
		]),
		...pointRows(rate, head, words)
	];
}

const answeredRows = (
	{ answered, passed, late, lines, rate, whole }: Answered,
	head: Cell[],
	words: ReportWords
): Cell[][] => [
	...(answered === undefined ? [] : [[...head, words.answered, answered, '']]),
	[...head, words.passed, passed, ''],
	[...head, words.late, late, ''],
	...lines.map(({ text, n }) => [...head, text, n, whole ? answered : '']),
	...pointRows(rate, head, words)
];

const pointRows = (rate: Rate | undefined, before: Cell[], words: ReportWords): Cell[][] =>
	rate ? [[...before, words.points, rate.points, rate.possible]] : [];
