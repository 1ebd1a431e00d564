import { ungraded, type Grade, type Person } from '../activity';
import { sceneArt, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

export const grade = (): Grade => ungraded;

export const solve = (question: Question): Answer => ({ seen: question.pages.length });

export const describe = (question: Question, answer: Answer) =>
	`${Math.min(answer.seen, question.pages.length)} / ${question.pages.length}`;

export const steps = (
	question: Question,
	_solution: Solution,
	cast: Person[],
	title: string
): Step[] =>
	question.pages.map((page) => ({
		phase: 'page',
		title: page.title ?? title,
		text: page.text,
		...sceneArt(page, cast)
	}));
