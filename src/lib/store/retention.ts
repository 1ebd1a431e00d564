/*
 * How long single answers of a class are kept, and what is left of them after that. Pure; days are YYYY-MM-DD, which
 * sort as text. Families keep what is theirs at home until they delete it.
 */
import { dayOf, daysAfter } from '../day';
import { fewest, type Group, type Round, type Run, type Tally } from './records';

/** A class made at the end of a school year is for the next one. */
const leastDays = 60;
export const noticeDays = 7;
const mostDays = 2 * 365;

/** The end of the school year a class made that day is for: 31 July. */
export function schoolYearEnd(day: string): string {
	const soonest = daysAfter(day, leastDays);
	const end = `${soonest.slice(0, 4)}-07-31`;
	return soonest <= end ? end : `${Number(soonest.slice(0, 4)) + 1}-07-31`;
}

/** The last day a class can be kept until, chosen that day: two years on. */
export const latestKept = (day: string): string => daysAfter(day, mostDays);

/** The last day single answers of a class are kept. There always is one, and none is for ever. */
export function keptUntil({ keepUntil, createdAt, changedAt = createdAt }: Group): string {
	const latest = latestKept(dayOf(changedAt));
	const until = keepUntil ?? schoolYearEnd(dayOf(createdAt));
	return until < latest ? until : latest;
}

/**
 * What is due for a class. `notice`: its day is near or past, and the teacher is told. `fold`: it is past, and the
 * teacher was told a week ago or more.
 */
export function dueOf(group: Group, today: string): 'notice' | 'fold' | undefined {
	if (group.family || group.folded) return undefined;
	const until = keptUntil(group);
	if (today < daysAfter(until, -noticeDays)) return undefined;
	const told = group.noticedOn !== undefined && daysAfter(group.noticedOn, noticeDays) <= today;
	return today > until && told ? 'fold' : 'notice';
}

/** JSON of an answer, the same whatever the order of its keys. */
const textOf = (answer: unknown) =>
	JSON.stringify(answer, (_key, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value
	);

/** The names of a tally (`tallyKey`) an answer counts under, none for a pass; undefined where it can't be read. */
export type OptionsOf = (answer: unknown) => readonly string[] | undefined;

type Sums = Pick<Round, 'options' | 'sums' | 'whole'>;

/** How often each text is there, in the order of the texts. */
function countsOf(texts: readonly string[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The part in a name of a tally. */
const partOf = (key: string) => key.slice(0, key.indexOf('/') + 1);

/**
 * How many gave each option. Once it is known how many answered, who gave an option can be told from who did not, so
 * that is kept only where neither is few, and shares of the class with it. Two parts that were kept may still differ
 * by a few.
 */
function foldByOptions(answers: readonly unknown[], optionsOf: OptionsOf): Sums {
	const read = answers.map((answer) => (answer === null ? [] : optionsOf(answer)));
	const given = read.filter((one) => one && one.length > 0).length;
	const passed = read.filter((one) => one?.length === 0).length;
	const counts = countsOf(read.flatMap((one) => one ?? []));
	const parts = countsOf(read.flatMap((one) => (one ?? []).map(partOf)));
	const isFew = (n: number) => n > 0 && n < fewest;
	const told =
		!read.includes(undefined) &&
		[...counts, ...parts].every(([, n]) => !isFew(n) && !isFew(given - n));
	const shown = counts.filter(([, n]) => n >= fewest);
	return {
		...(shown.length && { options: { ...(told && { given }), counts: Object.fromEntries(shown) } }),
		...(passed >= fewest && { sums: [{ answer: null, n: passed }] })
	};
}

/** How many gave the same answer. */
function foldAlike(answers: readonly unknown[]): Sums {
	const alike = countsOf(answers.map(textOf));
	const sums = alike
		.filter(([, n]) => n >= fewest)
		.map(([text, n]) => ({ answer: JSON.parse(text) as unknown, n }));
	const whole = alike.every(([text, n]) => text === 'null' || n >= fewest);
	return { ...(sums.length && { sums }), ...(sums.length && whole && { whole }) };
}

/**
 * What seats were counted for one by one, all ways as one, as reports show it; without parts that fewer than five
 * came to. Raised hands stay as they are: everyone saw them.
 */
export function foldCounted({ in: seats, tally }: Round): Pick<Round, 'tally'> {
	if (!tally || !seats) return tally ? { tally } : {};
	const ways = Object.entries(tally).sort(([, a], [, b]) => b.present - a.present);
	const counts = new Map<string, number>();
	const parts = new Map<string, number>();
	for (const [key, n] of ways.flatMap(([, one]) => Object.entries(one.counts))) {
		counts.set(key, (counts.get(key) ?? 0) + n);
		parts.set(partOf(key), (parts.get(partOf(key)) ?? 0) + n);
	}
	const shown = [...counts].filter(([key]) => parts.get(partOf(key))! >= fewest);
	const present = ways.reduce((n, [, one]) => n + one.present, 0);
	const total: Tally = { present, counts: Object.fromEntries(shown) };
	return shown.length ? { tally: { [ways[0]![0]]: total } } : {};
}

/**
 * A round without seats: what was given in time as how many gave each option or, where answers are not made of
 * options or their lesson is not known, how many gave the same. What fewer than five gave is dropped.
 */
export function foldRound(round: Round, optionsOf?: OptionsOf): Round {
	if (round.folded) return round;
	const { answers, in: _in, tally: _tally, ...rest } = round;
	const inTime = Object.values(answers).flatMap(({ answer, late }) =>
		late ? [] : [answer ?? null]
	);
	return {
		...rest,
		answers: {},
		...foldCounted(round),
		folded: true,
		...(optionsOf ? foldByOptions(inTime, optionsOf) : foldAlike(inTime))
	};
}

/** A run that says how many were there, and not who: nor whose tablet handed in. */
export function foldRun({ handin: _, ...run }: Run): Run {
	if (run.folded) return run;
	return { ...run, present: run.present.map((_seat, index) => index + 1), folded: true };
}
