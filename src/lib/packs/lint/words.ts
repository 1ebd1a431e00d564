/*
 * Rules about length: what a band can read (curriculum 1.2) and what a stage can show.
 */
import { mostStageWords } from '../../activities/steps';
import {
	besideArt,
	budgets,
	countWords,
	inArt,
	meanOf,
	screensOf,
	sentencesIn,
	slackOf
} from './reading';
import type { Rule } from './rule';

const mostOptions = 5;

export const wordRules: Rule[] = [
	{
		id: 'R1',
		says: 'No sentence for pupils is longer than the band can read, nor are sentences on average.',
		check: (subject) => {
			const budget = budgets[subject.lesson.band];
			const factor = slackOf(subject);
			const most = Math.floor(budget.sentence * factor);
			const sentences = sentencesIn(subject);
			const mean = meanOf(sentences);
			const long = sentences
				.filter(({ words }) => words > most)
				.map(({ path, words, text }) => ({
					path,
					note: `${words} words, at most ${most}: “${text}”`
				}));
			const tooLong = mean > budget.mean * factor;
			const note = `${mean.toFixed(1)} words a sentence on average, at most ${budget.mean * factor}`;
			return tooLong ? [...long, { path: '', note }] : long;
		}
	},
	{
		id: 'R1-screen',
		says: 'No screen holds more words than the band can take in, the message on it included.',
		check: ({ lesson, activities, later, measured }) => {
			const most = budgets[lesson.band].screen;
			return screensOf([...activities, ...later, ...measured])
				.filter(({ words }) => words > most)
				.map(({ path, words }) => ({ path, note: `${words} words, at most ${most}` }));
		}
	},
	{
		id: 'R1-words',
		says: 'No more new words than the band can learn in one lesson.',
		check: ({ lesson }) => {
			const most = budgets[lesson.band].keyWords;
			const { length } = lesson.keyWords;
			return length > most ? [{ path: 'keyWords', note: `${length} words, at most ${most}` }] : [];
		}
	},
	{
		id: 'stage',
		says: 'A step of the stage has at most 45 words beside a message, and at most five options.',
		check: ({ activities, later, measured }) =>
			[...activities, ...later, ...measured].flatMap(({ path, steps }) =>
				steps.flatMap((step, index) => {
					const art = step.art?.kind === 'message' ? [] : inArt(step);
					const words = countWords([...besideArt(step), ...art]);
					const options = step.options?.length ?? 0;
					const at = `${path} step ${index + 1}`;
					const start = `“${(step.title ?? step.text ?? '').slice(0, 40)}”`;
					return [
						...(words > mostStageWords
							? [{ path: at, note: `${words} words, at most ${mostStageWords}: ${start}` }]
							: []),
						...(options > mostOptions
							? [{ path: at, note: `${options} options, at most ${mostOptions}: ${start}` }]
							: [])
					];
				})
			)
	}
];
