import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostBytes, mostCharacters, mostDepth, mostNodes } from './limits';
import { readLesson, readPackFile, readText, readTranslation } from './read';
import type { Lesson } from './schema';

const source = readFileSync(
	new URL('../../../tests/fixtures/lint/base.json', import.meta.url),
	'utf8'
);
const base = () => JSON.parse(source) as Lesson;

/** The problems of the good lesson after a change, as `path code`. */
function problems(change: (lesson: Lesson) => void) {
	const lesson = base();
	change(lesson);
	const result = readLesson(lesson);
	return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
}
const first = (result: ReturnType<typeof readText>) =>
	result.ok ? 'ok' : result.problems[0]?.code;

describe('a good file', () => {
	it('is read, with what may be left out filled in', () => {
		const text = readText(source);
		const result = readLesson(text.ok ? text.value : undefined);
		expect(result).toMatchObject({ ok: true, lesson: { id: 'one-more-chair' } });
	});

	it('may be a pack or a translation', () => {
		const pack = {
			format: 1,
			id: 'cyberbullying',
			title: 'Cyberbullying',
			topic: 'cyberbullying',
			authors: ['Netkind'],
			licence: 'CC-BY-SA-4.0',
			lessons: ['one-more-chair']
		};
		expect(readPackFile(pack)).toEqual({ ok: true, pack });
		const translation = {
			format: 1,
			lesson: 'one-more-chair',
			language: 'fr',
			translators: ['Netkind'],
			text: { title: { from: 'One more chair', to: 'Une chaise de plus' } }
		};
		expect(readTranslation(translation)).toEqual({ ok: true, translation });
		expect(readTranslation(pack).ok).toBe(false);
	});
});

describe('limits, before any work', () => {
	const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

	it('hold for the text', () => {
		expect(first(readText('{'))).toBe('not-json');
		expect(first(readText(' '.repeat(mostBytes + 1)))).toBe('too-large');
		expect(first(readText(`"${'é'.repeat(mostBytes / 2)}"`))).toBe('too-large');
	});

	it('hold for depth, and end soon on 200,000 levels', () => {
		expect(first(readText(nested(mostDepth)))).toBe('ok');
		expect(first(readText(nested(mostDepth + 1)))).toBe('too-deep');
		expect(first(readText(nested(200_000)))).toBe('too-deep');
	});

	it('hold for nodes and strings', () => {
		const many = (count: number) => JSON.stringify(Array(count).fill(0));
		expect(first(readText(many(mostNodes - 1)))).toBe('ok');
		expect(first(readText(many(mostNodes)))).toBe('too-many-nodes');
		expect(first(readText(JSON.stringify('x'.repeat(mostCharacters))))).toBe('ok');
		expect(first(readText(JSON.stringify('x'.repeat(mostCharacters + 1))))).toBe('string-too-long');
	});

	it.each(['__proto__', 'constructor', 'prototype'])('refuse the key %s at any depth', (key) => {
		expect(first(readText(`{"a":[{"${key}":{"polluted":true}}]}`))).toBe('refused-key');
	});

	it('hold for data that never was JSON', () => {
		const ring: Record<string, unknown> = {};
		ring.ring = ring;
		for (const data of [ring, Array(1e9), undefined, () => 0, Symbol('x'), 1n])
			expect(readLesson(data).ok).toBe(false);
		expect(readLesson({ title: new Map() })).toMatchObject({ problems: [{ code: 'not-json' }] });
	});
});

describe('problems', () => {
	it('say every path, with ids in lists', () => {
		expect(
			problems((lesson) => {
				lesson.title = '';
				Object.assign(lesson.activities[2]!.question, { prompt: 5, extra: true });
				lesson.followUps[1]!.activities[0]!.title = ' ';
			})
		).toEqual([
			'title min-length',
			'activities.move.question.prompt string',
			'activities.move.question.extra unknown-key',
			'followUps.28.activities.after-28-1.title min-length'
		]);
	});

	it('name what is missing and kinds there are not', () => {
		expect(problems((lesson) => Reflect.deleteProperty(lesson, 'ask'))).toEqual(['ask missing']);
		expect(problems((lesson) => Object.assign(lesson.activities[0]!, { kind: 'dance' }))).toEqual([
			'activities.rules.kind variant'
		]);
	});

	it('include ids used twice in a list, or twice in a lesson', () => {
		expect(problems((lesson) => (lesson.cast[1]!.id = 'mia'))).toEqual(['cast same-id-twice']);
		expect(problems((lesson) => (lesson.followUps[0]!.activities[0]!.id = 'move'))).toEqual([
			'followUps.7.activities.move same-id-twice'
		]);
	});

	it('include ids under which a run asks a measure, whether the lesson has one or not', () => {
		const named = (lesson: Lesson) => (lesson.activities[0]!.id = 'measure-after');
		expect(problems(named)).toEqual(['activities.measure-after measure-id']);
		expect(
			problems((lesson) => {
				named(lesson);
				Reflect.deleteProperty(lesson, 'measure');
			})
		).toEqual(['activities.measure-after measure-id']);
	});

	it('include a measure among the activities, or in what comes back', () => {
		const again = ({ measure }: Lesson, id: string) => ({ ...measure!, id, objectives: [] });
		expect(
			problems((lesson) => {
				lesson.activities.unshift(again(lesson, 'first'));
				lesson.followUps[0]!.activities.push(again(lesson, 'back'));
			})
		).toEqual(['activities.first measure-inside', 'followUps.7.activities.back measure-inside']);
	});

	it('include what a kind finds within an activity', () => {
		expect(
			problems((lesson) => {
				Reflect.deleteProperty((lesson.activities[2]!.solution as { why: object }).why, 'look');
			})
		).toEqual(['activities.move.solution.why.look why-missing']);
	});

	it('include objectives and people the lesson does not have', () => {
		expect(
			problems((lesson) => {
				lesson.activities[0]!.objectives.push('CB.C.2');
				lesson.cast.splice(0, 1);
			})
		).toEqual([
			'activities.rules.objectives unknown-objective',
			'activities.story.question.pages.one.says.by unknown-person'
		]);
	});

	it('greet a file of a newer kit by one friendly code', () => {
		expect(problems((lesson) => Object.assign(lesson, { format: 2, more: 1 }))).toEqual([
			'format newer-format'
		]);
	});
});

describe('bad data of any shape', () => {
	// nothing read may reach the prototype of all objects; a frozen one would throw
	const keys = Object.getOwnPropertyNames(Object.prototype).length;
	beforeAll(() => void expect(keys).toBeGreaterThan(0));
	afterAll(() => void expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(keys));

	it('never throws', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (data) => {
				for (const read of [readLesson, readPackFile, readTranslation])
					expect(read(data).ok).toBe(false);
			}),
			{ numRuns: 500 }
		);
	});

	it('never throws on a lesson with some places changed', () => {
		const places: [object, string][] = [];
		const collect = (value: unknown) => {
			if (typeof value !== 'object' || value === null) return;
			for (const [key, child] of Object.entries(value)) {
				places.push([value, key]);
				collect(child);
			}
		};
		collect(base());
		const count = places.length;
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(count - 1), fc.jsonValue({ maxDepth: 2 })), {
					minLength: 1,
					maxLength: 4
				}),
				(changes) => {
					const lesson = base();
					places.length = 0;
					collect(lesson);
					for (const [at, value] of changes) Reflect.set(places[at]![0], places[at]![1], value);
					const result = readLesson(lesson);
					expect(result.ok || result.problems.length > 0).toBe(true);
				}
			),
			{ numRuns: 500 }
		);
	});

	it('never throws on a text with some characters changed', () => {
		fc.assert(
			fc.property(fc.nat(source.length), fc.string({ maxLength: 3 }), (at, put) => {
				const text = readText(source.slice(0, at) + put + source.slice(at + 2));
				const result = text.ok ? readLesson(text.value) : text;
				expect(result.ok || result.problems.length > 0).toBe(true);
			}),
			{ numRuns: 300 }
		);
	});
});
