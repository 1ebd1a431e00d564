/*
 * Easier words (curriculum R4): a translation of some texts of a lesson into the same language. Its tag is
 * that language with the registered BCP 47 variant `simple`; `from` is always the text it stands for, be it
 * the source's or a translation's.
 */
import type { Lesson, Translation } from './schema';
import type { Words } from './translate';

const variant = '-simple';

/** The tag of a language's easier words: en-simple. */
export const easierOf = (language: string) => `${language}${variant}`;

export const isEasier = (tag: string) => tag.endsWith(variant);

/** The language of easier words: en for en-simple. */
export const languageOfEasier = (tag: string) => tag.slice(0, -variant.length);

/** What the page for one pupil shows of a lesson: easier words are for that page. */
const shown = /^(?:title$|cast\.|activities\.)/;

/** Easier words to be filled in: those of the texts that page shows, each with an empty place. */
export const blankEasier = (lesson: Lesson, language: string, texts: Words[]): Translation => ({
	$schema: '../schema/translation.json',
	format: lesson.format,
	lesson: lesson.id,
	language: easierOf(language),
	translators: [],
	text: Object.fromEntries(
		texts
			.filter(({ path }) => shown.test(path))
			.map(({ path, text }) => [path, { from: text, to: '' }])
	)
});
