/*
 * How long single answers of a class are kept, and what is left of them after that. Pure; days are YYYY-MM-DD, which
 * sort as text. Families keep what is theirs at home until they delete it.
 */
import { dayOf, daysAfter } from '../day';
import { fewest, type Group, type Round, type Run } from './records';

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

/** A round without seats: how many gave the same answer in time. Under five is dropped, and so are counts under five. */
export function foldRound(round: Round): Round {
	if (round.folded) return round;
	const same = new Map<string, { answer: unknown; n: number }>();
	for (const { answer, late } of Object.values(round.answers)) {
		if (late) continue;
		const sum = same.get(textOf(answer)) ?? { answer, n: 0 };
		same.set(textOf(answer), { answer, n: sum.n + 1 });
	}
	const sums = [...same.entries()]
		.filter(([, { n }]) => n >= fewest)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, sum]) => sum);
	const whole = [...same.values()].every(({ answer, n }) => answer === null || n >= fewest);
	const { answers: _answers, in: seats, tally, ...rest } = round;
	// where seats were counted one by one, few could point at a child; raised hands everyone saw
	const shown = Object.entries(tally ?? {}).filter(
		([, { present }]) => !seats || present >= fewest
	);
	return {
		...rest,
		answers: {},
		...(shown.length && { tally: Object.fromEntries(shown) }),
		folded: true,
		...(sums.length && { sums }),
		...(sums.length && whole && { whole: true as const })
	};
}

/** A run that says how many were there, and not who: nor whose tablet handed in. */
export function foldRun({ handin: _, ...run }: Run): Run {
	if (run.folded) return run;
	return { ...run, present: run.present.map((_seat, index) => index + 1), folded: true };
}
