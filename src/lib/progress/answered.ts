/* What the seats of a class answered in a round, added up. Pure. */
import * as v from 'valibot';
import { isPass, tallyKey, type Grade } from '$lib/activities/activity';
import type { Round, StoredAnswer } from '$lib/store/records';
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

/** Answers of a round that came in time, as its kind reads them, with their grades. Equal ones are one object. */
export interface InTime {
	given: number;
	passed: number;
	late: number;
	readable: unknown[];
	grades: Grade[];
	/** these are all: of a folded round from which some were dropped, a share would flatter or blame */
	whole: boolean;
}

/** Does something once for each thing, however often it is asked for. */
function once<K, T>(work: (key: K) => T): (key: K) => T {
	const done = new Map<K, T>();
	return (key) => {
		if (!done.has(key)) done.set(key, work(key));
		return done.get(key)!;
	};
}

/** The answer by its kind's schema, or none. */
export function readAnswer({ kind }: Asked, answer: unknown): unknown[] {
	const result = v.safeParse(kind.answer, answer);
	return result.success ? [result.output] : [];
}

/** The answers of a round; of one that was folded, each sum as so many alike. */
const answersIn = ({ answers, sums = [] }: Round): Pick<StoredAnswer, 'answer' | 'late'>[] => [
	...Object.values(answers),
	...sums.flatMap(({ answer, n }) => Array.from({ length: n }, () => ({ answer })))
];

/** What came in time and can be read. */
export function inTimeOf(asked: Asked, round: Round): InTime {
	const stored = answersIn(round);
	const inTime = stored.filter((one) => !one.late);
	// many give the same answer: it is read and graded once
	const read = once((text: string) => readAnswer(asked, JSON.parse(text)));
	const grade = once((answer: unknown) => gradeAnswer(asked, answer));
	const readOf = ({ answer }: { answer: unknown }) => read(JSON.stringify(answer ?? null));
	const passes = once((answer: unknown) => isPass(asked.kind, asked.activity.question, answer));
	const given = inTime.filter((one) => one.answer !== null && !readOf(one).some(passes));
	const readable = given.flatMap(readOf);
	return {
		given: given.length,
		passed: inTime.length - given.length,
		late: stored.length - inTime.length,
		readable,
		grades: readable.map(grade),
		whole: !round.folded || round.whole === true
	};
}

/** The answers of a round added up; undefined where no seat gave any. */
export function answeredOf(
	asked: Asked,
	round: Round,
	{ given, passed, late, readable, grades, whole }: InTime,
	present: readonly number[]
): Answered | undefined {
	if (given + passed + late === 0) return undefined;
	const lines = new Map<string, Answered['lines'][number]>();
	const describe = once((answer: unknown) => asked.kind.describe(asked.activity.question, answer));
	readable.forEach((answer, index) => {
		const text = describe(answer);
		const line = lines.get(text) ?? { text, n: 0, good: isGood(grades[index]) };
		lines.set(text, { ...line, n: line.n + 1 });
	});
	return {
		answered: given,
		passed,
		late,
		unreadable: given - readable.length,
		missing: round.folded ? 0 : present.filter((seat) => !(seat in round.answers)).length,
		whole,
		graded: whole ? grades.filter((grade) => grade.state === 'graded').length : 0,
		lines: [...lines.values()].sort((a, b) => b.n - a.n),
		parts: answeredParts(asked, readable),
		rate: whole ? sumRates(grades.map((grade) => rateOf(grade))) : undefined
	};
}

/** How many answers stand under each option, and how many under any of a part; nothing for a part nobody came to. */
function answeredParts(asked: Asked, readable: readonly unknown[]): AnsweredPart[] {
	const { question } = asked.activity;
	const counts = once((answer: unknown) => new Set(asked.kind.counts?.(question, answer)));
	const under = readable.map(counts);
	return (asked.kind.tally?.(question) ?? []).flatMap((countable) => {
		const keys = countable.options.map((option) => tallyKey(countable.part, option));
		const answered = under.filter((one) => keys.some((key) => one.has(key))).length;
		if (answered === 0) return [];
		const lines = linesOf(asked, countable, (key) => under.filter((one) => one.has(key)).length);
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
	const keys = kind.counts?.(question, answer) ?? [];
	if (whole.state !== 'unfinished' || !kind.gradeCount || keys.length === 0) return whole;
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
