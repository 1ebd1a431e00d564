/*
 * What of `bench store` runs in the browser: a class's year read and reported by the kit's own store, a round's
 * answers put, and beside it the same answers as one row each. Bundled by store.js.
 */
import Dexie, { type Table } from 'dexie';
import { loadKinds, type AnyKind } from '../../../src/lib/activities/load';
import type { Lesson } from '../../../src/lib/packs/schema';
import { runReport } from '../../../src/lib/progress/report';
import { NetkindDb, open } from '../../../src/lib/store/db';
import { putAnswers, roundsOfGroup } from '../../../src/lib/store/rounds';
import { runsOf } from '../../../src/lib/store/runs';
import type { Round, Run, StoredAnswer } from '../../../src/lib/store/records';

/** One answer of one seat, as a database of rows would hold it. */
interface Row extends StoredAnswer {
	run: string;
	group: string;
	activity: string;
	round: number;
	seat: number;
	openedAt: number;
}
type RowKey = [run: string, activity: string, round: number, seat: number];

class RowsDb extends Dexie {
	declare readonly answers: Table<Row, RowKey>;
	constructor() {
		super('rows', { cache: 'disabled' });
		this.version(1).stores({ answers: '[run+activity+round+seat], group' });
	}
}

let db: NetkindDb;
let rows: RowsDb;
let lessons: Record<string, Lesson>;
let kinds: Record<string, AnyKind>;

async function withLessons(all: Lesson[]) {
	lessons = Object.fromEntries(all.map((lesson) => [lesson.id, lesson]));
	kinds = await loadKinds(all.flatMap((lesson) => lesson.activities));
}

/** Opens the database of the kit. */
export async function start(all: Lesson[]) {
	await withLessons(all);
	db = await open(new NetkindDb('netkind'));
}

/** Opens the database of rows. */
export async function startRows(all: Lesson[]) {
	await withLessons(all);
	rows = new RowsDb();
	await rows.open();
}

/** What a teacher sees of a year: a report of every run. Returns how many answers are in it. */
function reported(runs: readonly Run[], rounds: readonly Round[]) {
	const reports = runs.map((run) =>
		runReport({
			lesson: lessons[run.lesson]!,
			kinds,
			rounds: rounds.filter((round) => round.run === run.id),
			present: run.present
		})
	);
	return reports
		.flatMap((report) => report.activities)
		.flatMap((activity) => activity.rounds)
		.reduce((sum, { answered }) => sum + (answered?.answered ?? 0) + (answered?.passed ?? 0), 0);
}

const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> => {
	const begin = performance.now();
	const result = await work();
	return { ms: performance.now() - begin, result };
};

/** A class's year, from the database to the reports. */
export const report = (group: string) =>
	timed(async () => reported(await runsOf(db, group), await roundsOfGroup(db, group)));

/** The same of rows. The runs are given: they are no part of what is compared. */
export const reportRows = (group: string, runs: Run[]) =>
	timed(async () => {
		const rounds = new Map<string, Round>();
		for (const row of await rows.answers.where('group').equals(group).toArray()) {
			const { run, activity, round, seat, openedAt, group: of, ...answer } = row;
			const key = `${run}/${activity}/${round}`;
			const there = rounds.get(key);
			if (there) there.answers[seat] = answer;
			else
				rounds.set(key, {
					...{ run, activity, round, openedAt, group: of },
					answers: { [seat]: answer }
				});
		}
		return reported(runs, [...rounds.values()]);
	});

const seats = Array.from({ length: 30 }, (_, index) => index + 1);
const given = { answer: { chosen: ['tell'] }, way: 'room', by: 'seat' } as const;

/** The answers of a class that all come at once. */
export async function put(group: string, activity: string) {
	const run = (await runsOf(db, group))[0]!.id;
	return timed(() =>
		putAnswers(
			db,
			{ run, group, activity, round: 1 },
			seats.map((seat) => ({ ...given, seat })),
			Date.now()
		)
	);
}

export const putRows = (group: string, activity: string) =>
	timed(() =>
		rows.answers.bulkPut(
			seats.map((seat) => ({
				...{ run: `${group}-put`, group, activity, round: 1, seat, openedAt: Date.now() },
				...{ ...given, rev: 1 }
			}))
		)
	);

/** The runs of a class, for `reportRows`. */
export const runsIn = (group: string) => runsOf(db, group);

/** The rounds of a class, for `fillRows`. */
export const roundsIn = (group: string) => roundsOfGroup(db, group);

/** Fills rows with rounds; how long the database took. */
export const fillRows = (rounds: Round[]) =>
	timed(() =>
		rows.answers.bulkPut(
			rounds.flatMap(({ answers, run, group, activity, round, openedAt }) =>
				Object.entries(answers).map(([seat, answer]) => ({
					...answer,
					...{ run, group, activity, round, openedAt, seat: Number(seat) }
				}))
			)
		)
	);
