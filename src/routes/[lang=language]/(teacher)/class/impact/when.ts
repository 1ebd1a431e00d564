import type { Moment } from '$lib/activities/measure/moments';
import type { Words } from '$lib/i18n';

/** So many weeks, as a language counts them. */
export const inWeeks = (tag: string, weeks: number) =>
	new Intl.NumberFormat(tag, { style: 'unit', unit: 'week', unitDisplay: 'long' }).format(weeks);

/** When a measure was asked, with the weeks there really were. */
export const whenWords = (t: Words, tag: string, at: Moment, weeks: number) =>
	at === 'later' ? t('impact.weeks', { weeks: inWeeks(tag, weeks) }) : t(`impact.at.${at}`);
