import { ungraded, type Grade } from '../activity';
import { inSteps, type Step } from '../steps';
import type { Answer, Question } from './schema';

/** Nothing to get right; without an answer it is simply not done yet. */
export const grade = (): Grade => ungraded;

export const solve = (): Answer => ({ done: true });

export const describe = (question: Question) => question.prompt;

/** Talk with all its lines and then its time; a reflection is a page, since it is not talked about. */
export function steps({ mode, prompt, text, lines, seconds }: Question): Step[] {
	const step: Step = {
		phase: mode === 'reflect' ? 'page' : 'talk',
		title: prompt,
		...(text && { text })
	};
	const all = lines ? inSteps(step, lines) : [step];
	return all.map((one, place) => (seconds && place === all.length - 1 ? { ...one, seconds } : one));
}
