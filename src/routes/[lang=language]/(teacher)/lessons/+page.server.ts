import { eachLanguage } from '$lib/i18n/entries';
import { searchedCards } from '$lib/packs/cards.server';
import { codeNames, objectivesOf } from '$lib/packs/reference.server';
import type { PageServerLoad } from './$types';

export const entries = eachLanguage;

/** The lessons, and in words what they can be looked for by. */
export const load: PageServerLoad = ({ params: { lang } }) => {
	const lessons = searchedCards(lang);
	const all = (of: (lesson: (typeof lessons)[number]) => string[]) => [
		...new Set(lessons.flatMap(of))
	];
	return {
		lessons,
		objectives: objectivesOf(
			all(({ objectives }) => objectives),
			lang
		),
		frameworks: codeNames(
			all(({ codes }) => codes),
			lang
		)
	};
};
