import { languageIn, languagesOf, lessonIds, lessonIn } from './bundled.server';
import type { LessonCard } from './fetch';
import { devicesOf, type Searched } from './find';
import { allKinds } from './kinds';
import { codesOf } from './reference.server';

/** What a library shows of the lessons that come with the kit, in a language where there is one. */
export const lessonCards = (page: string): LessonCard[] =>
	lessonIds.map((id) => {
		const { title, summary, topic, band, minutes, cover } = lessonIn(id, page)!;
		return {
			id,
			title,
			summary,
			topic,
			band,
			minutes,
			cover,
			language: languageIn(id, page),
			languages: languagesOf(id)
		};
	});

/** The same with all a teacher can look for. */
export const searchedCards = (page: string): (LessonCard & Searched)[] =>
	lessonCards(page).map((card) => {
		const { objectives, frameworks, activities } = lessonIn(card.id, page)!;
		const kinds = activities.flatMap(({ kind }) => allKinds.get(kind) ?? []);
		return {
			...card,
			objectives,
			codes: codesOf(frameworks),
			devices: devicesOf(card.band, kinds)
		};
	});
