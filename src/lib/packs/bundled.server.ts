/*
 * The lessons that come with the kit, read when it is built. A lesson that does not pass the door stops the build.
 */
import type { Lesson, Pack, Translation } from './schema';
import { easierOf, isEasier } from './easier';
import { readLesson, readPackFile, readTranslation, type Refused } from './read';
import { translate } from './translate';

const files = import.meta.glob<unknown>('/lessons/*/*.json', { import: 'default', eager: true });

function must<T extends { ok: true }>(path: string, result: T | Refused): T {
	if (result.ok) return result;
	const problems = result.problems
		.map((problem) => `${problem.path}: ${problem.code}`)
		.join('\n  ');
	throw new Error(`${path} is not right:\n  ${problems}`);
}

const packs: Pack[] = [];
const lessons = new Map<string, Lesson>();
const translations = new Map<string, Translation>();

for (const [path, content] of Object.entries(files)) {
	const folder = path.split('/')[2];
	if (folder === 'reference' || folder === 'schema') continue;
	const name = path.split('/')[3]!;
	if (name === 'pack.json') packs.push(must(path, readPackFile(content)).pack);
	else if (name.split('.').length === 2) {
		const lesson = must(path, readLesson(content)).lesson;
		lessons.set(lesson.id, lesson);
	} else {
		const translation = must(path, readTranslation(content)).translation;
		translations.set(`${translation.lesson}.${translation.language}`, translation);
	}
}

/** Ids of all lessons, pack by pack, in the order the library shows them. */
export const lessonIds = packs.flatMap((pack) => pack.lessons).filter((id) => lessons.has(id));

/** A lesson in a language; what is not translated stays in the language it was written in. */
export function lessonIn(id: string, language: string): Lesson | undefined {
	const lesson = lessons.get(id);
	const translation = translations.get(`${id}.${language}`);
	return lesson && translation ? translate(lesson, translation).lesson : lesson;
}

/** Languages a lesson can be had in, its own first. */
export const languagesOf = (id: string) => [
	lessons.get(id)?.language ?? 'en',
	...[...translations.values()]
		.filter(({ lesson, language }) => lesson === id && !isEasier(language))
		.map(({ language }) => language)
];

/** The language a page in some language shows a lesson in. */
export function languageIn(id: string, page: string) {
	const languages = languagesOf(id);
	return languages.includes(page) ? page : languages[0]!;
}

/** A lesson in a language and in easier words where there are some, the rest as in `lessonIn`. */
export function easierIn(id: string, page: string): Lesson | undefined {
	const lesson = lessonIn(id, page);
	const easier = translations.get(`${id}.${easierOf(languageIn(id, page))}`);
	return lesson && easier && translate(lesson, easier).lesson;
}
