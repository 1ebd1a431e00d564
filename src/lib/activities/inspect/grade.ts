import { checkIds, checkWhys, graded, unfinished, type Countable, type Grade } from '../activity';
import { inSteps, reasonSteps, type Art, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

/** The address is a spot of every message. */
const address = 'address';

/** Everything that can be marked, in reading order: the address, then the parts that are spots. */
export const spotsOf = ({ message }: Question) => [
	{ id: address, text: message.address },
	...message.parts.filter((part) => part.spot)
];

/** A fake handled sensibly is caught; a genuine message that is not is a false alarm. */
function gradeVerdict(solution: Solution, verdict: string): Grade {
	const sensible = solution.accepts.includes(verdict);
	return graded(sensible ? 1 : 0, 1, {
		caught: !solution.genuine && sensible ? 1 : 0,
		fakes: solution.genuine ? 0 : 1,
		alarms: solution.genuine && !sensible ? 1 : 0,
		genuine: solution.genuine ? 1 : 0
	});
}

/** The verdict decides. Marks are a way to look closely and are never counted against anyone. */
export const grade = (_question: Question, solution: Solution, answer: Answer): Grade =>
	answer.verdict ? gradeVerdict(solution, answer.verdict) : unfinished;

export const solve = (question: Question, solution: Solution): Answer => ({
	spots: spotsOf(question)
		.map((spot) => spot.id)
		.filter((id) => solution.spots[id]?.clue),
	verdict: solution.accepts[0]
});

export function describe(question: Question, answer: Answer) {
	const verdict = question.verdicts.find((one) => one.id === answer.verdict)?.text;
	const marked = spotsOf(question).filter((spot) => answer.spots.includes(spot.id));
	return [verdict ?? '', marked.map((spot) => spot.text).join(', ')].filter(Boolean).join(' · ');
}

export const tally = (question: Question): Countable[] => [
	{ part: '', options: question.verdicts.map((verdict) => verdict.id) }
];

export const counts = (question: Question, { verdict }: Answer) =>
	question.verdicts.map((one) => one.id).filter((id) => id === verdict);

/** On the stage only the verdict is asked; what was marked before stays. */
export const choose = (
	_question: Question,
	before: Answer | undefined,
	_part: string,
	option: string
): Answer => ({ spots: before?.spots ?? [], verdict: option });

export const gradeCount = (
	_question: Question,
	solution: Solution,
	_part: string,
	option: string
): Grade => gradeVerdict(solution, option);

export const why = (solution: Solution, _part: string, option: string) => solution.why[option];

export const genuine = (solution: Solution) => [solution.genuine];

/** Clues first, then what is harmless, numbered right through; each step marks what it speaks of. */
export function steps(question: Question, solution: Solution): Step[] {
	const { prompt, context, message, decide, verdicts } = question;
	const spots = spotsOf(question);
	const clues = spots.filter((spot) => solution.spots[spot.id]?.clue);
	const numbered = [...clues, ...spots.filter((spot) => !clues.includes(spot))];
	const art = (marked: { id: string }[] = []): Art => ({
		kind: 'message',
		message,
		found: numbered.flatMap(({ id }, place) =>
			marked.some((one) => one.id === id) ? [{ id, number: place + 1 }] : []
		)
	});
	const reasons = numbered.flatMap(({ id }) => {
		const spot = solution.spots[id];
		return spot ? [{ id, text: spot.why }] : [];
	});
	return [
		{ phase: 'page', title: prompt, ...(context && { text: context }), art: art() },
		{ phase: 'ask', part: '', round: 1, title: decide, art: art(), options: verdicts },
		{
			phase: 'review',
			title: decide,
			art: art(clues),
			options: verdicts,
			good: solution.accepts,
			votes: true
		},
		...inSteps({ phase: 'review', title: prompt }, reasons).map((step) => ({
			...step,
			art: art(step.list)
		})),
		...reasonSteps(decide, verdicts, solution.why, solution.accepts)
	];
}

export function check(question: Question, solution: Solution) {
	const verdicts = question.verdicts.map((verdict) => verdict.id);
	const spots = spotsOf(question).map((spot) => spot.id);
	const taken = question.message.parts.some((part) => part.id === address);
	return [
		...(taken ? [{ path: 'question.message.parts', code: 'same-id-twice' }] : []),
		...checkWhys(spots, solution.spots, 'solution.spots'),
		...checkWhys(verdicts, solution.why),
		...checkIds(solution.accepts, verdicts, 'solution.accepts')
	];
}
