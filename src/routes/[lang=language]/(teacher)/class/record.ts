/* All a class did, in the words of the page: to read, as a table, as statements. */
import type { Speech } from '$lib/i18n';
import { directionOf } from '$lib/i18n/languages';
import { classRecord } from '$lib/progress/class-record';
import { reportedRuns, type ClassRun } from '$lib/progress/class-runs';
import { classRows } from '$lib/progress/class-table';
import type { Cell } from '$lib/progress/csv';
import { ofSeat, seatJson } from '$lib/progress/of-seat';
import { statements } from '$lib/progress/xapi';
import type { Group, Seat } from '$lib/store';
import { momentWords, sureWords, tableWords } from '../table-words';
import { classRuns } from './runs';

/** The record of a class as an HTML page, in the language of this page; with the names of `named` seats. */
export const recordOf = async (
	group: Group,
	named: readonly Seat[],
	speech: Speech
): Promise<string> => recordPage(group, await classRuns(group.id), named, speech);

/** What is kept of one seat, to read or as JSON. */
export async function seatFileOf(group: Group, seat: number, as: 'html' | 'json', speech: Speech) {
	const runs = await classRuns(group.id);
	return as === 'json'
		? new Blob([seatJson(runs, seat)], { type: 'application/json' })
		: new Blob([recordPage(group, ofSeat(runs, seat), [], speech, seat)], { type: 'text/html' });
}

function recordPage(
	group: Group,
	runs: readonly ClassRun[],
	named: readonly Seat[],
	{ t, language, tag, number }: Speech,
	only?: number
): string {
	const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
	const seat = (n: number) => {
		const name = named.find((one) => one.number === n)?.name;
		return t('class.seat', { n: number(n) }) + (name === undefined ? '' : ` · ${name}`);
	};
	return classRecord(runs, {
		language,
		direction: directionOf(language),
		title: only
			? t('record.seat.title', { n: number(only), name: group.name })
			: t('record.title', { name: group.name }),
		text: t(only ? 'record.seat.text' : 'record.text', { date: date.format(Date.now()) }),
		date: (at) => date.format(at),
		present: (n) => t('report.present', { count: n, n: number(n) }),
		round: (n) => t('report.vote', { n: number(n) }),
		seat,
		passed: t('report.passed'),
		sure: sureWords(t),
		moments: momentWords(t),
		tooFew: t('report.too-few'),
		number
	});
}

/** The reports of a class as rows of one table. */
export async function tableOf(group: Group, { t }: Speech): Promise<Cell[][]> {
	return classRows(reportedRuns(await classRuns(group.id)), {
		...tableWords(t),
		lesson: t('export.lesson'),
		day: t('export.day'),
		date: (at) => new Date(at).toLocaleDateString('sv')
	});
}

/** What the seats of a class answered as xAPI statements, in JSON. */
export const statementsOf = async (group: Group): Promise<string> =>
	JSON.stringify(await statements(await classRuns(group.id)), undefined, '\t');
