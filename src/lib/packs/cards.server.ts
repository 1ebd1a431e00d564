import { lessonIds, lessonIn, languagesOf } from './bundled.server';
import type { LessonCard } from './fetch';

/** What a library shows of the lessons that come with the kit, in a language where there is one. */
export const lessonCards = (page: string): LessonCard[] =>
	lessonIds.map((id) => {
		const { title, summary, topic, band, minutes, cover, language } = lessonIn(id, page)!;
		const languages = languagesOf(id);
		return {
			id,
			title,
			summary,
			topic,
			band,
			minutes,
			cover,
			language: languages.includes(page) ? page : language,
			languages
		};
	});
