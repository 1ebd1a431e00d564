import type { MomentWords } from '$lib/activities/measure/moments';
import type { SureWords } from '$lib/activities/sureness';
import type { Words } from '$lib/i18n';
import type { ReportWords } from '$lib/progress/csv';

/** How sure someone is, in words. */
export const sureWords = (t: Words): SureWords => ({
	'not-yet': t('exit.not-yet'),
	nearly: t('exit.nearly'),
	sure: t('exit.sure')
});

/** When a measure is asked, in words. */
export const momentWords = (t: Words): MomentWords => ({
	before: t('impact.at.before'),
	after: t('impact.at.after'),
	later: t('impact.at.later')
});

/** The words of a report as a table. */
export const tableWords = (t: Words): ReportWords => ({
	activity: t('report.activity'),
	asked: t('report.asked'),
	round: t('report.round'),
	how: t('report.how'),
	what: t('report.what'),
	number: t('report.number'),
	of: t('report.of'),
	ways: {
		hands: t('way.hands'),
		shared: t('way.shared'),
		card: t('way.card'),
		handin: t('way.handin'),
		room: t('way.room'),
		solo: t('way.solo')
	},
	together: t('report.together'),
	sure: sureWords(t),
	moments: momentWords(t),
	answers: t('report.answers'),
	answered: t('report.answered'),
	passed: t('report.passed'),
	late: t('report.late'),
	points: t('report.points'),
	caught: t('report.caught'),
	alarms: t('report.alarms'),
	tooFew: t('report.too-few')
});
