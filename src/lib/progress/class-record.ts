/*
 * Everything about one class as a page anyone can read, to show or to hand to whoever has the right to see it.
 * Pure. What only the class gave together stays together, and totals under five are not told.
 */
import * as v from 'valibot';
import { isPass, type Activity, type Person } from '$lib/activities/activity';
import { titleIn, type MomentWords } from '$lib/activities/measure/moments';
import { inWords, type SureWords } from '$lib/activities/sureness';
import type { AnyKind } from '$lib/activities/load';
import type { Round, Run } from '$lib/store/records';
import { activityReport } from './activity-report';

/** A run with what was asked in it; `lesson` is missing where the lesson is no longer on this device. */
export interface RunRecord {
	run: Pick<Run, 'title' | 'startedAt' | 'present'>;
	rounds: readonly Round[];
	lesson: { activities: readonly Activity[]; cast: Person[] } | undefined;
	kinds: Record<string, AnyKind>;
}

export interface RecordWords {
	language: string;
	direction: 'ltr' | 'rtl';
	/** what the page is, and of which class */
	title: string;
	text: string;
	date: (at: number) => string;
	present: (n: number) => string;
	round: (n: number) => string;
	seat: (n: number) => string;
	passed: string;
	sure: SureWords;
	moments: MomentWords;
	/** in place of a number too small to tell */
	tooFew: string;
	number: (n: number) => string;
}

/** Words from anywhere, made harmless in HTML. */
const plain = (text: string) =>
	text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);

/** What a seat answered, in words if its lesson is there, as it is stored if not. */
function answerText(
	answer: unknown,
	activity: Activity | undefined,
	kind: AnyKind | undefined,
	passed: string
) {
	if (answer === null) return passed;
	const read = activity && kind && v.safeParse(kind.answer, answer);
	if (!read?.success) return JSON.stringify(answer);
	const { question } = activity!;
	return isPass(kind!, question, read.output) ? passed : kind!.describe(question, read.output);
}

function roundRows(record: RunRecord, round: Round, words: RecordWords): [string, string][] {
	const activity = record.lesson?.activities.find(({ id }) => id === round.activity);
	const kind = activity && record.kinds[activity.kind];
	const answers = Object.entries(round.answers).map(([seat, { answer }]): [string, string] => [
		words.seat(Number(seat)),
		answerText(answer, activity, kind, words.passed)
	]);
	if (!activity || !kind) return answers;
	const asked = { activity, kind, cast: record.lesson!.cast };
	const [report] = activityReport(asked, [round], record.run.present).rounds;
	const parts = report?.counted ?? [];
	const counts = parts.flatMap(({ asked, options }) =>
		options.map(({ text, n }): [string, string] => [
			// the same words may stand under several parts
			(parts.length > 1 ? `${asked} ` : '') + inWords(text, words.sure),
			n === undefined ? words.tooFew : words.number(n)
		])
	);
	// of a class past its time there are no answers of seats, only how many gave the same
	const sums = round.folded ? (report?.answered?.lines ?? []) : [];
	return [
		...answers,
		...sums.map(({ text, n }): [string, string] => [text, words.number(n)]),
		...counts
	];
}

function runSection(record: RunRecord, words: RecordWords): string {
	const parts = record.rounds.map((round) => {
		const activity = record.lesson?.activities.find(({ id }) => id === round.activity);
		const title = activity && titleIn(activity, words.moments);
		const rows = roundRows(record, round, words)
			.map(([head, cell]) => `<tr><th scope="row">${plain(head)}</th><td>${plain(cell)}</td></tr>`)
			.join('\n');
		const name = `${title ?? round.activity}, ${words.round(round.round)}`;
		return `<h3>${plain(name)}</h3>\n<table>\n${rows}\n</table>`;
	});
	const { title, startedAt, present } = record.run;
	return `<h2>${plain(title)}</h2>
<p>${plain(words.date(startedAt))} · ${plain(words.present(present.length))}</p>
${parts.join('\n')}`;
}

/** The whole record as one HTML page without scripts. */
export const classRecord = (runs: readonly RunRecord[], words: RecordWords): string =>
	`<!doctype html>
<html lang="${plain(words.language)}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${plain(words.title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; padding-inline: 1rem; max-inline-size: 50rem }
th, td { text-align: start; vertical-align: baseline; padding: 0.25rem 1rem 0.25rem 0; font-weight: normal }
</style>
</head>
<body>
<h1>${plain(words.title)}</h1>
<p>${plain(words.text)}</p>
${runs.map((run) => runSection(run, words)).join('\n')}
</body>
</html>
`;
