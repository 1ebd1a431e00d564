/* What is left of the answers of a class past its time: how many gave each option. Pure. */
import { graded, isPass, tallyKey, type Countable, type Grade } from '$lib/activities/activity';
import type { Round, Tally } from '$lib/store/records';
import type { OptionsOf } from '$lib/store/retention';
import { readAnswer, type Answered, type AnsweredPart } from './answered';
import { gradeOption, linesOf, partsOf, type Asked } from './asked';
import { countOf, gradesOf } from './counted';
import { isGood, rateOf, sumRates } from './rates';

/** How a round of this activity is folded; undefined where its answers are not made of options. */
export function optionsOf(asked: Asked): OptionsOf | undefined {
	const { kind, activity } = asked;
	const { counts, keeps } = kind;
	if (!counts || keeps !== 'answer') return undefined;
	return (answer) => {
		const [read] = readAnswer(asked, answer);
		if (read === undefined) return undefined;
		if (isPass(kind, activity.question, read)) return [];
		const keys = counts(activity.question, read);
		return keys.length ? keys : undefined;
	};
}

/** The report of a folded round, with the grade of each choice where nothing was dropped. */
export function foldedOf(
	asked: Asked,
	{ given, counts }: NonNullable<Round['options']>,
	sums: Round['sums'] = []
): { answered: Answered; grades: Grade[] } {
	const whole = given !== undefined;
	const all = partsOf(asked);
	const parts = all.flatMap((countable): AnsweredPart[] => {
		const n = countOf({ counts }, countable);
		// what is not there was chosen by nobody or, where some were dropped, by few
		const lines = linesOf(asked, countable, (key) => counts[key] ?? (whole ? 0 : undefined));
		const answered = countable.several ? (given ?? n) : n;
		return n ? [{ part: countable.part, answered, ...lines }] : [];
	});
	const grades = whole ? all.flatMap((countable) => gradesIn(asked, countable, counts, given)) : [];
	const lines = parts.flatMap(({ part, asked: says, options }) =>
		options
			.filter(({ id }) => tallyKey(part, id) in counts)
			.map(({ text, n = 0, good }) => ({
				text: parts.length > 1 ? `${says} ${text}` : text,
				n,
				good
			}))
	);
	const answered = {
		answered: given,
		passed: sums.reduce((sum, { n }) => sum + n, 0),
		late: 0,
		unreadable: 0,
		missing: 0,
		whole,
		graded: grades.some(({ state }) => state === 'graded') ? given! : 0,
		lines,
		parts,
		rate: sumRates(grades.map((grade) => rateOf(grade)))
	};
	return { answered, grades };
}

/** The grade of each choice; where one may choose several, of each option by each who answered, chosen or left. */
function gradesIn(
	asked: Asked,
	countable: Countable,
	counts: Tally['counts'],
	given: number
): Grade[] {
	if (!countable.several) return gradesOf(asked, counts, [countable]);
	const { part, options } = countable;
	return options.flatMap((option) => {
		const n = counts[tallyKey(part, option)] ?? 0;
		const good = isGood(gradeOption(asked, part, option));
		if (good === undefined) return [];
		return Array.from({ length: given }, (_, index) => graded(index < n === good ? 1 : 0, 1));
	});
}
