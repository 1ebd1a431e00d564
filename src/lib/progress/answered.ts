/* What the seats of a class answered in a round, added up. Pure. */
import * as v from 'valibot';
import { isPass, tallyKey, type Grade } from '$lib/activities/activity';
import type { Round } from '$lib/store/records';
import { gradeOption, linesOf, type Asked, type OptionLine } from './asked';
import { isGood, rateOf, sumDetected, sumRates, type Rate } from './rates';

/** Answers of seats. `late` ones came after the reveal, `unreadable` ones are of another lesson version. */
export interface Answered {
	/** undefined where that is no longer known */
	answered: number | undefined;
	passed: number;
	late: number;
	unreadable: number;
	/** seats that are here and gave nothing, which says little where hands were counted too */
	missing: number;
	/** these are all: of a class past its time, nothing that fewer than five gave was dropped */
	whole: boolean;
	/** how many of them there is something right or wrong about */
	graded: number;
	/** the same answers together, most frequent first */
	lines: { text: string; n: number; good: boolean | undefined }[];
	/** option by option, as hands are counted; empty where an answer is not made of options */
	parts: AnsweredPart[];
	rate: Rate | undefined;
}

/** How often each option of one part stands in the answers. */
export interface AnsweredPart {
	part: string;
	asked: string;
	/** answers that chose something here */
	answered: number;
	options: OptionLine[];
}

/** Equal answers that came in time, as their kind reads them. Many give the same: it is read and graded once. */
interface Alike {
	answer: unknown;
	n: number;
	grade: Grade;
}

/** Answers of a round that came in time. */
export interface InTime {
	given: number;
	passed: number;
	late: number;
	/** those that can be read */
	alike: Alike[];
	/** these are all: of a folded round from which some were dropped, a share would flatter or blame */
	whole: boolean;
}

/** The answer by its kind's schema, or none. */
export function readAnswer({ kind }: Asked, answer: unknown): unknown[] {
	const result = v.safeParse(kind.answer, answer);
	return result.success ? [result.output] : [];
}

/** What came in time; of a folded round each sum is so many alike. */
export function inTimeOf(asked: Asked, { answers, sums = [], folded, whole }: Round): InTime {
	const stored = Object.values(answers);
	const inTime: { answer: unknown; n: number }[] = [...sums];
	for (const { answer, late } of stored) if (!late) inTime.push({ answer, n: 1 });
	const all = inTime.reduce((sum, { n }) => sum + n, 0);
	const same = new Map<string, { answer: unknown; n: number }>();
	for (const { answer, n } of inTime) {
		const text = JSON.stringify(answer ?? null);
		const there = same.get(text);
		if (there) there.n += n;
		else same.set(text, { answer, n });
	}
	let passed = 0;
	const alike: Alike[] = [];
	for (const { answer, n } of same.values()) {
		const read = answer === null ? [null] : readAnswer(asked, answer);
		if (read.some((one) => isPass(asked.kind, asked.activity.question, one))) passed += n;
		else for (const one of read) alike.push({ answer: one, n, grade: gradeAnswer(asked, one) });
	}
	return {
		given: all - passed,
		passed,
		late: stored.filter((one) => one.late).length,
		alike,
		whole: !folded || whole === true
	};
}

/** The grade of each answer. */
export const gradesOfAll = ({ alike }: InTime): Grade[] =>
	alike.flatMap(({ grade, n }) => Array<Grade>(n).fill(grade));

/** The answers of a round added up; undefined where no seat gave any. */
export function answeredOf(
	asked: Asked,
	round: Round,
	{ given, passed, late, alike, whole }: InTime,
	present: readonly number[]
): Answered | undefined {
	if (given + passed + late === 0) return undefined;
	const lines = new Map<string, Answered['lines'][number]>();
	for (const { answer, n, grade } of alike) {
		const text = asked.kind.describe(asked.activity.question, answer);
		const line = lines.get(text) ?? { text, n: 0, good: isGood(grade) };
		lines.set(text, { ...line, n: line.n + n });
	}
	const graded = whole ? alike.filter(({ grade }) => grade.state === 'graded') : [];
	return {
		answered: given,
		passed,
		late,
		unreadable: alike.reduce((rest, { n }) => rest - n, given),
		missing: round.folded ? 0 : present.filter((seat) => !(seat in round.answers)).length,
		whole,
		graded: graded.reduce((sum, { n }) => sum + n, 0),
		lines: [...lines.values()].sort((a, b) => b.n - a.n),
		parts: answeredParts(asked, alike),
		rate: sumRates(graded.map(({ grade, n }) => rateOf(grade, n)))
	};
}

/** How many answers stand under each option, and how many under any of a part; nothing for a part nobody came to. */
function answeredParts(asked: Asked, alike: readonly Alike[]): AnsweredPart[] {
	const { question } = asked.activity;
	const under = alike.map(({ answer, n }) => ({
		keys: new Set(asked.kind.counts?.(question, answer)),
		n
	}));
	const counts = new Map<string, number>();
	for (const { keys, n } of under)
		for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + n);
	return (asked.kind.tally?.(question) ?? []).flatMap((countable) => {
		const keys = countable.options.map((option) => tallyKey(countable.part, option));
		const answered = under.reduce(
			(sum, one) => (keys.some((key) => one.keys.has(key)) ? sum + one.n : sum),
			0
		);
		if (answered === 0) return [];
		const lines = linesOf(asked, countable, (key) => counts.get(key) ?? 0);
		return [{ part: countable.part, answered, ...lines }];
	});
}

/**
 * Unfinished is not wrong: where only some parts were asked or answered, those count, as they would by hands.
 * What is known of telling genuine from false is added up in the same way.
 */
export function gradeAnswer(asked: Asked, answer: unknown): Grade {
	const { activity, kind } = asked;
	const { question, solution } = activity;
	const whole = kind.grade(question, solution, answer);
	if (whole.state !== 'unfinished' || !kind.gradeCount) return whole;
	const keys = kind.counts?.(question, answer) ?? [];
	if (keys.length === 0) return whole;
	const parts = (kind.tally?.(question) ?? []).flatMap(({ part, options }) =>
		options
			.filter((option) => keys.includes(tallyKey(part, option)))
			.map((option) => gradeOption(asked, part, option))
	);
	const rate = sumRates(parts.map((grade) => rateOf(grade)));
	const detected = sumDetected(
		parts.map((grade) => (grade.state === 'graded' ? grade.detected : undefined))
	);
	return rate ? { state: 'graded', ...rate, ...(detected && { detected }) } : whole;
}
