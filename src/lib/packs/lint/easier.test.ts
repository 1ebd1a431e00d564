import { describe, expect, it } from 'vitest';
import { lint, lintEasier, lintTranslation } from '../lint';
import type { Lesson } from '../schema';
import { base, context, eased, identity, put, read } from './sample';

describe('R4, easier words', () => {
	it('wants easier words in each language of a lesson from band C on', () => {
		const lesson = read(base());
		const none = { ...context, easier: ['one-more-chair.en-simple'] };
		expect(lint(lesson, none)).toEqual([]);
		const found = lintTranslation(lesson, identity(lesson, 'fr'), none);
		expect(found.filter(({ rule }) => rule === 'R4')).toEqual([
			{ rule: 'R4', path: '', note: expect.stringContaining('one-more-chair.fr-simple.json') }
		]);
		const young: Lesson = { ...lesson, band: 'B' };
		expect(lint(young, none).filter(({ rule }) => rule === 'R4')).toEqual([]);
	});

	it('wants no easier words where nobody asks for them', () => {
		const { easier: _, ...quiet } = context;
		expect(lint(read(base()), quiet)).toEqual([]);
	});

	it('takes easier words for a few texts, and reports stale and unknown ones', () => {
		const lesson = read(base());
		const path = 'activities.story.question.pages.one.text';
		const fine = eased(lesson, { [path]: 'Luca is late. No chair is left.' });
		expect(lintEasier(lesson, undefined, fine, context)).toEqual([]);
		const changed: Lesson = read(base());
		put(changed, path, 'Mia comes late. All sit, and no chair is left.');
		expect(lintEasier(changed, undefined, fine, context)).toEqual([
			{ rule: 'translation', path, note: 'stale' }
		]);
		const gone = eased(lesson, { 'activities.gone.title': 'Gone' });
		expect(lintEasier(lesson, undefined, gone, context)).toContainEqual({
			rule: 'translation',
			path: 'activities.gone.title',
			note: 'unknown'
		});
	});

	it('measures easier words against the translation they stand for', () => {
		const lesson = read(base());
		const path = 'activities.story.question.pages.one.text';
		const french = identity(lesson, 'fr');
		french.text[path]!.to = 'Luca arrive en retard et il n’y a plus de chaise pour lui.';
		const simple = (to: string) => ({
			...eased(lesson, {}, 'fr'),
			text: { [path]: { from: french.text[path]!.to, to } }
		});
		const found = (to: string) =>
			lintEasier(lesson, french, simple(to), context)
				.filter(({ rule }) => rule === 'R4')
				.map(({ note }) => note);
		expect(found('Luca est en retard. Il n’a pas de chaise.')).toEqual([]);
		expect(
			found('Luca est en retard. Il est bien seul et triste, car il n’a plus de chaise pour lui.')
		).toEqual(['18 words, the text they stand for has 13']);
	});

	it('wants sentences the band below can read, the longest and on average', () => {
		const words = (most: number) => `${Array(most).fill('Word').join(' ')}.`;
		const path = 'activities.story.question.pages.one.text';
		const found = (to: string) => {
			const long = read(base());
			put(long, path, words(18));
			return lintEasier(long, undefined, eased(long, { [path]: to }), context).map(
				(one) => one.note
			);
		};
		expect(found(`${words(9)} ${words(9)}`)).toEqual([]);
		expect(found(words(10))).toEqual([expect.stringContaining('on average, at most 9')]);
		expect(found(`${words(15)} ${words(3)}`)).toEqual([expect.stringContaining('at most 14')]);
	});
});
