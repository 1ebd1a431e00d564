/*
 * Rules about length: what a band can read (curriculum 1.2) and what a stage can show.
 */
import { mostStageWords, wordsIn, type Step } from '../../activities/steps';
import type { Band } from '../words';
import { saidToPupils, sentencesOf, sum, type Rule } from './rule';

/** Most words: in a sentence, in a sentence on average, on a screen; and most new words. */
const budgets: Record<Band, { sentence: number; mean: number; screen: number; keyWords: number }> =
	{
		A: { sentence: 15, mean: 15, screen: 25, keyWords: 3 },
		B: { sentence: 14, mean: 9, screen: 45, keyWords: 3 },
		C: { sentence: 18, mean: 12, screen: 70, keyWords: 5 },
		D: { sentence: 22, mean: 14, screen: 90, keyWords: 6 },
		E: { sentence: 25, mean: 16, screen: 110, keyWords: 8 },
		F: { sentence: 18, mean: 12, screen: 60, keyWords: 5 }
	};
/** How much longer sentences may be in a translation: few languages are as short as English. */
const slack = 1.2;
const mostOptions = 5;

/** All that is to be read on a step beside its picture. */
const besideArt = (step: Step) => [
	step.title ?? '',
	step.text ?? '',
	...(step.options ?? []).map((option) => option.text),
	...(step.list ?? []).map((item) => item.text)
];

/** What of a picture is new to read: earlier lines of a chat have been read before. */
function inArt({ art }: Step): string[] {
	if (!art) return [];
	if (art.kind === 'pictures') return [art.says?.text ?? ''];
	if (art.kind === 'chat')
		return art.lines.filter((line) => line.now).map((line) => line.text ?? line.blurred ?? '');
	return art.message.parts.map((part) => part.text);
}

const count = (texts: string[]) => sum(texts.map(wordsIn));

/** Headings and single words are no sentences; they would make the mean look shorter than it is. */
const isSentence = (text: string) => /[.!?…]["'”’»)\s]*$/.test(text);

export const wordRules: Rule[] = [
	{
		id: 'R1',
		says: 'No sentence for pupils is longer than the band can read, nor are sentences on average.',
		check: ({ lesson, language, translated }) => {
			const budget = budgets[lesson.band];
			const factor = translated ? slack : 1;
			const most = Math.floor(budget.sentence * factor);
			const sentences = saidToPupils(lesson)
				.filter(({ path }) => !path.endsWith('.address'))
				.flatMap(({ path, text }) =>
					sentencesOf(text, language).map((sentence) => ({
						path,
						sentence,
						words: wordsIn(sentence)
					}))
				);
			const whole = sentences.filter(({ sentence }) => isSentence(sentence));
			const mean = sum(whole.map(({ words }) => words)) / Math.max(1, whole.length);
			const long = sentences
				.filter(({ words }) => words > most)
				.map(({ path, words, sentence }) => ({
					path,
					note: `${words} words, at most ${most}: “${sentence}”`
				}));
			const tooLong = mean > budget.mean * factor;
			const note = `${mean.toFixed(1)} words a sentence on average, at most ${budget.mean * factor}`;
			return tooLong ? [...long, { path: '', note }] : long;
		}
	},
	{
		id: 'R1-screen',
		says: 'No screen holds more words than the band can take in, the message on it included.',
		check: ({ lesson, activities, later }) => {
			const most = budgets[lesson.band].screen;
			return [...activities, ...later].flatMap(({ path, steps }) =>
				steps
					.map((step, index) => ({
						path: `${path} step ${index + 1}`,
						words: count([...besideArt(step), ...inArt(step)])
					}))
					.filter(({ words }) => words > most)
					.map((step) => ({ path: step.path, note: `${step.words} words, at most ${most}` }))
			);
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
		check: ({ activities, later }) =>
			[...activities, ...later].flatMap(({ path, steps }) =>
				steps.flatMap((step, index) => {
					const art = step.art?.kind === 'message' ? [] : inArt(step);
					const words = count([...besideArt(step), ...art]);
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
