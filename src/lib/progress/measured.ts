/* What pupils said of themselves before a lesson, after it and four weeks later, made ready to be drawn. Pure. */
import { fewest } from './asked';

/** One asking of one statement: how many chose each answer. Counts of the class only. */
export interface Measured {
	statement: string;
	at: 'before' | 'after' | 'later';
	counts: Record<string, number>;
	n: number;
}

export const moments = ['before', 'after', 'later'] as const;

export interface Compared {
	statement: string;
	/** answers in their order, the least sure first */
	answers: string[];
	/** the askings there are, in their order, each with counts in the order of `answers` */
	moments: { at: Measured['at']; n: number; counts: number[] }[];
}

/**
 * Statement by statement, in the order they came; nothing that fewer than five said. `order` is the order of the
 * answers; one that is not in it stands behind the others.
 */
export function compared(measured: readonly Measured[], order: readonly string[]): Compared[] {
	const shown = measured.filter(({ n }) => n >= fewest);
	const placeOf = (answer: string) => (order.includes(answer) ? order.indexOf(answer) : Infinity);
	return [...new Set(shown.map(({ statement }) => statement))].map((statement) => {
		const of = shown.filter((one) => one.statement === statement);
		const answers = [...new Set(of.flatMap(({ counts }) => Object.keys(counts)))].sort((a, b) =>
			placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)
		);
		return {
			statement,
			answers,
			moments: moments.flatMap((at) =>
				of
					.filter((one) => one.at === at)
					.map(({ n, counts }) => ({ at, n, counts: answers.map((one) => counts[one] ?? 0) }))
			)
		};
	});
}
