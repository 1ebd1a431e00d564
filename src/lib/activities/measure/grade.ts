import {
	checkIds,
	graded,
	tallyKey,
	unfinished,
	ungraded,
	type Choosable,
	type Countable,
	type Grade
} from '../activity';
import { inSteps, type Step } from '../steps';
import { sureness } from '../sureness';
import type { Answer, Question, Solution } from './schema';

/** Whole once all four parts are given; what is right is told to nobody. */
export const grade = (question: Question, _solution: Solution, answer: Answer): Grade =>
	counts(question, answer).length === question.statements.length + 1 ? ungraded : unfinished;

export const solve = ({ statements }: Question, { best }: Solution): Answer => ({
	sure: Object.fromEntries(statements.map(({ id }) => [id, 'sure' as const])),
	chosen: best
});

export const describe = ({ statements, scenario }: Question, { sure, chosen }: Answer) =>
	[...statements.map(({ id }) => sure[id]), scenario.options.find(({ id }) => id === chosen)?.text]
		.filter(Boolean)
		.join(' · ');

export const tally = ({ statements, scenario }: Question): Countable[] => [
	...statements.map(({ id, text }) => ({ part: id, options: [...sureness], asked: text })),
	{
		part: scenario.id,
		options: scenario.options.map(({ id }) => id),
		asked: scenario.prompt,
		words: scenario.options
	}
];

/** Nothing for ids of another lesson version. */
export const counts = ({ statements, scenario }: Question, { sure, chosen }: Answer): string[] => [
	...statements.flatMap(({ id }) => (Object.hasOwn(sure, id) ? [tallyKey(id, sure[id]!)] : [])),
	...scenario.options.flatMap(({ id }) => (id === chosen ? [tallyKey(scenario.id, id)] : []))
];

export const gradeCount = (
	{ scenario }: Question,
	{ best }: Solution,
	part: string,
	option: string
): Grade => (part === scenario.id ? graded(option === best ? 1 : 0, 1) : ungraded);

/** It is asked without a `part`: on the stage it is thought, never shown; and there is no review. */
export const steps = ({ prompt, statements, scenario, closing }: Question): Step[] => [
	...inSteps({ phase: 'ask', title: prompt }, statements),
	{ phase: 'ask', title: scenario.prompt, options: scenario.options },
	{ phase: 'page', title: closing }
];

export function check({ statements, scenario }: Question, { best }: Solution) {
	const ids = (list: Choosable[]) => list.map(({ id }) => id);
	return [
		...checkIds([best], ids(scenario.options), 'solution.best'),
		...(ids(statements).includes(scenario.id)
			? [{ path: 'question.scenario.id', code: 'same-id-twice' }]
			: [])
	];
}
