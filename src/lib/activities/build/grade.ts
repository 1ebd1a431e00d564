import { checkIds, graded, unfinished, type Grade } from '../activity';
import { inSteps, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

/** Words as rules see them: small, one space between, nothing else; an apostrophe parts words too. */
const plain = (words: string) =>
	` ${words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim()} `;

const cuesOf = (cues: string) =>
	cues
		.split(';')
		.map(plain)
		.filter((cue) => cue.trim());

/** What each rule has to say about a message, in the order of the rules. */
export function feedback(solution: Solution, answer: Answer) {
	const typed = plain(answer.typed);
	return solution.rules.map((rule) => {
		const there =
			rule.tiles.some((tile) => answer.tiles.includes(tile)) ||
			cuesOf(rule.cues).some((cue) => typed.includes(cue));
		const good = there === (rule.want === 'wants');
		return { id: rule.id, name: rule.name, good, text: good ? rule.good : rule.try };
	});
}

/** The message as it reads: the tiles in their order, then what was typed. */
export const describe = (question: Question, answer: Answer) =>
	[
		...answer.tiles.flatMap((id) => question.tiles.find((tile) => tile.id === id)?.text ?? []),
		answer.typed.trim()
	]
		.filter(Boolean)
		.join(' ');

export function grade(question: Question, solution: Solution, answer: Answer): Grade {
	if (!describe(question, answer)) return unfinished;
	const met = feedback(solution, answer).filter((rule) => rule.good);
	return graded(met.length, solution.rules.length);
}

export const solve = (_question: Question, solution: Solution): Answer => ({
	tiles: solution.tiles,
	typed: ''
});

export const steps = (question: Question, solution: Solution): Step[] => [
	...inSteps({ phase: 'page', title: question.prompt }, question.tiles),
	{ phase: 'review', title: question.prompt, list: [{ id: 'model', text: solution.model }] }
];

export function check(question: Question, solution: Solution) {
	const tiles = question.tiles.map((tile) => tile.id);
	const unmet = feedback(solution, solve(question, solution)).filter((rule) => !rule.good);
	return [
		...solution.rules.flatMap((rule) =>
			checkIds(rule.tiles, tiles, `solution.rules.${rule.id}.tiles`)
		),
		...checkIds(solution.tiles, tiles, 'solution.tiles'),
		...unmet.map((rule) => ({ path: `solution.rules.${rule.id}`, code: 'model-breaks-rule' }))
	];
}
