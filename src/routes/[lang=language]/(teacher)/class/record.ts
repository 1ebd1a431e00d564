/* Gathers all there is about a class, for its record. The database is loaded when it is asked for. */
import { loadKinds } from '$lib/activities/load';
import type { Speech } from '$lib/i18n';
import { directionOf } from '$lib/i18n/languages';
import { classRecord, type RunRecord } from '$lib/progress/class-record';
import type { Group } from '$lib/store';
import { lessonOf } from '../lesson-of';

/** The record of a class as an HTML page, in the language of this page. */
export async function recordOf(group: Group, { t, language, tag, number }: Speech) {
	const store = await import('$lib/store');
	const { databaseFor, roundsOf, runsOf } = store;
	const db = databaseFor(group.id);
	const runs = await runsOf(db, group.id);
	const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
	const records = await Promise.all(
		runs.map(async (run): Promise<RunRecord> => {
			const lesson = (await lessonOf(run, store))?.lesson;
			const kinds = await loadKinds(lesson?.activities ?? []);
			return { run, rounds: await roundsOf(db, run.id), lesson, kinds };
		})
	);
	return classRecord(records, {
		language,
		direction: directionOf(language),
		title: t('record.title', { name: group.name }),
		text: t('record.text', { date: date.format(Date.now()) }),
		date: (at) => date.format(at),
		present: (n) => t('report.present', { count: n, n: number(n) }),
		round: (n) => t('report.vote', { n: number(n) }),
		seat: (n) => t('class.seat', { n: number(n) }),
		passed: t('report.passed'),
		tooFew: t('report.too-few'),
		number
	});
}
