/* A good lesson to spoil, for the tests of the linter. */
import { readFileSync } from 'node:fs';
import { keyOf } from '../paths';
import { readLesson } from '../read';
import type { Lesson } from '../schema';
import { blankTranslation, textsOf } from '../translate';
import type { Context } from './rule';

export const folder = new URL('../../../../tests/fixtures/lint/', import.meta.url);
export const json = (name: string): unknown =>
	JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
export const base = () => json('base');

export const context: Context = {
	objectives: { 'CB.C.1': {} },
	facts: {
		'CB-08': { mark: 'P', reviewBy: '2027-01-01' },
		'CB-09': { mark: 'U', reviewBy: '2027-01-01' },
		'CB-10': { mark: 'P', reviewBy: '2026-01-01' }
	},
	frameworks: {
		digcomp: { version: '2.2', codes: { '2.5': {} } },
		dce: { codes: { '5': {} } },
		efcw: { codes: { '1': {} } }
	},
	pictures: ['chair', 'luca', 'mia'],
	easier: ['one-more-chair.en-simple', 'one-more-chair.fr-simple'],
	today: '2026-11-22'
};

export function read(data: unknown): Lesson {
	const result = readLesson(data);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.lesson;
}

/** Sets one place of plain data, named by a path of keys and ids. */
export function put(data: unknown, path: string, value: unknown) {
	const keys = path.split('.');
	const last = keys.pop()!;
	const into = keys.reduce<unknown>(
		(at, key) =>
			Array.isArray(at)
				? at.find((item, index) => keyOf(item, index) === key)
				: (at as Record<string, unknown>)[key],
		data
	);
	(into as Record<string, unknown>)[last] = value;
}

/** A translation into the same words. */
export const identity = (lesson: Lesson, language = lesson.language) => ({
	...blankTranslation(lesson, language),
	translators: ['Nobody'],
	text: Object.fromEntries(
		textsOf(lesson).map(({ path, text }) => [path, { from: text, to: text }])
	)
});

/** Easier words for some texts of a lesson. */
export const eased = (lesson: Lesson, words: Record<string, string>, language = 'en') => ({
	...blankTranslation(lesson, `${language}-simple`),
	translators: ['Nobody'],
	text: Object.fromEntries(
		Object.entries(words).map(([path, to]) => {
			const from = textsOf(lesson).find((one) => one.path === path)?.text ?? '';
			return [path, { from, to }];
		})
	)
});
