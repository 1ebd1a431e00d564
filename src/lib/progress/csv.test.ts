import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportRows, toCsv, type ReportWords } from './csv';
import type { RunReport } from './report';

/** Reads RFC 4180 back, as a spreadsheet does. */
function parse(csv: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
	for (const [, quoted, plain, end] of csv.slice(1).matchAll(cell)) {
		row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
		if (end === ',') continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

it('begins with the mark of UTF-8, ends rows with CR LF, quotes what must be quoted', () => {
	expect(
		toCsv([
			['a', 1, undefined],
			['say "hi", all', 'two\nlines', 0.5]
		])
	).toBe('\uFEFFa,1,\r\n"say ""hi"", all","two\nlines",0.5\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t1', '\r1'])('neutralises %j', (text) => {
	expect(parse(toCsv([[text]]))).toEqual([[`'${text}`]]);
});

it.each([
	['a;=HYPERLINK("x")', `a;'=HYPERLINK("x")`],
	['a\t+1', `a\t'+1`],
	['a\n-1;@b', `a\n'-1;'@b`],
	['a;"=1"', `a;'"=1"`],
	['one; two = 2', 'one; two = 2']
])('neutralises what a spreadsheet that splits elsewhere would take out of %j', (text, safe) => {
	const csv = toCsv([['first', text]]);
	expect(parse(csv)).toEqual([['first', safe]]);
	expect(toCsv([[text]]).slice(1)).toMatch(/^"/);
});

it('comes back as it was but for apostrophes, and no text begins a formula', () => {
	const text = fc.oneof(
		fc.string(),
		fc.string({
			unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', 'a', "'")
		})
	);
	const table = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
	fc.assert(
		fc.property(table, (rows) => {
			const back = parse(toCsv(rows));
			expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
			back.flat().forEach((cell, index) => {
				const original = rows.flat()[index]!;
				expect(cell).not.toMatch(/^[=+\-@\t\r]|[;\t\r\n]"*[=+\-@]/);
				expect(cell.replaceAll("'", '')).toBe(original.replaceAll("'", ''));
			});
		})
	);
});

const words: ReportWords = {
	activity: 'Activity',
	asked: 'Asked',
	round: 'Round',
	how: 'How',
	what: 'What',
	number: 'Number',
	of: 'Of',
	ways: {
		hands: 'Hands',
		shared: 'Shared tablet',
		card: 'Cards',
		handin: 'Hand-in',
		room: 'Tablets',
		solo: 'Alone'
	},
	together: 'Together',
	moments: { before: 'Before', after: 'After', later: 'Later' },
	sure: { 'not-yet': 'Not yet', nearly: 'Nearly', sure: 'Sure' },
	answers: 'Answers',
	answered: 'Answered',
	passed: 'Passed',
	late: 'Late',
	points: 'Points',
	caught: 'Caught',
	alarms: 'False alarms',
	tooFew: 'too few'
};

it('makes a report into rows of one number each', () => {
	const none = { counted: undefined, answered: undefined };
	const option = { id: 'yes', text: 'Yes', good: undefined };
	const report: RunReport = {
		present: 3,
		objectives: [],
		detected: undefined,
		summary: { strongest: undefined, again: undefined },
		activities: [
			{
				id: 'a',
				kind: 'choice',
				title: 'What helps?',
				objectives: [],
				keeps: 'answer',
				at: 0,
				rates: none,
				pupils: { counted: 8, answered: 2 },
				needed: undefined,
				detected: { caught: 2, fakes: 3, alarms: 1, genuine: 4 },
				rounds: [
					{
						round: 1,
						counted: [
							{
								part: '',
								asked: 'And you?',
								way: 'hands',
								present: 9,
								counted: 8,
								options: [{ ...option, n: 8 }],
								rate: { points: 8, possible: 8 }
							},
							{
								part: '',
								asked: 'And you?',
								way: undefined,
								present: undefined,
								counted: undefined,
								options: [{ ...option, n: undefined }],
								rate: undefined
							}
						],
						answered: {
							answered: 2,
							passed: 1,
							late: 0,
							unreadable: 0,
							missing: 0,
							whole: true,
							graded: 2,
							lines: [{ text: 'Tell', n: 2, good: true }],
							parts: [],
							rate: { points: 2, possible: 2 }
						}
					}
				]
			}
		]
	};
	expect(reportRows(report, words)).toEqual([
		['Activity', 'Asked', 'Round', 'How', 'What', 'Number', 'Of'],
		['What helps?', 'And you?', 1, 'Hands', 'Yes', 8, 8],
		['What helps?', 'And you?', 1, 'Hands', 'Points', 8, 8],
		['What helps?', 'And you?', 1, 'Together', 'Yes', 'too few', undefined],
		['What helps?', '', 1, 'Answers', 'Answered', 2, ''],
		['What helps?', '', 1, 'Answers', 'Passed', 1, ''],
		['What helps?', '', 1, 'Answers', 'Late', 0, ''],
		['What helps?', '', 1, 'Answers', 'Tell', 2, 2],
		['What helps?', '', 1, 'Answers', 'Points', 2, 2],
		['What helps?', '', '', '', 'Caught', 2, 3],
		['What helps?', '', '', '', 'False alarms', 1, 4]
	]);
	// of a class past its time: out of how many is not known where some were dropped
	report.activities[0]!.rounds[0]!.answered!.whole = false;
	expect(reportRows(report, words)).toContainEqual([
		...['What helps?', '', 1, 'Answers', 'Tell', 2, '']
	]);
});
