/*
 * How much there is to read: the figures the word rules judge and the table of lessons shows.
 */
import { wordsIn, type Step } from '../../activities/steps';
import type { Words } from '../translate';
import type { Band } from '../words';
import { saidToPupils, sentencesOf, sum, type Placed, type Subject } from './rule';

/** Most words a band can read: in a sentence, in a sentence on average, on a screen; and most new words. */
export const budgets: Record<
	Band,
	{ sentence: number; mean: number; screen: number; keyWords: number }
> = {
	A: { sentence: 15, mean: 15, screen: 25, keyWords: 3 },
	B: { sentence: 14, mean: 9, screen: 45, keyWords: 3 },
	C: { sentence: 18, mean: 12, screen: 70, keyWords: 5 },
	D: { sentence: 22, mean: 14, screen: 90, keyWords: 6 },
	E: { sentence: 25, mean: 16, screen: 110, keyWords: 8 },
	F: { sentence: 18, mean: 12, screen: 60, keyWords: 5 }
};

const slack = 1.2;
/** How much longer sentences may be in this language: few languages are as short as the source's. */
export const slackOf = ({ lesson, language }: Subject) =>
	language === lesson.language ? 1 : slack;

export interface Sentence {
	path: string;
	text: string;
	words: number;
}

/** The sentences of the lesson for pupils; addresses of messages are none. */
export const sentencesIn = ({ lesson, language }: Subject): Sentence[] =>
	saidToPupils(lesson)
		.filter(({ path }) => !path.endsWith('.address'))
		.flatMap((words) => sentencesWithin(words, language));

export const sentencesWithin = ({ path, text }: Words, language: string): Sentence[] =>
	sentencesOf(text, language).map((one) => ({ path, text: one, words: wordsIn(one) }));

/** Headings and single words are no sentences; they would make the mean look shorter than it is. */
const isSentence = ({ text }: Sentence) => /[.!?…]["'”’»)\s]*$/.test(text);

/** Words of a sentence on average. */
export function meanOf(sentences: Sentence[]) {
	const whole = sentences.filter(isSentence);
	return sum(whole.map(({ words }) => words)) / Math.max(1, whole.length);
}

/** All that is to be read on a step beside its picture. */
export const besideArt = (step: Step) => [
	step.title ?? '',
	step.text ?? '',
	...(step.options ?? []).map((option) => option.text),
	...(step.list ?? []).map((item) => item.text)
];

/** What of a picture is new to read: earlier lines of a chat have been read before. */
export function inArt({ art }: Step): string[] {
	if (!art) return [];
	if (art.kind === 'pictures') return [art.says?.text ?? ''];
	if (art.kind === 'chat')
		return art.lines.filter((line) => line.now).map((line) => line.text ?? line.blurred ?? '');
	return art.message.parts.map((part) => part.text);
}

export const countWords = (texts: string[]) => sum(texts.map(wordsIn));

/** Every screen with the words on it, the message it shows included. */
export const screensOf = (placed: Placed[]) =>
	placed.flatMap(({ path, steps }) =>
		steps.map((step, index) => ({
			path: `${path} step ${index + 1}`,
			words: countWords([...besideArt(step), ...inArt(step)])
		}))
	);
