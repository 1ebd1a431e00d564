import { shuffled } from '$lib/seed';
import { checkWhys, graded, unfinished, type Grade, type Person } from '../activity';
import { inSteps, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

/** How many pairs of steps stand the same way round in both orders. */
export function pairsKept(order: string[], good: string[]): number {
	let kept = 0;
	order.forEach((first, place) => {
		for (const second of order.slice(place + 1)) {
			if (good.indexOf(first) < good.indexOf(second)) kept++;
		}
	});
	return kept;
}

/** The good order that is nearest to this one; of equals, the one named first. */
export const bestFitting = (solution: Solution, order: string[]): string[] =>
	solution.orders.reduce((best, one) =>
		pairsKept(order, one) > pairsKept(order, best) ? one : best
	);

const isWhole = (question: Question, order: string[]) =>
	order.length === question.steps.length && question.steps.every((step) => order.includes(step.id));

export function grade(question: Question, solution: Solution, answer: Answer): Grade {
	if (!isWhole(question, answer.order)) return unfinished;
	const count = answer.order.length;
	return graded(
		pairsKept(answer.order, bestFitting(solution, answer.order)),
		(count * (count - 1)) / 2
	);
}

export const solve = (_question: Question, solution: Solution): Answer => ({
	order: solution.orders[0]!
});

/** The steps of these ids, in their order; ids that name nothing are left out. */
export const stepsOf = (question: Question, order: string[]) =>
	order.flatMap((id) => question.steps.find((step) => step.id === id) ?? []);

export const describe = (question: Question, answer: Answer) =>
	stepsOf(question, answer.order)
		.map((step) => step.text)
		.join(' · ');

export function steps(
	question: Question,
	solution: Solution,
	_cast: Person[],
	title: string
): Step[] {
	const good = solution.orders[0]!;
	const told = stepsOf(question, good).map(({ id, text }) => {
		const why = solution.why[id];
		return { id, text: why ? `${text} – ${why}` : text };
	});
	return [
		...inSteps({ phase: 'page', title: question.prompt }, shuffled(question.steps, title)),
		...inSteps({ phase: 'review', title: question.prompt, good }, told)
	];
}

export function check(question: Question, solution: Solution) {
	const ids = question.steps.map((step) => step.id);
	return [
		...solution.orders.flatMap((order, place) =>
			isWhole(question, order)
				? []
				: [{ path: `solution.orders.${place}`, code: 'not-every-step-once' }]
		),
		...checkWhys(ids, solution.why)
	];
}
