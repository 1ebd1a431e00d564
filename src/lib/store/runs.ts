import * as v from 'valibot';
import { newId } from '../id';
import { deleting, prefixOf, strictly, write, type NetkindDb } from './db';
import { attempt, StoreProblem } from './problem';
import { goneRun, runSchema, thisDevice, type Run } from './records';
import { dropRun } from './rounds';
import { noteDeleted } from './settings';

const day = 24 * 60 * 60 * 1000;

/** Starts a run and returns it with its id. */
export const startRun = (
	db: NetkindDb,
	run: Omit<Run, 'id' | 'startedAt' | 'touchedAt' | 'endedAt'>,
	at: number
): Promise<Run> =>
	write(db, [db.runs], async () => {
		const id = prefixOf(db) + newId();
		const started = v.parse(runSchema, { ...run, id, startedAt: at, touchedAt: at });
		await db.runs.add(started);
		return started;
	});

export const getRun = (db: NetkindDb, id: string): Promise<Run | undefined> =>
	attempt(() => db.runs.get(id));

/** Reads, changes and writes a run in one transaction; refused once it is deleted or only its sums are left. */
export const changeRun = (
	db: NetkindDb,
	id: string,
	change: (run: Run) => Run,
	at: number
): Promise<Run> =>
	write(db, [db.runs], async () => {
		const run = await db.runs.get(id);
		if (!run || run.folded) throw new StoreProblem('gone');
		const changed = v.parse(runSchema, { ...change(run), id, touchedAt: at });
		await db.runs.put(changed);
		return changed;
	});

/** Ends a run; returns when the disk has it. */
export const endRun = (db: NetkindDb, id: string, at: number): Promise<Run> =>
	strictly(db, (strict) => changeRun(strict, id, (run) => ({ ...run, endedAt: at }), at));

/** All runs of a group, the latest touched first. */
export const runsOf = (db: NetkindDb, group: string): Promise<Run[]> =>
	attempt(async () => {
		const runs = await db.runs.where('group').equals(group).toArray();
		return runs.sort((a, b) => b.touchedAt - a.touchedAt);
	});

/** The runs of a group that are not over, the latest touched first. */
export const goingRuns = async (db: NetkindDb, group: string): Promise<Run[]> =>
	(await runsOf(db, group)).filter((run) => run.endedAt === undefined);

/** Deletes a run and its rounds; of a class's run the random id stays, for merging. */
export const deleteRun = (db: NetkindDb, id: string): Promise<void> =>
	deleting(db, (strict) =>
		write(strict, [strict.runs, strict.rounds], async () => {
			const run = await strict.runs.get(id);
			await dropRun(strict, id);
			await strict.runs.delete(id);
			if (run && run.group !== thisDevice) await noteDeleted(strict, goneRun(run));
		})
	);

/** Deletes what was left unfinished by someone alone on this device and not touched for a day. */
export async function clearOldSolo(db: NetkindDb, now: number): Promise<void> {
	for (const run of await runsOf(db, thisDevice)) {
		if (now - run.touchedAt >= day) await deleteRun(db, run.id);
	}
}
