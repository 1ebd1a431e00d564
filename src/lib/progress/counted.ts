/* What was only counted in a round: hands, slips, and the kinds of which only class totals are kept. Pure. */
import { tallyKey, type Countable, type Grade, type Way } from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import type { Round, Tally } from '$lib/store/records';
import { fewest, gradeOption, linesOf, partsOf, type Asked, type OptionLine } from './asked';
import { rateOf, sumRates, type Rate } from './rates';

/** Hands, cards or slips of one part of an activity. */
export interface Counted {
	part: string;
	/** what was asked, as the stage said it */
	asked: string;
	/** undefined where all ways were added up: class totals only */
	way: Way | undefined;
	/** how many were asked, and how many chose something; undefined where too few to show */
	present: number | undefined;
	counted: number | undefined;
	options: OptionLine[];
	rate: Rate | undefined;
}

/** Ways and their tallies; where only class totals are kept all ways are one. */
function talliesOf(kind: AnyKind, round: Round): [Way | undefined, Tally][] {
	const tallies = Object.entries(round.tally ?? {}) as [Way, Tally][];
	if (kind.keeps !== 'count' || tallies.length === 0) return tallies;
	const total: Tally = { present: 0, counts: {} };
	for (const [, { present, counts }] of tallies) {
		total.present += present;
		for (const [option, n] of Object.entries(counts)) {
			total.counts[option] = (total.counts[option] ?? 0) + n;
		}
	}
	return [[undefined, total]];
}

export const countOf = ({ counts }: Pick<Tally, 'counts'>, { part, options }: Countable) =>
	options.reduce((sum, option) => sum + (counts[tallyKey(part, option)] ?? 0), 0);

const isHidden = (kind: AnyKind, counted: number) => kind.keeps === 'count' && counted < fewest;

/** Every part that was counted, way by way. */
export function countedOf(asked: Asked, round: Round): Counted[] {
	const { kind } = asked;
	return talliesOf(kind, round).flatMap(([way, tally]) =>
		partsOf(asked).flatMap((countable) => {
			const { part, options } = countable;
			if (!options.some((option) => tallyKey(part, option) in tally.counts)) return [];
			const counted = countOf(tally, countable);
			const hidden = isHidden(kind, counted);
			const n = (key: string) => (hidden ? undefined : (tally.counts[key] ?? 0));
			const rates = options.map((option) =>
				rateOf(gradeOption(asked, part, option), n(tallyKey(part, option)))
			);
			return {
				part,
				way,
				present: hidden ? undefined : tally.present,
				counted: hidden ? undefined : counted,
				...linesOf(asked, countable, n),
				rate: hidden ? undefined : sumRates(rates)
			};
		})
	);
}

/** The grade of each hand that may be shown, one by one. */
export const handGrades = (asked: Asked, round: Round): Grade[] =>
	talliesOf(asked.kind, round).flatMap(([, tally]) =>
		gradesOf(
			asked,
			tally.counts,
			partsOf(asked).filter((countable) => !isHidden(asked.kind, countOf(tally, countable)))
		)
	);

/** The grade of each choice of these parts, one by one. */
export const gradesOf = (
	asked: Asked,
	counts: Tally['counts'],
	parts: readonly Countable[] = partsOf(asked)
): Grade[] =>
	parts.flatMap(({ part, options }) =>
		options.flatMap((option) => {
			const n = counts[tallyKey(part, option)] ?? 0;
			return Array<Grade>(n).fill(gradeOption(asked, part, option));
		})
	);
