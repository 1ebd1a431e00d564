import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { prerendered } from '../src/lib/i18n/languages';

const src = fileURLToPath(new URL('../src', import.meta.url));
const locales = join(src, 'lib/i18n/locales');
const parts = ['pupil', 'teacher', 'ways'] as const;

type Words = Record<string, string>;
const wordsOf = async (language: string, part: string): Promise<Words> =>
	JSON.parse(await readFile(join(locales, `${language}.${part}.json`), 'utf8'));

const plural = /_(zero|one|two|few|many|other)$/;
const baseOf = (key: string) => key.replace(plural, '');
/** Where the values of a key are told: in its form for "other", if it has forms. */
const sourceOf = (english: Words, key: string) =>
	english[key] ?? english[`${baseOf(key)}_other`] ?? '';
const valuesOf = (words: string): string[] => (words.match(/\{\{.*?\}\}/g) ?? []).sort();

/** The keys a language has to have, each with the plural forms of that language. */
function keysFor(language: string, english: Words) {
	const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
	const keys = Object.keys(english).flatMap((key) =>
		plural.test(key) ? forms.map((form) => `${baseOf(key)}_${form}`) : [key]
	);
	return [...new Set(keys)].sort();
}

/**
 * Forms that stand for one number only, such as the Arabic dual: they may say it as a word.
 * French "one" is also for 0, so it keeps its value.
 */
function formsOfOneNumber(language: string) {
	const rules = new Intl.PluralRules(language);
	const chosen = Array.from({ length: 300 }, (_, n) => rules.select(n));
	return chosen
		.filter((form) => chosen.indexOf(form) === chosen.lastIndexOf(form))
		.map((form) => `_${form}`);
}

describe.each(parts)('the %s words', async (part) => {
	const english = await wordsOf('en', part);

	it.each(prerendered.map(({ tag }) => tag))('are complete in %s', async (language) => {
		const words = await wordsOf(language, part);
		expect(Object.keys(words).sort()).toEqual(keysFor(language, english));
		const empty = Object.keys(words).filter((key) => words[key]!.trim() === '');
		expect(empty).toEqual([]);
	});

	it.each(prerendered.map(({ tag }) => tag))('take the same values in %s', async (language) => {
		const words = await wordsOf(language, part);
		const saidAsWord = formsOfOneNumber(language);
		const differing = Object.keys(words).filter((key) => {
			const [own, source] = [valuesOf(words[key]!), valuesOf(sourceOf(english, key))];
			if (saidAsWord.some((form) => key.endsWith(form))) {
				return own.some((value) => !source.includes(value));
			}
			return own.join() !== source.join();
		});
		expect(differing).toEqual([]);
	});
});

describe('the files of words', () => {
	it('are there for every language but the pseudo one', async () => {
		const wanted = prerendered.flatMap(({ tag }) => parts.map((part) => `${tag}.${part}.json`));
		expect((await readdir(locales)).sort()).toEqual(wanted.sort());
	});

	it('have no key twice', async () => {
		const keys = (await Promise.all(parts.map((part) => wordsOf('en', part)))).flatMap(Object.keys);
		expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
	});
});

describe('every key', () => {
	/** keys built by template, such as topic.${topic} */
	const built = [
		'band.',
		'topic.',
		'device.',
		'problem.',
		'open.problem.',
		'bring.refused.',
		'build.',
		'cards.why.',
		'exit.',
		'family.role.',
		'print.follow-up.',
		'plan.do.',
		'prompt.done.',
		'scale.',
		'seat.',
		'seats.way.',
		'stage.in.',
		'handin.',
		'impact.at.',
		'impact.said.'
	];

	it('is used in the source', async () => {
		const files = (await readdir(src, { recursive: true })).filter(
			(file) => /\.(svelte|ts)$/.test(file) && !/\.test\.ts$/.test(file)
		);
		const sources = await Promise.all(files.map((file) => readFile(join(src, file), 'utf8')));
		const quoted = new Set(
			sources
				.flatMap((source) => source.match(/(['"`])[\w.-]+\1/g) ?? [])
				.map((one) => one.slice(1, -1))
		);
		const keys = (await Promise.all(parts.map((part) => wordsOf('en', part)))).flatMap(Object.keys);
		const unused = keys.filter(
			(key) => !quoted.has(baseOf(key)) && !built.some((prefix) => key.startsWith(prefix))
		);
		expect(unused).toEqual([]);
	});
});
