/* The reference files of the lessons, read when the kit is built. */
import objectives from '../../../lessons/reference/objectives.json';
import facts from '../../../lessons/reference/facts.json';
import frameworks from '../../../lessons/reference/frameworks.json';
import type { Lesson } from './schema';

type Words = Record<string, string>;
interface Fact {
	fact: Words;
	source: string;
	publisher: string;
	url: string;
	year: number;
	place: Words;
	asked: Words;
	caveat?: Words;
	reviewBy: string;
}

const inLanguage = (words: Words, language: string) => words[language] ?? words.en ?? '';

/** The objectives of these ids, in words. */
export const objectivesOf = (ids: string[], language: string) =>
	ids.flatMap((id) => {
		const objective = (objectives as Record<string, { text: Words }>)[id];
		return objective ? [{ id, text: inLanguage(objective.text, language) }] : [];
	});

/** The facts of these ids with their sources; one past its review date is left out (curriculum F9). */
export const factsOf = (ids: string[], language: string) =>
	ids.flatMap((id) => {
		const fact = (facts as Record<string, Fact>)[id];
		if (!fact || fact.reviewBy < new Date().toISOString().slice(0, 10)) return [];
		const { source, publisher, url, year } = fact;
		return [
			{
				id,
				text: inLanguage(fact.fact, language),
				caveat: fact.caveat && inLanguage(fact.caveat, language),
				source,
				publisher,
				url,
				year,
				place: inLanguage(fact.place, language),
				asked: inLanguage(fact.asked, language)
			}
		];
	});

/** The codes of the frameworks shown to teachers, as `digcomp 2.5` and `dce 4`. */
export const codesOf = ({ digcomp, dce }: Lesson['frameworks']) => [
	...digcomp.codes.map((code) => `digcomp ${code}`),
	...dce.map((code) => `dce ${code}`)
];

/** What these codes are called, in the order of their frameworks. */
export const codeNames = (codes: string[], language: string) =>
	(['digcomp', 'dce'] as const).map((id) => {
		const { name, codes: known } = frameworks[id];
		return {
			name,
			codes: Object.entries<Words>(known)
				.filter(([code]) => codes.includes(`${id} ${code}`))
				.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
				.map(([code, words]) => ({
					id: `${id} ${code}`,
					text: `${code} ${inLanguage(words, language)}`
				}))
		};
	});
