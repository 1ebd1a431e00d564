import {
	checkWhys,
	unfinished,
	ungraded,
	type Countable,
	type Grade,
	type Person
} from '../activity';
import { inSteps, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

const chosenOf = (question: Question, answer: Answer) =>
	question.options.find((option) => option.id === answer.chosen);

export const grade = (question: Question, _solution: Solution, answer: Answer): Grade =>
	chosenOf(question, answer) ? ungraded : unfinished;

export const solve = (question: Question): Answer => ({ chosen: question.options[0]!.id });

export const describe = (question: Question, answer: Answer) =>
	chosenOf(question, answer)?.text ?? '';

export const tally = (question: Question): Countable[] => [
	{ part: '', options: question.options.map((option) => option.id) }
];

export const counts = (question: Question, answer: Answer) =>
	chosenOf(question, answer) ? [answer.chosen] : [];

export const choose = (
	_question: Question,
	_before: Answer | undefined,
	_part: string,
	option: string
): Answer => ({ chosen: option });

export function steps(
	question: Question,
	solution: Solution,
	_cast: Person[],
	title: string
): Step[] {
	const { prompt, options, talk, closing } = question;
	const ask = (round: number): Step => ({
		phase: 'ask',
		part: '',
		round,
		title: prompt,
		...(question.pictures.length && { art: { kind: 'pictures', pictures: question.pictures } }),
		options
	});
	const reasons = options.flatMap((option) => {
		const why = solution.why[option.id];
		return why ? [{ id: option.id, text: why }] : [];
	});
	return [
		ask(1),
		{ phase: 'talk', title, text: talk.prompt, seconds: talk.seconds },
		ask(2),
		{ phase: 'review', title: closing, options, votes: true },
		// no `good`: nothing is right here, each side is only given its reason
		...inSteps({ phase: 'review', title: closing }, reasons)
	];
}

export const check = (question: Question, solution: Solution) =>
	checkWhys(
		question.options.map((option) => option.id),
		solution.why
	);
