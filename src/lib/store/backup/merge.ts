/*
 * Two backups, or a backup and what is on a device, become one. Pure. Whatever the order and however often
 * files are merged, the same comes out: each record is joined by a rule that takes the greater of two by a
 * total order, or both where they can stand side by side. Nothing that was counted is ever added up.
 */
import { goneRun, type Group, type Round, type Run, type Seat, type Tally } from '../records';
import { winner, withoutSeats } from '../answers';
import type { Content, Frame, KeptSettings } from './content';

/** What was not taken because it was deleted on one side, or because its class's time is over. */
export interface Skipped {
	groups: number;
	runs: number;
	seats: number;
	packs: number;
}

/** JSON with sorted keys: equal things have equal texts. */
function text(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
	if (Array.isArray(value)) return `[${value.map(text).join()}]`;
	const entries = Object.entries(value).filter(([, one]) => one !== undefined);
	return `{${entries
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, one]) => `${JSON.stringify(key)}:${text(one)}`)
		.join()}}`;
}

/** Greater than 0 where `a` goes before `b`. Compared in turn: the first difference decides. */
function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
	for (const [index, one] of a.entries()) {
		const other = b[index]!;
		if (one !== other) return one > other ? 1 : -1;
	}
	return 0;
}

const union = (a: readonly number[] = [], b: readonly number[] = []) =>
	[...new Set([...a, ...b])].sort((x, y) => x - y);

/** The later change; a class whose time is over on one device is over. */
export function joinGroups(a: Group, b: Group): Group {
	const order = ({ folded: _, ...group }: Group) => [
		group.changedAt ?? group.createdAt,
		text(group)
	];
	const later = compare(order(a), order(b)) >= 0 ? a : b;
	return a.folded || b.folded ? { ...later, folded: true } : later;
}

/** A name by when it was given or taken away; a file that left names out takes none away. */
export function joinSeats(a: Seat, b: Seat): Seat {
	const { name: _a, namedAt: _at, ...one } = a;
	const { name: _b, namedAt: _bt, ...other } = b;
	const order = ({ name = '', namedAt = name ? 0 : -1 }: Seat) => [namedAt, name];
	const { name, namedAt } = compare(order(a), order(b)) >= 0 ? a : b;
	return {
		...(text(one) >= text(other) ? one : other),
		...(name !== undefined && { name }),
		...(namedAt !== undefined && { namedAt })
	};
}

/** The run that was touched later. What it says of seats has no part in the order: of some it may be gone. */
export function joinRuns(a: Run, b: Run): Run {
	const order = ({ present: _, handin, ...run }: Run) => [
		run.folded ? 1 : 0,
		run.touchedAt,
		text({ ...run, code: handin?.code })
	];
	const by = compare(order(a), order(b));
	if (by !== 0) return by > 0 ? a : b;
	const present = union(a.present, b.present);
	if (!a.handin || !b.handin) return { ...a, present };
	const attempts = { ...a.handin.attempts };
	for (const [seat, attempt] of Object.entries(b.handin.attempts)) {
		attempts[seat] = greater(attempts[seat], attempt)!;
	}
	return { ...a, present, handin: { ...a.handin, attempts } };
}

/** How many were counted, all ways together. */
const countedIn = (tally: Round['tally']) =>
	Object.values(tally ?? {}).reduce((sum, one) => sum + one.present, 0);

const joinTallies = (a: Tally, b: Tally): Tally => {
	const order = (tally: Tally) => [
		Object.values(tally.counts).reduce((sum, n) => sum + n, 0),
		tally.present,
		text(tally)
	];
	return compare(order(a), order(b)) >= 0 ? a : b;
};

/**
 * What was counted. Where seats were counted one by one, the record that counted more, ties by text: as a whole,
 * because who chose what exists nowhere. Of hands and slips, each way by itself.
 */
function joinCounted(a: Round, b: Round): Pick<Round, 'tally' | 'in'> {
	const order = (round: Round) =>
		round.in || round.folded ? [1, countedIn(round.tally), text(round.tally)] : [0, 0, ''];
	const by = compare(order(a), order(b));
	if (by !== 0) return counted(by > 0 ? a : b);
	const tally = { ...a.tally };
	for (const [way, one] of Object.entries(b.tally ?? {}) as [keyof typeof tally, Tally][]) {
		tally[way] = tally[way] ? joinTallies(tally[way], one) : one;
	}
	const seats = a.in || b.in ? union(a.in, b.in) : undefined;
	return counted({ ...(Object.keys(tally).length && { tally }), ...(seats && { in: seats }) });
}

const counted = (round: Pick<Round, 'tally' | 'in'>): Pick<Round, 'tally' | 'in'> => ({
	...(round.tally && { tally: round.tally }),
	...(round.in && { in: round.in })
});

/** Each seat's answer by `winner`; what was counted by `joinCounted`; closed on one device is closed. */
export function joinRounds(a: Round, b: Round): Round {
	if (a.folded !== b.folded) return a.folded ? a : b;
	const { run, group, activity, round } = a;
	const closedAt = Math.max(a.closedAt ?? -1, b.closedAt ?? -1);
	const answers = { ...a.answers };
	for (const [seat, answer] of Object.entries(b.answers)) {
		answers[seat] = answers[seat] ? winner(answers[seat], answer) : answer;
	}
	return {
		run,
		group,
		activity,
		round,
		openedAt: Math.min(a.openedAt, b.openedAt),
		...(closedAt >= 0 && { closedAt }),
		answers,
		...joinCounted(a, b),
		...(a.folded && { folded: true }),
		...joinSums(a, b)
	};
}

/** Of two folded rounds the one that knows of more; of equals the one that may have dropped some. */
function joinSums(a: Round, b: Round): Pick<Round, 'options' | 'sums' | 'whole'> {
	const order = ({ options, sums = [], whole }: Round) => [
		Object.values(options?.counts ?? {}).reduce((sum, n) => sum + n, 0),
		sums.reduce((sum, { n }) => sum + n, 0),
		text([options?.counts, sums]),
		whole || options?.given !== undefined ? 0 : 1,
		text([options, whole])
	];
	const { options, sums, whole } = compare(order(a), order(b)) >= 0 ? a : b;
	return { ...(options && { options }), ...(sums && { sums }), ...(whole && { whole }) };
}

const greater = <T>(a: T | undefined, b: T | undefined): T | undefined => {
	if (a === undefined || b === undefined) return a ?? b;
	return text(a) >= text(b) ? a : b;
};

function joinSettings(a: KeptSettings, b: KeptSettings): KeptSettings {
	const country = greater(a.country, b.country);
	const namedPerson = greater(a.namedPerson, b.namedPerson);
	const confirmed = { ...a.confirmed };
	for (const [id, day] of Object.entries(b.confirmed ?? {})) {
		if (!(confirmed[id]! >= day)) confirmed[id] = day;
	}
	return {
		...(country !== undefined && { country }),
		...(namedPerson !== undefined && { namedPerson }),
		...((a.confirmed ?? b.confirmed) && { confirmed }),
		deleted: [...new Set([...a.deleted, ...b.deleted])].sort()
	};
}

/** Both lists by id, joined where a record is in both, in the order of ids. */
function joined<T extends { id: string }>(
	a: readonly T[],
	b: readonly T[],
	join: (a: T, b: T) => T
) {
	const all = new Map(a.map((one) => [one.id, one]));
	for (const one of b) {
		const there = all.get(one.id);
		all.set(one.id, there ? join(there, one) : one);
	}
	return [...all.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
}

/** A run in which nothing is of a seat that was deleted. */
function withoutDeleted({ handin, ...run }: Run, deleted: ReadonlySet<string>): Run {
	const stays = (seat: number | string) => !deleted.has(`${run.group}/${seat}`);
	const attempts = Object.entries(handin?.attempts ?? {}).filter(([seat]) => stays(seat));
	return {
		...run,
		present: run.present.filter(stays),
		...(handin && { handin: { ...handin, attempts: Object.fromEntries(attempts) } })
	};
}

/** A frame without what was deleted and what a class past its time no longer holds, and how much that was. */
export function settled(frame: Frame): { frame: Frame; skipped: Skipped } {
	const deleted = new Set(frame.settings.deleted);
	const isGone = (run: Run) => deleted.has(run.id) || deleted.has(goneRun(run));
	const groups = frame.groups.filter((group) => !deleted.has(group.id));
	const folded = new Map(groups.map((group) => [group.id, group.folded ?? false]));
	const seats = frame.seats.filter(
		(seat) => folded.get(seat.group) === false && !deleted.has(seat.id)
	);
	const runs = frame.runs
		.filter(
			(run) => folded.has(run.group) && !isGone(run) && (!folded.get(run.group) || run.folded)
		)
		.map((run) => (run.folded ? run : withoutDeleted(run, deleted)));
	const packs = frame.packs.filter((pack) => !deleted.has(pack.id));
	return {
		frame: { ...frame, groups, seats, runs, packs },
		skipped: {
			groups: frame.groups.length - groups.length,
			runs: frame.runs.length - runs.length,
			seats: frame.seats.filter((seat) => deleted.has(seat.id)).length,
			packs: frame.packs.length - packs.length
		}
	};
}

/** Merges all but the rounds. */
export const mergeFrames = (a: Frame, b: Frame): { frame: Frame; skipped: Skipped } =>
	settled({
		madeAt: Math.max(a.madeAt, b.madeAt),
		groups: joined(a.groups, b.groups, joinGroups),
		seats: joined(a.seats, b.seats, joinSeats),
		runs: joined(a.runs, b.runs, joinRuns),
		packs: joined(a.packs, b.packs, (x, y) =>
			compare([x.addedAt, text(x)], [y.addedAt, text(y)]) >= 0 ? x : y
		),
		settings: joinSettings(a.settings, b.settings)
	});

/** What a frame lets stand of a round: nothing, it as it is, or it without seats that were deleted. */
export function roundIn(frame: Frame): (round: Round) => Round | undefined {
	const groups = new Map(frame.groups.map((group) => [group.id, group]));
	const runs = new Map(frame.runs.map((run) => [run.id, run.group]));
	const deleted = new Set(frame.settings.deleted);
	return (round) => {
		if (runs.get(round.run) !== round.group) return undefined;
		if (groups.get(round.group)?.folded && !round.folded) return undefined;
		return withoutSeats(round, (seat) => deleted.has(`${round.group}/${seat}`));
	};
}

const keyOf = (round: Round) => [round.run, round.activity, round.round] as const;

/** Merges two backups. Neither is changed. */
export function merge(a: Content, b: Content): { content: Content; skipped: Skipped } {
	const { frame, skipped } = mergeFrames(a, b);
	const keep = roundIn(frame);
	const all = new Map<string, Round>();
	for (const round of [...a.rounds, ...b.rounds].flatMap((one) => keep(one) ?? [])) {
		const key = JSON.stringify(keyOf(round));
		const there = all.get(key);
		all.set(key, there ? joinRounds(there, round) : round);
	}
	const rounds = [...all.values()].sort((x, y) => compare(keyOf(x), keyOf(y)));
	return { content: { ...frame, rounds }, skipped };
}
