import {
	checkIds,
	checkWhys,
	graded,
	tallyKey,
	unfinished,
	type Countable,
	type Grade
} from '../activity';
import { placingSteps, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

/** What something on the left was joined to, if it is one of those on the right. */
export const joinedTo = (question: Question, answer: Answer | undefined, left: string) =>
	question.right.find((right) => right.id === answer?.pairs[left]);

export function grade(question: Question, solution: Solution, answer: Answer): Grade {
	// before anything of the solution is looked at: a tablet in a room has none yet
	if (question.left.some(({ id }) => !joinedTo(question, answer, id))) return unfinished;
	let points = 0;
	for (const { id } of question.left) {
		const right = joinedTo(question, answer, id)!;
		if (solution.pairs[id]?.includes(right.id)) points += 1;
	}
	return graded(points, question.left.length);
}

export const solve = (question: Question, solution: Solution): Answer => ({
	pairs: Object.fromEntries(
		question.left.flatMap(({ id }) => {
			const right = solution.pairs[id]?.[0];
			return right ? [[id, right]] : [];
		})
	)
});

export const describe = (question: Question, answer: Answer) =>
	question.left
		.flatMap((left) => {
			const right = joinedTo(question, answer, left.id);
			return right ? [`${left.text}: ${right.text}`] : [];
		})
		.join(' · ');

export const tally = (question: Question): Countable[] =>
	question.left.map((left) => ({
		part: left.id,
		options: question.right.map((right) => right.id)
	}));

export const counts = (question: Question, answer: Answer) =>
	question.left.flatMap(({ id }) => {
		const right = joinedTo(question, answer, id);
		return right ? [tallyKey(id, right.id)] : [];
	});

export const choose = (
	_question: Question,
	before: Answer | undefined,
	left: string,
	right: string
): Answer => ({ pairs: { ...before?.pairs, [left]: right } });

export function gradeCount(
	_question: Question,
	solution: Solution,
	part: string,
	option: string
): Grade {
	const good = solution.pairs[part];
	return good ? graded(good.includes(option) ? 1 : 0, 1) : unfinished;
}

/** The reason goes with what stands on the left. */
export const why = (solution: Solution, part: string) => solution.why[part];

export const steps = ({ prompt, left, right }: Question, solution: Solution): Step[] =>
	placingSteps(
		left.map(({ id, text: title }) => ({
			id,
			title,
			good: solution.pairs[id] ?? [],
			why: solution.why[id] ?? '',
			answer: title
		})),
		prompt,
		right
	);

export function check(question: Question, solution: Solution) {
	const left = question.left.map((one) => one.id);
	const right = question.right.map((one) => one.id);
	return [
		...checkWhys(left, solution.pairs, 'solution.pairs'),
		...checkWhys(left, solution.why),
		...Object.entries(solution.pairs).flatMap(([id, good]) =>
			checkIds(good, right, `solution.pairs.${id}`)
		)
	];
}
