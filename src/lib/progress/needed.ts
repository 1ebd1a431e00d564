/* Which reason a class needed most: the `why` of the option that was chosen most and does not help. Pure. */
import type { Answered } from './answered';
import type { Asked } from './asked';
import type { Counted } from './counted';

export interface Needed {
	part: string;
	/** what was asked */
	asked: string;
	/** id and words of the option that was chosen */
	option: string;
	text: string;
	why: string;
	/** how many chose it, of how many; never hands and answers together */
	n: number;
	of: number;
}

/** Undefined where everybody chose what helps, or where nothing is right or wrong. */
export function neededWhy(
	{ activity, kind }: Asked,
	counted: readonly Counted[],
	answered: Answered | undefined
): Needed | undefined {
	const chosen = [
		...counted.map(({ counted = 0, ...one }) => ({ ...one, of: counted })),
		// where some were dropped nobody knows which was chosen most
		...(answered?.whole ? answered.parts : []).map((one) => ({ ...one, of: one.answered }))
	].flatMap(({ part, asked, options, of }) =>
		options.flatMap(({ id: option, text, n = 0, good }) => {
			const why = good === false && n > 0 && kind.why?.(activity.solution, part, option);
			return why ? [{ part, asked, option, text, why, n, of }] : [];
		})
	);
	return chosen.reduce<Needed | undefined>(
		(most, one) => (most && most.n >= one.n ? most : one),
		undefined
	);
}
