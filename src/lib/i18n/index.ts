/*
 * Words of the kit in one language. Pupils' pages load the pupil words only; those of joining and handing in come
 * with what needs them, so that a lesson alone does not carry them.
 * One instance per language, never a module-level one: prerendering would mix languages.
 */
import { getContext, setContext } from 'svelte';
import type pupilWords from './locales/en.pupil.json';
import type teacherWords from './locales/en.teacher.json';
import type waysWords from './locales/en.ways.json';
import { pseudo } from './languages';
import { sayer, type Texts, type Values } from './words';

type Strip<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
export type WordKey = Strip<
	(keyof typeof pupilWords | keyof typeof teacherWords | keyof typeof waysWords) & string
>;

/** The files a language's words are in. */
export type WordPart = 'pupil' | 'ways' | 'teacher';

/** The words of a key; values fill `{{ }}`, `count` picks the plural form. */
export type Words = (key: WordKey, values?: Values) => string;

/** What was loaded of one language. */
export interface Loaded {
	language: string;
	texts: Texts;
}

export interface Speech {
	t: Words;
	language: string;
	/** for Intl: the language with the digits the kit writes in it */
	tag: string;
	number: (value: number) => string;
	/** letters of the four options and beyond: A B C D E, أ ب ج د ه */
	letter: (place: number) => string;
}

const files = import.meta.glob<Texts>('./locales/*.json', { import: 'default' });

async function wordsOf(language: string, part: WordPart) {
	const source = language === 'xa' ? 'en' : language;
	const words = await files[`./locales/${source}.${part}.json`]!();
	if (language !== 'xa') return words;
	return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value)]));
}

/** Loads the words of a language, beside what was loaded before. */
export async function loadWords(
	language: string,
	part: WordPart,
	onto: Loaded = { language, texts: {} }
) {
	Object.assign(onto.texts, await wordsOf(language, part));
	return onto;
}

/** Languages whose Intl tag is another, as those with digits of their own. */
const tags: Record<string, string> = { ar: 'ar-EG', xa: 'en' };

const letters: Record<string, string[]> = { ar: ['أ', 'ب', 'ج', 'د', 'ه'] };

/** What a page needs to speak one language. */
export function speechOf({ language, texts }: Loaded): Speech {
	const tag = tags[language] ?? language;
	// made when it is needed: the first formatter of a page takes a slow tablet a tenth of a second
	let format: Intl.NumberFormat | undefined;
	const plain = (value: number) =>
		!(language in tags) && Number.isInteger(value) && value >= 0 && value < 1000;
	return {
		t: sayer(tag, texts),
		language,
		tag,
		number: (value) =>
			plain(value) ? String(value) : (format ??= new Intl.NumberFormat(tag)).format(value),
		letter: (place) => (letters[language] ?? ['A', 'B', 'C', 'D', 'E'])[place] ?? ''
	};
}

export const speechKey = Symbol('speech');
export const setSpeech = (speech: () => Speech) => setContext(speechKey, speech);
/** The page's language; a function, since a change of language is a navigation that keeps components. */
export const useSpeech = () => getContext<() => Speech>(speechKey)();
