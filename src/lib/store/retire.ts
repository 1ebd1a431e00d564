/* Classes whose time is over: told a week before, then folded into sums. At the start of a teacher's pages. */
import * as v from 'valibot';
import { dayOf, daysAfter } from '../day';
import { forgetBefore } from './before';
import { dropTraces, strictly, write, type NetkindDb } from './db';
import { listClasses } from './groups';
import { asProblem, type Why } from './problem';
import { groupSchema, runSchema, type Group, type Run } from './records';
import { dueOf, foldRound, foldRun, keptUntil, noticeDays, type OptionsOf } from './retention';
import { changeRounds } from './rounds';
import { runsOf } from './runs';

const day = 24 * 60 * 60 * 1000;

/**
 * By activity, what its answers in a run count under. The lesson knows; a store does not. Undefined where the lesson
 * can't be read now, and may be another day.
 */
export type OptionsIn = (
	run: Run
) => Promise<((activity: string) => OptionsOf | undefined) | undefined>;

/** How long a class waits for a lesson that can't be read, in days: without it less of its sums is kept. */
const waitDays = 7;

export interface Retired {
	/** those the teacher is to be told of */
	told: Group[];
	/** what could not be written; the next start tries again */
	problem?: Why;
}

/** Folds the classes whose time is over. A class in the middle of a lesson waits. */
export async function retire(db: NetkindDb, now: number, optionsIn: OptionsIn): Promise<Retired> {
	const today = dayOf(now);
	const retired: Retired = { told: [] };
	for (const group of (await listClasses(db)).filter((one) => dueOf(one, today))) {
		try {
			if (dueOf(group, today) === 'fold' && (await fold(db, group, now, optionsIn))) continue;
			retired.told.push(group);
			if (group.noticedOn === undefined) await notice(db, group.id, today);
		} catch (error) {
			// one class that can't be written keeps no other from its day
			retired.problem = asProblem(error).why;
		}
	}
	return retired;
}

const notice = (db: NetkindDb, id: string, today: string): Promise<void> =>
	write(db, [db.groups], async () => {
		const group = await db.groups.get(id);
		if (group) await db.groups.put(v.parse(groupSchema, { ...group, noticedOn: today }));
	});

/** Leaves only sums of a class; false where it waits. Returns when the disk has it. */
async function fold(
	db: NetkindDb,
	due: Group,
	now: number,
	optionsIn: OptionsIn
): Promise<boolean> {
	const { id } = due;
	// a transaction waits for nothing else
	const known = new Map(
		await Promise.all(
			(await runsOf(db, id)).map(async (run) => [run.id, await optionsIn(run)] as const)
		)
	);
	const [until, told] = [keptUntil(due), daysAfter(due.noticedOn!, noticeDays)];
	const waits = dayOf(now) <= daysAfter(until > told ? until : told, waitDays);
	if (waits && [...known.values()].includes(undefined)) return false;
	const folded = await strictly(db, (strict) =>
		write(strict, [strict.groups, strict.seats, strict.runs, strict.rounds], async () => {
			const group = await strict.groups.get(id);
			const runs = await strict.runs.where('group').equals(id).toArray();
			// another window may have given it more time, or be in a lesson
			if (!group || dueOf(group, dayOf(now)) !== 'fold') return false;
			if (runs.some((run) => now - run.touchedAt < day)) return false;
			const { noticedOn: _, ...rest } = group;
			await strict.groups.put(v.parse(groupSchema, { ...rest, folded: true }));
			await strict.seats.where('group').equals(id).delete();
			await strict.runs.bulkPut(runs.map((run) => v.parse(runSchema, foldRun(run))));
			await changeRounds(strict, id, (round) =>
				foldRound(round, known.get(round.run)?.(round.activity))
			);
			await dropTraces(strict);
			return true;
		})
	);
	if (folded) await forgetBefore(db.name);
	return folded;
}
