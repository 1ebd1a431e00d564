import { unfinished, ungraded, type Choosable, type Grade } from '../activity';
import { inSteps, type Step } from '../steps';
import type { Answer, IfThen, Question, Solution } from './schema';

/** The chosen if and then, where they are among those offered. */
export const planOf = (question: IfThen, answer: Answer | undefined) => ({
	cue: question.ifs.find((one) => one.id === answer?.if),
	deed: question.thens.find((one) => one.id === answer?.then)
});

/** What there is to choose several of: people or rules. */
export const offered = (question: Exclude<Question, IfThen>): Choosable[] =>
	question.mode === 'help-map' ? question.people : question.rules;

/** The chosen people or rules, in the order they are offered. */
export const chosenOf = (question: Exclude<Question, IfThen>, answer: Answer | undefined) =>
	offered(question).filter((one) => answer?.chosen.includes(one.id));

/** An if–then plan needs both halves; of people and rules one is enough: nobody has to name as many as are asked for. */
export function grade(question: Question, _solution: Solution, answer: Answer): Grade {
	if (question.mode !== 'if-then') return chosenOf(question, answer).length ? ungraded : unfinished;
	const { cue, deed } = planOf(question, answer);
	return cue && deed ? ungraded : unfinished;
}

export const solve = (question: Question): Answer =>
	question.mode === 'if-then'
		? { if: question.ifs[0]?.id, then: question.thens[0]?.id, chosen: [] }
		: {
				chosen: offered(question)
					.slice(0, question.choose)
					.map((one) => one.id)
			};

export function describe(question: Question, answer: Answer) {
	if (question.mode !== 'if-then')
		return chosenOf(question, answer)
			.map((one) => one.text)
			.join(' · ');
	const { cue, deed } = planOf(question, answer);
	return [cue?.text, deed?.text].filter(Boolean).join(' · ');
}

const talkSeconds = 60;

/**
 * An if–then plan: the ifs, the thens, then time to say one's own aloud, with the first of each to lean on.
 * People: to think of, never to show, then what to say to them. Rules: to talk about, then when to look again.
 */
export function steps(question: Question): Step[] {
	const page: Step = { phase: 'page', title: question.prompt };
	if (question.mode === 'help-map')
		return [...inSteps(page, question.people), { phase: 'talk', title: question.say }];
	if (question.mode === 'charter')
		return [...inSteps(page, question.rules), { phase: 'talk', title: question.review }];
	return [
		...inSteps(page, question.ifs),
		...inSteps(page, question.thens),
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
}

/** Nobody can choose more than there is. */
export const check = (question: Question) =>
	question.mode !== 'if-then' && question.choose > offered(question).length
		? [{ path: 'question.choose', code: 'more-than-offered' }]
		: [];
