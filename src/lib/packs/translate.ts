/*
 * The words of a lesson, and the same lesson in other words. Which strings are words is known by their
 * key alone, so that a translation needs neither the schemas nor the kinds. A test proves the list whole.
 */
import type { Lesson, Translation } from './schema';
import { joined, keyOf } from './paths';

/** Keys whose strings a person reads. `why` may also hold a record of such strings. */
export const textKeys: ReadonlySet<string> = new Set(
	(
		'title text summary ask name word meaning contentNote says reply programme extension intro ' +
		'remember note prompt why closing pass unit cues good try model sure goodbye context address ' +
		'decide from blurred after ending say review one two three four five'
	).split(' ')
);
/** Places that hold people, whose names are in every language their own. */
const people: ReadonlySet<string> = new Set(['authors', 'review']);

export interface Words {
	path: string;
	text: string;
}

type Change = (words: Words) => string;

/** Every text of the value put through `change`, all else as it was. In a `why` every string is a text. */
function changed(value: unknown, path: string, change: Change, inWhy = false): unknown {
	if (Array.isArray(value))
		return value.map((item, index) => changed(item, joined(path, keyOf(item, index)), change));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, child]: [string, unknown]) => {
			const at = joined(path, key);
			if (people.has(at)) return [key, child];
			if (typeof child === 'string')
				return [key, inWhy || textKeys.has(key) ? change({ path: at, text: child }) : child];
			return [key, changed(child, at, change, key === 'why')];
		})
	);
}

/** All words of a lesson in the order of its file. */
export function textsOf(lesson: Lesson): Words[] {
	const texts: Words[] = [];
	changed(lesson, '', (words) => {
		texts.push(words);
		return words.text;
	});
	return texts;
}

export interface Translated {
	lesson: Lesson;
	/** paths of words that have no translation */
	missing: string[];
	/** paths of words whose source has changed since */
	stale: string[];
	/** paths of the translation that name nothing */
	unknown: string[];
	/** The language most words are in: of the lesson's own pages, and of each activity by id. */
	languageOf: { lesson: string; activities: Record<string, string> };
}

/** The lesson in the translation's words. What is missing or stale stays in the source's words. */
export function translate(lesson: Lesson, translation: Translation): Translated {
	const missing: string[] = [];
	const stale: string[] = [];
	const known = new Set<string>();
	const kept = new Map<string, number>();
	const translated = changed(lesson, '', ({ path, text }) => {
		known.add(path);
		const found = Object.hasOwn(translation.text, path) ? translation.text[path] : undefined;
		const fits = found?.from.trim() === text;
		if (!found) missing.push(path);
		else if (!fits) stale.push(path);
		const owner = activityAt(path);
		kept.set(owner, (kept.get(owner) ?? 0) + (fits ? -1 : 1));
		return found && fits ? found.to : text;
	}) as Lesson;
	const languageOf = (owner: string) =>
		(kept.get(owner) ?? 0) < 0 ? translation.language : lesson.language;
	return {
		lesson: translated,
		missing,
		stale,
		unknown: Object.keys(translation.text).filter((path) => !known.has(path)),
		languageOf: {
			lesson: languageOf(''),
			activities: Object.fromEntries(
				[...kept.keys()].filter(Boolean).map((id) => [id, languageOf(id)])
			)
		}
	};
}

/** The id of the activity a path lies in, '' where it lies in none; a measure has one place and many ids. */
const activityAt = (path: string) =>
	/^(?:followUps\.\d+\.)?activities\.([^.]+)|^(measure)\./.exec(path)?.slice(1).find(Boolean) ?? '';

/** A translation to be filled in: every text with its source and an empty place. */
export const blankTranslation = (lesson: Lesson, language: string): Translation => ({
	$schema: '../schema/translation.json',
	format: lesson.format,
	lesson: lesson.id,
	language,
	translators: [],
	text: Object.fromEntries(textsOf(lesson).map(({ path, text }) => [path, { from: text, to: '' }]))
});
