import { checkIds, checkWhys, graded, unfinished, type Countable, type Grade } from '../activity';
import { reasonSteps, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

export function grade(question: Question, solution: Solution, answer: Answer): Grade {
	const chosen = new Set(answer.chosen);
	if (chosen.size === 0) return unfinished;
	if (!question.several) return graded(solution.right.includes(answer.chosen[0]!) ? 1 : 0, 1);
	const right = question.options.filter(
		(option) => chosen.has(option.id) === solution.right.includes(option.id)
	);
	return graded(right.length, question.options.length);
}

export const solve = (question: Question, solution: Solution): Answer => ({
	chosen: question.several ? solution.right : solution.right.slice(0, 1)
});

export const describe = (question: Question, answer: Answer) =>
	question.options
		.filter((option) => answer.chosen.includes(option.id))
		.map((option) => option.text)
		.join(' · ');

export const tally = (question: Question): Countable[] => [
	{
		part: '',
		options: question.options.map((option) => option.id),
		...(question.several && { several: true })
	}
];

export const counts = (question: Question, { chosen }: Answer) =>
	question.options
		.filter((option) => (question.several ? chosen : chosen.slice(0, 1)).includes(option.id))
		.map((option) => option.id);

/** Of several, one more; cards shown one after another add up. */
export const choose = (
	question: Question,
	before: Answer | undefined,
	_part: string,
	option: string
): Answer => ({
	chosen: question.several ? [...new Set([...(before?.chosen ?? []), option])] : [option]
});

/** Each hand counts as a choice of its own, so that "several" can be counted option by option. */
export const gradeCount = (
	_question: Question,
	solution: Solution,
	_part: string,
	option: string
): Grade => graded(solution.right.includes(option) ? 1 : 0, 1);

export const why = (solution: Solution, _part: string, option: string) => solution.why[option];

export function steps(question: Question, solution: Solution): Step[] {
	const { prompt, options } = question;
	const asked: Step = {
		phase: 'ask',
		part: '',
		round: 1,
		title: prompt,
		...(question.text && { text: question.text }),
		...(question.pictures.length && { art: { kind: 'pictures', pictures: question.pictures } }),
		options
	};
	const shown: Step = {
		phase: 'review',
		title: prompt,
		options,
		good: solution.right,
		votes: true
	};
	return [asked, shown, ...reasonSteps(prompt, options, solution.why, solution.right)];
}

export function check(question: Question, solution: Solution) {
	const ids = question.options.map((option) => option.id);
	return [...checkWhys(ids, solution.why), ...checkIds(solution.right, ids, 'solution.right')];
}
