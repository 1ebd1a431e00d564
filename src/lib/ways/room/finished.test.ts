import { expect, it } from 'vitest';
import { allLessons, kindOf } from '../../../../tests/e2e/bundled';
import { isFinished } from './finished';

/** The answer, and the same with one thing less in one of its lists or records. */
function lesser(answer: object): object[] {
	return Object.entries(answer).flatMap(([key, value]: [string, unknown]) => {
		if (Array.isArray(value)) return value.length ? [{ ...answer, [key]: value.slice(0, -1) }] : [];
		if (typeof value !== 'object' || value === null) return [];
		return Object.keys(value).map((one) => ({
			...answer,
			[key]: Object.fromEntries(Object.entries(value).filter(([other]) => other !== one))
		}));
	});
}

const asked = allLessons
	.flatMap((lesson) => lesson.activities)
	.filter(({ kind }) => kindOf(kind).open.includes('room') && kind !== 'story');

it.each([...new Set(asked.map(({ kind }) => kind))])(
	'%s: whether an answer is whole is told without the solution',
	(name) => {
		const kind = kindOf(name);
		for (const { question, solution } of asked.filter((one) => one.kind === name)) {
			const whole = kind.solve(question, solution) as object;
			expect(isFinished(kind, question, undefined)).toBe(false);
			for (const answer of [whole, ...lesser(whole)]) {
				const told = kind.grade(question, solution, answer).state !== 'unfinished';
				expect(isFinished(kind, question, answer), JSON.stringify(answer)).toBe(told);
			}
		}
	}
);
