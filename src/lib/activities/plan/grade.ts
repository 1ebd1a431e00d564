import { unfinished, ungraded, type Grade } from '../activity';
import { inSteps, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

/** The chosen if and then, where they are among those offered. */
export const chosenOf = (question: Question, answer: Answer | undefined) => ({
	cue: question.ifs.find((one) => one.id === answer?.if),
	deed: question.thens.find((one) => one.id === answer?.then)
});

export function grade(question: Question, _solution: Solution, answer: Answer): Grade {
	const { cue, deed } = chosenOf(question, answer);
	return cue && deed ? ungraded : unfinished;
}

export const solve = (question: Question): Answer => ({
	if: question.ifs[0]?.id,
	then: question.thens[0]?.id
});

export function describe(question: Question, answer: Answer) {
	const { cue, deed } = chosenOf(question, answer);
	return [cue?.text, deed?.text].filter(Boolean).join(' · ');
}

const talkSeconds = 60;

/** The ifs, the thens, then time to say one's own aloud, with the first of each to lean on. */
export const steps = (question: Question): Step[] => [
	...inSteps({ phase: 'page', title: question.prompt }, question.ifs),
	...inSteps({ phase: 'page', title: question.prompt }, question.thens),
	{
		phase: 'talk',
		title: question.prompt,
		list: [
			...question.ifs.slice(0, 1).map(({ text }) => ({ id: 'if', text })),
			...question.thens.slice(0, 1).map(({ text }) => ({ id: 'then', text }))
		],
		seconds: talkSeconds
	}
];
