/*
 * Rules that keep a lesson from doing harm (curriculum 2.2).
 */
import type { Words } from '../translate';
import { findPhrase, phrasesOf, type Phrases } from './phrases';
import { saidIn, saidToPupils, sentencesOf, type Rule, type Subject } from './rule';

const mostNoteSentences = 2;

/** A rule that some phrases are not said. Where it is about children's eyes, teachers' pages are left out. */
const unsaid = (
	id: Exclude<keyof Phrases, 'pass'>,
	says: string,
	words: (lesson: Subject['lesson']) => Words[]
): Rule => ({
	id,
	says,
	check: ({ lesson, language }) => {
		const list = phrasesOf(language)?.[id];
		if (!list) return [];
		return words(lesson).flatMap(({ path, text }) => {
			const found = findPhrase(text, list);
			return found ? [{ path, note: `says “${found}”` }] : [];
		});
	}
});

export const harmRules: Rule[] = [
	unsaid('H1', 'No slur and no wish for harm is ever shown.', saidIn),
	unsaid('H2', 'Nothing blames the person harmed.', saidIn),
	unsaid('H3', 'No orders to children and no fear of the law as the main line.', saidToPupils),
	unsaid('H4', 'No scare tactics.', saidToPupils),
	{
		id: 'H5',
		says: 'The content note is one factual sentence and a choice: two sentences at most.',
		check: ({ lesson, language }) => {
			const { length } = sentencesOf(lesson.contentNote, language);
			return length > mostNoteSentences
				? [{ path: 'contentNote', note: `${length} sentences, at most ${mostNoteSentences}` }]
				: [];
		}
	},
	{
		id: 'H6',
		says: 'A lesson begins with ground rules that say one may pass.',
		check: ({ activities, language }) => {
			const [first] = activities;
			if (!first) return [];
			const { kind, activity, path, steps } = first;
			if (kind.serves?.(activity.question) !== 'rules')
				return [{ path, note: 'the first activity is no ground rules' }];
			const list = phrasesOf(language)?.pass;
			const words = steps.map((step) => `${step.title ?? ''} ${step.text ?? ''}`).join(' ');
			return !list || findPhrase(words, list)
				? []
				: [{ path, note: 'the ground rules do not say that one may pass' }];
		}
	},
	{
		id: 'H8',
		says: 'What is private or only counted is never shown by a raised hand or a card.',
		check: ({ activities, later, measured }) =>
			[...activities, ...later, ...measured].flatMap(({ path, kind }) => {
				const shown = kind.open.filter((way) => way === 'hands' || way === 'card');
				return kind.keeps !== 'answer' && shown.length
					? [{ path, note: `keeps ${kind.keeps} but is open to ${shown.join(', ')}` }]
					: [];
			})
	},
	{
		id: 'H10',
		says: 'A lesson ends calmly, with an ending that is never left out.',
		check: ({ activities }) => {
			const last = activities.at(-1);
			return !last ||
				(last.kind.serves?.(last.activity.question) === 'end' && last.activity.when === 'core')
				? []
				: [{ path: last.path, note: 'the last activity is no calm end in the core' }];
		}
	},
	unsaid('P18', 'A measure asks what one can do, never what happened to anyone.', (lesson) =>
		saidIn(lesson).filter(({ path }) => path.startsWith('measure.'))
	),
	unsaid('H16', 'Persons are not named by what they did or what was done to them.', saidIn)
];
