/*
 * The rule about easier words (curriculum R4).
 */
import { wordsIn } from '../../activities/steps';
import { easierOf } from '../easier';
import { bands, type Band } from '../words';
import { budgets, meanOf, sentencesIn, slackOf, type Sentence } from './reading';
import type { Rule } from './rule';

/** The band whose words are easier: the one before; families read as children of 7 to 9 do. */
const below = (band: Band): Band => (band === 'F' ? 'B' : (bands[bands.indexOf(band) - 1] ?? band));

const needed: ReadonlySet<Band> = new Set<Band>(['C', 'D', 'E', 'F']);

/** How long a sentence of easier words may be, and sentences on average, in a lesson for this band. */
export const easierBudget = (band: Band) => budgets[below(band)];

export const easierRule: Rule = {
	id: 'R4',
	says: 'From band C on a lesson has easier words: no text longer than before, sentences for the band below.',
	check: (subject, { easier }) => {
		const { lesson, language, eased } = subject;
		if (!eased) {
			const name = `${lesson.id}.${easierOf(language)}`;
			return easier && needed.has(lesson.band) && !easier.includes(name)
				? [{ path: '', note: `there are no easier words: ${name}.json` }]
				: [];
		}
		const longer = Object.entries(eased).flatMap(([path, { from, to }]) => {
			const [before, after] = [wordsIn(from), wordsIn(to)];
			return after > before
				? [{ path, note: `${after} words, the text they stand for has ${before}` }]
				: [];
		});
		const factor = slackOf(subject);
		const budget = easierBudget(lesson.band);
		const most = Math.floor(budget.sentence * factor);
		const sentences = sentencesIn(subject).filter(({ path }) => Object.hasOwn(eased, path));
		const mean = meanOf(sentences);
		const long = ({ path, words, text }: Sentence) =>
			words > most ? [{ path, note: `${words} words, at most ${most}: “${text}”` }] : [];
		const note = `${mean.toFixed(1)} easier words a sentence on average, at most ${(budget.mean * factor).toFixed(1)}`;
		return [
			...longer,
			...sentences.flatMap(long),
			...(mean > budget.mean * factor ? [{ path: '', note }] : [])
		];
	}
};
