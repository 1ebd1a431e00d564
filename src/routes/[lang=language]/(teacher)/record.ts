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
import { runJson } from '$lib/store/run-json';
import { momentWords, sureWords, tableWords } from './table-words';
import { classRuns } from './class-runs';

/** The record of a class as an HTML page, in the language of this page; with the names of `named` seats. */
export const recordOf = async (
	group: Group,
	named: readonly Seat[],
	speech: Speech
): Promise<string> =>
	recordPage(await classRuns(group.id), speech, {
		title: speech.t('record.title', { name: group.name }),
		text: 'record.text',
		named
	});

/** The same of all classes and families, and of who learns alone on this device, without names of seats. */
export async function recordOfAll(speech: Speech): Promise<string> {
	const { databaseFor, listGroups, open, thisDevice } = await import('$lib/store');
	const groups = await listGroups(await open(databaseFor()));
	const all = [...groups, { id: thisDevice, name: speech.t('record.alone') }];
	const each = all.map(async ({ id, name }) =>
		(await classRuns(id)).map((one) => ({
			...one,
			run: { ...one.run, title: `${name} · ${one.run.title}` }
		}))
	);
	const title = speech.t('record.all.title');
	return recordPage((await Promise.all(each)).flat(), speech, { title, text: 'record.all.text' });
}

/** What is kept of one run, to read or as JSON. */
export const runFileOf = (one: ClassRun, as: 'html' | 'json', speech: Speech): Blob =>
	as === 'json'
		? jsonFile(runJson(one.run, one.rounds))
		: htmlFile(recordPage([one], speech, { title: one.run.title, text: 'record.run.text' }));

/** What is kept of one seat, to read or as JSON. */
export async function seatFileOf(group: Group, seat: number, as: 'html' | 'json', speech: Speech) {
	const runs = await classRuns(group.id);
	const title = speech.t('record.seat.title', { n: speech.number(seat), name: group.name });
	return as === 'json'
		? jsonFile(seatJson(runs, seat))
		: htmlFile(recordPage(ofSeat(runs, seat), speech, { title, text: 'record.seat.text' }));
}

const jsonFile = (text: string) => new Blob([text], { type: 'application/json' });
const htmlFile = (text: string) => new Blob([text], { type: 'text/html' });

interface About {
	title: string;
	text: 'record.text' | 'record.all.text' | 'record.run.text' | 'record.seat.text';
	named?: readonly Seat[];
}

function recordPage(
	runs: readonly ClassRun[],
	{ t, language, tag, number }: Speech,
	{ title, text, named = [] }: About
): string {
	const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
	const seat = (n: number) => {
		const name = named.find((one) => one.number === n)?.name;
		return t('class.seat', { n: number(n) }) + (name === undefined ? '' : ` · ${name}`);
	};
	return classRecord(runs, {
		language,
		direction: directionOf(language),
		title,
		text: t(text, { date: date.format(Date.now()) }),
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
