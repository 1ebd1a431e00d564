import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../activities';
import { readLesson } from './read';
import { lessonSchema, type Lesson, type Translation } from './schema';
import { blankTranslation, textKeys, textsOf, translate } from './translate';

function base(): Lesson {
	const file = new URL('../../../tests/fixtures/lint/base.json', import.meta.url);
	const result = readLesson(JSON.parse(readFileSync(file, 'utf8')));
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.lesson;
}

const put = (lesson: Lesson, to: (text: string) => string, language = 'fr'): Translation => ({
	...blankTranslation(lesson, language),
	translators: ['Nobody'],
	text: Object.fromEntries(
		textsOf(lesson).map(({ path, text }) => [path, { from: text, to: to(text) }])
	)
});

/** What the walk below needs of a schema of any type. */
interface AnySchema {
	type: string;
	entries?: Record<string, AnySchema>;
	item?: AnySchema;
	key?: AnySchema;
	value?: AnySchema;
	wrapped?: AnySchema;
	options?: AnySchema[];
	pipe?: AnySchema[];
}

/** All strings of a schema by their path, and whether each was made by `text()`, which alone trims. */
function stringsOf(schema: AnySchema, path: string[] = []): { path: string[]; isText: boolean }[] {
	const within = (child: AnySchema | undefined, key?: string) =>
		child ? stringsOf(child, key ? [...path, key] : path) : [];
	switch (schema.type) {
		case 'string':
			return [{ path, isText: (schema.pipe ?? []).some(({ type }) => type === 'trim') }];
		case 'optional':
			return within(schema.wrapped);
		case 'array':
			return within(schema.item, '[]');
		case 'record':
			return within(schema.value, '{}');
		case 'variant':
			return (schema.options ?? []).flatMap((option) => within(option));
		default:
			return Object.entries(schema.entries ?? {}).flatMap(([key, child]) => within(child, key));
	}
}

describe('the list of keys', () => {
	const all = [
		lessonSchema,
		...kinds.flatMap((kind) => [kind.question, kind.solution])
	] as unknown as AnySchema[];
	const strings = all
		.flatMap((schema) => stringsOf(schema))
		.filter(({ path }) => path[0] !== 'authors' && path[0] !== 'review');
	const isKnown = (path: string[]) =>
		textKeys.has(path.at(-1)!) || path.slice(-2).join('.') === 'why.{}';
	const told = (found: typeof strings) => [...new Set(found.map(({ path }) => path.join('.')))];

	it('covers every text of every schema', () => {
		const texts = strings.filter(({ isText }) => isText);
		expect(texts.length).toBeGreaterThan(80);
		expect(told(texts.filter(({ path }) => !isKnown(path)))).toEqual([]);
	});

	it('covers no string that is not words', () => {
		expect(told(strings.filter(({ path, isText }) => !isText && isKnown(path)))).toEqual([]);
	});

	it('has no key too many', () => {
		const used = new Set(strings.map(({ path }) => path.at(-1)));
		expect([...textKeys].filter((key) => !used.has(key))).toEqual([]);
	});
});

describe('textsOf', () => {
	it('has ids in its paths, and no ids in its texts', () => {
		const ana = { name: 'Ana Example', on: '2026-01-01' };
		const lesson = { ...base(), review: { teacher: ana, safeguarding: ana } };
		const texts = new Map(textsOf(lesson).map(({ path, text }) => [path, text]));
		expect(texts.get('activities.story.question.pages.one.says.text')).toBe(
			'Wait, I see one over there.'
		);
		expect(texts.get('followUps.28.activities.after-28-1.solution.why.ask')).toBe(
			'It shows that they are wanted.'
		);
		expect(texts.get('teacher.mayHear.fault.says')).toBe('It was his own fault.');
		expect(
			[...texts.keys()].filter((path) => /(^|\.)(id|by|picture)$|^authors|^review/.test(path))
		).toEqual([]);
	});

	it('takes an id for an id, even where it is spelt like a key', () => {
		const lesson = base();
		const { question, solution } = lesson.activities[2] as Extract<
			Lesson['activities'][number],
			{ kind: 'choice' }
		>;
		question.options[0]!.id = 'why';
		question.options[1]!.id = 'review';
		solution.why = { why: 'One good reason.', review: 'Another good reason.' };
		const paths = textsOf(lesson).map(({ path }) => path);
		expect(paths.filter((path) => /^activities\.move\..*\.(why|review)(\.|$)/.test(path))).toEqual([
			'activities.move.question.options.why.text',
			'activities.move.question.options.review.text',
			'activities.move.solution.why.why',
			'activities.move.solution.why.review'
		]);
	});
});

describe('translate', () => {
	it('gives the same lesson where every text is mapped to itself', () => {
		fc.assert(
			fc.property(fc.infiniteStream(fc.string({ minLength: 1 })), (words) => {
				const source = base();
				const lesson = translate(
					source,
					put(source, () => words.next().value as string)
				).lesson;
				expect(
					translate(
						lesson,
						put(lesson, (text) => text)
					).lesson
				).toEqual(lesson);
			}),
			{ numRuns: 50 }
		);
	});

	it('changes every text and nothing else', () => {
		const lesson = base();
		const { lesson: loud, ...rest } = translate(
			lesson,
			put(lesson, (text) => `¡${text}!`)
		);
		expect(textsOf(loud)).toEqual(
			textsOf(lesson).map(({ path, text }) => ({ path, text: `¡${text}!` }))
		);
		expect(JSON.stringify(loud).replaceAll(/[¡!]/g, '')).toBe(
			JSON.stringify(lesson).replaceAll(/[¡!]/g, '')
		);
		expect(rest).toMatchObject({ missing: [], stale: [], unknown: [] });
		expect(rest.languageOf.lesson).toBe('fr');
		expect(new Set(Object.values(rest.languageOf.activities))).toEqual(new Set(['fr']));
	});

	it('falls back to the source where text is missing or stale, and says so', () => {
		const lesson = base();
		const translation = put(lesson, () => 'autre');
		const lost = ['activities.rules.title', 'activities.rules.question.pages.one.text'];
		for (const path of lost) delete translation.text[path];
		translation.text.title!.from = 'Another title';
		translation.text['activities.gone.title'] = { from: 'Gone', to: 'Parti' };
		const result = translate(lesson, translation);
		expect(result.lesson.title).toBe('One more chair');
		expect(result.lesson.summary).toBe('autre');
		expect(result.lesson.activities[0]?.title).toBe('How we talk');
		expect(result.missing).toEqual(lost);
		expect(result.stale).toEqual(['title']);
		expect(result.unknown).toEqual(['activities.gone.title']);
		expect(result.languageOf.lesson).toBe('fr');
		expect(result.languageOf.activities).toMatchObject({
			rules: 'en',
			story: 'fr',
			measure: 'fr'
		});
	});

	it('is not led astray by names every object has', () => {
		const lesson = base();
		const translation = { ...blankTranslation(lesson, 'fr'), text: {} };
		const result = translate(lesson, translation);
		expect(result.lesson).toEqual(lesson);
		expect(result.missing).toEqual(textsOf(lesson).map(({ path }) => path));
		expect(result.languageOf.lesson).toBe('en');
	});
});
