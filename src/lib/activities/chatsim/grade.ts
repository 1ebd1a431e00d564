import {
	checkIds,
	checkWhys,
	graded,
	unfinished,
	type Countable,
	type Grade,
	type Person
} from '../activity';
import { mostStageWords, reasonSteps, wordsIn, type Art, type ChatLine, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

const idsOf = (question: Question) => question.options.map((option) => option.id);

export function grade(question: Question, solution: Solution, answer: Answer): Grade {
	if (!idsOf(question).includes(answer.chosen)) return unfinished;
	return graded(solution.right.includes(answer.chosen) ? 1 : 0, 1);
}

export const solve = (_question: Question, solution: Solution): Answer => ({
	chosen: solution.right[0]!
});

export const describe = (question: Question, answer: Answer) =>
	question.options.find((option) => option.id === answer.chosen)?.text ?? '';

export const tally = (question: Question): Countable[] => [{ part: '', options: idsOf(question) }];

export const counts = (question: Question, { chosen }: Answer) =>
	idsOf(question).filter((id) => id === chosen);

export const choose = (
	_question: Question,
	_before: Answer | undefined,
	_part: string,
	option: string
): Answer => ({ chosen: option });

export const gradeCount = (
	_question: Question,
	solution: Solution,
	_part: string,
	option: string
): Grade => graded(solution.right.includes(option) ? 1 : 0, 1);

export const why = (solution: Solution, _part: string, option: string) => solution.why[option];

/** The chat with names and pictures from the cast; someone who is not in it keeps the id as a name. */
export const chatLines = (question: Question, cast: Person[]): ChatLine[] =>
	question.lines.map((line) => {
		const person = cast.find((one) => one.id === line.by);
		return {
			id: line.id,
			by: person?.name ?? line.by,
			picture: person?.picture ?? '',
			...(line.text && { text: line.text }),
			...(line.blurred && { blurred: line.blurred })
		};
	});

/** The newest lines that fit on the stage: always the last, then as many before it as have room. */
function newest(lines: ChatLine[], most: number, room: number): ChatLine[] {
	const shown: ChatLine[] = [];
	let left = room;
	for (const line of [...lines].reverse()) {
		left -= wordsIn(line.text ?? line.blurred ?? '');
		if (shown.length && (left < 0 || shown.length === most)) break;
		shown.unshift(line);
	}
	return shown;
}

export function steps(
	question: Question,
	solution: Solution,
	cast: Person[],
	title: string
): Step[] {
	const { name, time, prompt, options } = question;
	const lines = chatLines(question, cast);
	const chat = (shown: ChatLine[], writing: boolean): Art => ({
		kind: 'chat',
		name,
		time,
		lines: shown,
		writing
	});
	const read = lines.map((line, place): Step => {
		const shown = newest(lines.slice(0, place + 1), 4, mostStageWords - wordsIn(title));
		return {
			phase: 'page',
			title,
			art: chat(
				shown.map((one) => (one.id === line.id ? { ...one, now: true } : one)),
				false
			)
		};
	});
	const asked = wordsIn([prompt, ...options.map((option) => option.text)].join(' '));
	return [
		...read,
		{
			phase: 'ask',
			part: '',
			round: 1,
			title: prompt,
			art: chat(newest(lines, 3, mostStageWords - asked), true),
			options
		},
		{ phase: 'review', title: prompt, options, good: solution.right, votes: true },
		...reasonSteps(prompt, options, solution.why, solution.right)
	];
}

export function check(question: Question, solution: Solution) {
	const lines = question.lines.map((line) => line.id);
	return [
		...question.lines
			.filter((line) => !line.text && !line.blurred)
			.map((line) => ({ path: `question.lines.${line.id}`, code: 'empty-line' })),
		...question.options.flatMap((option) =>
			option.line ? checkIds([option.line], lines, `question.options.${option.id}.line`) : []
		),
		...checkWhys(idsOf(question), solution.why),
		...checkIds(solution.right, idsOf(question), 'solution.right')
	];
}
