import { checkWhys, graded, unfinished, type Grade } from '../activity';
import type { Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

export function grade(question: Question, solution: Solution, answer: Answer): Grade {
	const ids = question.asks.map((ask) => ask.id);
	if (ids.some((id) => answer.values[id] === undefined)) return unfinished;
	const right = ids.filter((id) => answer.values[id] === solution.asks[id]?.value);
	return graded(right.length, ids.length);
}

export const solve = (question: Question, solution: Solution): Answer => ({
	values: Object.fromEntries(
		question.asks.flatMap(({ id }) => {
			const ask = solution.asks[id];
			return ask ? [[id, ask.value]] : [];
		})
	)
});

/** Grouped by thin spaces, which read the same in every language. */
const grouped = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, '\u202f');

const withUnit = (value: number, unit: string | undefined) =>
	[grouped(value), unit].filter(Boolean).join(' ');

export const describe = (question: Question, answer: Answer) =>
	question.asks
		.flatMap(({ id, unit }) => {
			const value = answer.values[id];
			return value === undefined ? [] : [withUnit(value, unit)];
		})
		.join(' · ');

/** Digits of the scripts the kit may meet, each counted from its zero. */
const zeros = [0x660, 0x6f0, 0x966];

function latinDigit(sign: string) {
	const code = sign.codePointAt(0)!;
	const zero = zeros.find((one) => code >= one && code < one + 10);
	return zero === undefined ? sign : String(code - zero);
}

/**
 * The whole number somebody typed, with or without something between its thousands;
 * nothing if it is not a whole number the kit can hold. `1.5` is no whole number, `1.500` is.
 */
export function readNumber(typed: string): number | undefined {
	const signs = [...typed.replace(/[\s'’]/g, '')].map(latinDigit).join('');
	const digits = /^\d{1,3}(?:[.,٬،]\d{2,3})*[.,٬،]\d{3}$/.test(signs)
		? signs.replace(/\D/g, '')
		: signs;
	return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** Ask by ask: the sum, then its answer; at the end what the numbers mean for us. */
export const steps = (question: Question, solution: Solution): Step[] => [
	...question.asks.flatMap((ask): Step[] => {
		const solved = solution.asks[ask.id];
		return [
			{ phase: 'page', title: question.prompt, text: ask.text },
			...(solved
				? [
						{
							phase: 'review' as const,
							title: withUnit(solved.value, ask.unit),
							text: solved.why
						}
					]
				: [])
		];
	}),
	{ phase: 'review', title: question.prompt, text: solution.closing }
];

export const check = (question: Question, solution: Solution) =>
	checkWhys(
		question.asks.map((ask) => ask.id),
		solution.asks,
		'solution.asks'
	);
