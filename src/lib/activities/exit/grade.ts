import { ungraded, type Countable, type Grade } from '../activity';
import { inSteps, type Step } from '../steps';
import { sureness } from '../sureness';
import type { Answer, Question } from './schema';

export const grade = (): Grade => ungraded;

export const solve = (): Answer => ({ sure: 'sure' });

export const describe = (_question: Question, answer: Answer) => answer.sure;

export const tally = ({ sure }: Question): Countable[] => [
	{ part: '', options: [...sureness], asked: sure }
];

export const counts = (_question: Question, { sure }: Answer): string[] => [sure];

/** How sure they are is asked without a `part`: on the stage it is thought, never shown. */
export const steps = (question: Question): Step[] => [
	...inSteps({ phase: 'page', title: question.prompt }, question.can),
	{ phase: 'ask', title: question.sure },
	{ phase: 'page', title: question.goodbye }
];
