/* The record of a class, in the words of the page. */
import type { Speech } from '$lib/i18n';
import { directionOf } from '$lib/i18n/languages';
import { classRecord } from '$lib/progress/class-record';
import type { Group } from '$lib/store';
import { classRuns } from './runs';

/** The record of a class as an HTML page, in the language of this page. */
export async function recordOf(group: Group, { t, language, tag, number }: Speech) {
	const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
	return classRecord(await classRuns(group.id), {
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
