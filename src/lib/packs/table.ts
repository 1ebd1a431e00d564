/*
 * The table of lessons in lessons/README.md: what is in each, and how it reads, from the linter's figures.
 */
import type { Subject } from './lint';
import { meanOf, screensOf, sentencesIn } from './lint/reading';
import { genuineShare, percent, rehearsalShare } from './lint/teaching';

/** A lesson in all its languages, its own first. */
export interface Row {
	/** its file, from the folder of lessons */
	file: string;
	subjects: Subject[];
	/** languages that have easier words */
	easier: string[];
}

const start = '<!-- lessons: node scripts/packs.js --write-table -->';
const end = '<!-- /lessons -->';

/** A table whose columns stand under one another in the file, too. */
function table(head: string[], rows: string[][]) {
	const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => row[at]!.length)));
	const line = (cells: string[]) =>
		`| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
const most = (numbers: number[]) => String(Math.max(0, ...numbers));

function about({ file, subjects: [subject], easier }: Row) {
	const { lesson, activities, later } = subject!;
	const genuine = genuineShare([...activities, ...later]);
	return [
		`[${lesson.title}](${file})`,
		lesson.band,
		String(lesson.minutes),
		lesson.objectives.join(' '),
		[...new Set(activities.map(({ activity }) => activity.kind))].join(' '),
		percent(rehearsalShare(activities)),
		genuine.of ? `${percent(genuine.share)} of ${genuine.of}` : '–',
		lesson.facts.join(' ') || '–',
		easier.join(' ') || '–'
	];
}

const reading = ({ subjects }: Row) =>
	subjects.map((subject) => {
		const sentences = sentencesIn(subject);
		return [
			subject.lesson.title,
			subject.language,
			meanOf(sentences).toFixed(1),
			most(sentences.map(({ words }) => words)),
			most(
				screensOf([...subject.activities, ...subject.later, ...subject.measured]).map(
					({ words }) => words
				)
			)
		];
	});

/** The two tables, by band. */
export function tableOf(rows: Row[]): string {
	const sorted = rows.toSorted(
		(a, b) =>
			a.subjects[0]!.lesson.band.localeCompare(b.subjects[0]!.lesson.band) ||
			a.file.localeCompare(b.file)
	);
	return [
		table(
			[
				'lesson',
				'band',
				'minutes',
				'objectives',
				'kinds',
				'practice',
				'genuine',
				'facts',
				'easier words'
			],
			sorted.map(about)
		),
		table(
			['title', 'language', 'words a sentence', 'longest sentence', 'longest screen'],
			sorted.flatMap(reading)
		)
	].join('\n\n');
}

/** The page with the tables between its two comments; undefined where these are missing. */
export function withTable(page: string, rows: Row[]): string | undefined {
	const [from, to] = [page.indexOf(start), page.indexOf(end)];
	if (from < 0 || to < from) return undefined;
	return `${page.slice(0, from)}${start}\n\n${tableOf(rows)}\n\n${page.slice(to)}`;
}
