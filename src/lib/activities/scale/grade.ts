import { checkWhys, unfinished, ungraded, type Grade } from '../activity';
import { inSteps, reasonSteps, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

/** The place that was chosen, if it is on the scale. */
export const placeOf = (question: Question, answer: Answer | undefined) =>
	question.points.find((point) => point.id === answer?.at);

export const grade = (question: Question, _solution: Solution, answer: Answer): Grade =>
	placeOf(question, answer) ? ungraded : unfinished;

export const solve = (question: Question): Answer => ({ at: question.points[0]?.id ?? '' });

export const describe = (question: Question, answer: Answer) =>
	placeOf(question, answer)?.text ?? '';

/**
 * The scale to think about, without anything to count. Reasons follow for a line, where people stand and
 * talk; what a private place means is told only on the screen of the one who chose it.
 */
export function steps({ mode, prompt, text, points }: Question, solution: Solution): Step[] {
	const step: Step = { phase: 'page', title: prompt, ...(text && { text }) };
	return [
		...inSteps(step, points, points.length),
		...(mode === 'line' ? reasonSteps(prompt, points, solution.why, []) : [])
	];
}

export const check = (question: Question, solution: Solution) =>
	checkWhys(
		question.points.map((point) => point.id),
		solution.why
	);
