/*
 * A term of a class, made up from lesson files and a seed: what every pupil chose, as it would be told in the staff
 * room, and the same as the rows the kit stores. Reads the files and knows nothing of the kit's own code.
 */
import { readFileSync } from 'node:fs';

interface Option {
	id: string;
	text: string;
}
export interface RawActivity {
	id: string;
	kind: string;
	title: string;
	minutes: number;
	objectives?: string[];
	question: {
		prompt: string;
		several?: boolean;
		options: Option[];
		verdicts: Option[];
		bins: Option[];
		items: Option[];
		left: Option[];
		right: Option[];
	};
	solution: {
		right: string[];
		accepts: string[];
		why: Record<string, string>;
		genuine?: boolean;
		items: Record<string, { accepts: string[]; why: string; genuine?: boolean }>;
		pairs: Record<string, string[]>;
	};
}
export interface RawLesson {
	id: string;
	title: string;
	band: string;
	topic: string;
	minutes: number;
	objectives: string[];
	activities: RawActivity[];
	followUps: { after: number; activities: RawActivity[] }[];
}

/** One pupil's choice at one part of one asking. */
export interface Choice {
	run: string;
	/** the Monday of its week */
	week: string;
	activity: RawActivity;
	round: number;
	part: string;
	option: string;
	/** undefined where a hand was raised: nobody notes whose */
	seat: number | undefined;
	late: boolean;
}

/** What can be chosen at each part, and what helps there; nothing in an opinion. */
export function partsOf({ kind, question, solution }: RawActivity) {
	const ids = (options: Option[]) => options.map(({ id }) => id);
	if (kind === 'choice' || kind === 'chatsim')
		return [{ part: '', options: ids(question.options), good: solution.right }];
	if (kind === 'inspect')
		return [{ part: '', options: ids(question.verdicts), good: solution.accepts }];
	if (kind === 'sort')
		return question.items.map(({ id }) => ({
			part: id,
			options: ids(question.bins),
			good: solution.items[id]!.accepts
		}));
	if (kind === 'match')
		return question.left.map(({ id }) => ({
			part: id,
			options: ids(question.right),
			good: solution.pairs[id]!
		}));
	if (kind === 'poll') return [{ part: '', options: ids(question.options), good: [] }];
	return [];
}

const isAsked = (activity: RawActivity) =>
	!activity.question.several && partsOf(activity).length > 0;

export const readLesson = (path: string) =>
	JSON.parse(
		readFileSync(new URL(`../lessons/${path}.json`, import.meta.url), 'utf8')
	) as RawLesson;

/** mulberry32 */
export function dice(seed: number) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const minute = 60_000;
const two = (n: number) => String(n).padStart(2, '0');

/** A lesson a week, each on a day of its week, and its first follow-up in the week after. */
export function makeTerm(
	seed: number,
	paths: string[],
	seats: number,
	group: string,
	/** how many choose well in the first week */
	begin = 0.45
) {
	const next = dice(seed);
	const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]!;
	const choices: Choice[] = [];
	const runs: Record<string, unknown>[] = [];
	const rounds: Record<string, unknown>[] = [];
	const lessons = paths.map(readLesson);

	const dayOf = (days: number) => new Date(2026, 8, 7 + days, 10, 0);
	const nameOf = (date: Date) =>
		`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

	/** Everybody who is here chooses at each part; more of them well, the later it is. */
	function ask(activity: RawActivity, round: number, run: string, week: number, present: number[]) {
		const way = pick(['room', 'hands', 'both'] as const);
		const byHand = present.filter((_, index) =>
			way === 'both' ? index % 2 === 0 : way === 'hands'
		);
		const counts: Record<string, number> = {};
		const answers: Record<string, unknown> = {};
		const monday = nameOf(dayOf(7 * week));
		for (const seat of present) {
			const hand = byHand.includes(seat);
			if (next() < 0.06) {
				if (!hand) answers[seat] = { answer: null, way: 'room', rev: 1, by: 'seat' };
				continue;
			}
			const late = !hand && next() < 0.04;
			const made = partsOf(activity).map(({ part, options, good }) => {
				const well = next() < begin + week * 0.07;
				const option = pick(
					well && good.length ? good : options.filter((one) => !good.includes(one))
				);
				return [part, option ?? options[0]!] as const;
			});
			for (const [part, option] of made) {
				const key = part ? `${part}/${option}` : option;
				if (hand) counts[key] = (counts[key] ?? 0) + 1;
				choices.push({
					...{ run, week: monday, activity, round, part, option, late },
					seat: hand ? undefined : seat
				});
			}
			if (!hand)
				answers[seat] = {
					answer: answerOf(activity, made),
					...{ way: 'room', rev: 1, by: 'seat', ...(late && { late }) }
				};
		}
		rounds.push({
			...{ run, group, activity: activity.id, round, answers },
			openedAt: dayOf(7 * week + (week % 5)).getTime() + 5 * minute,
			...(byHand.length && { tally: { hands: { present: byHand.length, counts } } })
		});
	}

	function hold(lesson: RawLesson, activities: RawActivity[], week: number, followUp?: 7) {
		const run = `${group}-${week}-${lesson.id}${followUp ? `-${followUp}` : ''}`;
		const present = Array.from({ length: seats }, (_, index) => index + 1).filter(
			() => next() > 0.08
		);
		for (const activity of activities.filter(isAsked)) {
			ask(activity, 1, run, week, present);
			if (activity.kind === 'poll' || next() < 0.2) ask(activity, 2, run, week, present);
		}
		const exit = activities.find(({ kind }) => kind === 'exit');
		const startedAt = dayOf(7 * week + (week % 5)).getTime();
		if (exit)
			rounds.push({
				...{ run, group, activity: exit.id, round: 1, answers: {}, in: present },
				openedAt: startedAt + 30 * minute,
				tally: { room: { present: present.length, counts: { sure: present.length } } }
			});
		runs.push({
			...{ id: run, group, lesson: lesson.id, version: 1, language: 'en', outside: false },
			...{ title: lesson.title, startedAt, touchedAt: startedAt + 40 * minute, screens: 1 },
			...{ endedAt: startedAt + 40 * minute, present },
			...(followUp && { followUp, drawn: activities.map(({ id }) => id) }),
			place: { activity: activities.at(-1)!.id, step: 0, chosen: [], blank: false, over: true }
		});
	}

	lessons.forEach((lesson, week) => {
		hold(lesson, lesson.activities, week);
		hold(lesson, lesson.followUps[0]!.activities, week + 1, 7);
	});
	return { lessons, choices, runs, rounds };
}

/** The choices of a seat as its kind stores them. */
export function answerOf({ kind }: RawActivity, made: (readonly [part: string, option: string])[]) {
	const [, option] = made[0]!;
	if (kind === 'choice') return { chosen: [option] };
	if (kind === 'chatsim' || kind === 'poll') return { chosen: option };
	if (kind === 'inspect') return { spots: [], verdict: option };
	return { [kind === 'sort' ? 'placed' : 'pairs']: Object.fromEntries(made) };
}
