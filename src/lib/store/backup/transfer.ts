/* Backups and the database: everything out in one read, everything in by one transaction, or nothing. */
import * as v from 'valibot';
import { dropTraces, strictly, write, type NetkindDb } from '../db';
import { attempt } from '../problem';
import {
	groupSchema,
	runSchema,
	savedPackSchema,
	seatSchema,
	settingSchemas,
	thisDevice,
	type Round,
	type Settings
} from '../records';
import { bringIn, changeRounds, dropOthers, type Told } from '../rounds';
import type { Content, Frame, KeptSettings } from './content';
import { joinRounds, mergeFrames, roundIn, settled, type Skipped } from './merge';

const keptKeys = ['country', 'namedPerson', 'confirmed', 'deleted'] as const;
const silent: Told = () => {};

const tablesOf = (db: NetkindDb) => [db.groups, db.seats, db.runs, db.rounds, db.packs];

const byId = <T extends { id: string }>(rows: T[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1));

async function settingsOf(db: NetkindDb): Promise<KeptSettings> {
	const rows = await db.settings.bulkGet([...keptKeys]);
	const read = rows.flatMap((row) => {
		const result = row && v.safeParse(settingSchemas[row.key as keyof Settings], row.value);
		return result?.success ? [[row!.key, result.output] as const] : [];
	});
	const settings = Object.fromEntries(read) as Partial<KeptSettings>;
	return { ...settings, deleted: [...(settings.deleted ?? [])].sort() };
}

/** What is here but the rounds, without what somebody does alone and what hangs on nothing. */
async function frameOf(db: NetkindDb, madeAt: number): Promise<Frame> {
	const groups = byId(await db.groups.toArray());
	const ids = new Set(groups.map((group) => group.id));
	const ofGroups = ({ group }: { group: string }) => ids.has(group);
	return settled({
		madeAt,
		groups,
		seats: byId((await db.seats.toArray()).filter(ofGroups)),
		runs: byId((await db.runs.toArray()).filter(ofGroups)),
		packs: byId(await db.packs.toArray()),
		settings: await settingsOf(db)
	}).frame;
}

/** Everything the kit keeps for its groups, as it is at one moment. */
export const exportAll = (db: NetkindDb, at: number): Promise<Content> =>
	attempt(() =>
		db.transaction('r', [...tablesOf(db), db.settings], async () => {
			const frame = await frameOf(db, at);
			const keep = roundIn(frame);
			const rounds = (await db.rounds.toArray()).flatMap((round) => keep(round) ?? []);
			return { ...frame, rounds };
		})
	);

/**
 * One group with its lessons from outside and what was deleted of it. Nothing of the device's settings, nor of other
 * groups: a colleague who merges it keeps a class that was deleted here after it was handed over.
 */
export const exportGroup = (db: NetkindDb, id: string, at: number): Promise<Content> =>
	attempt(() =>
		db.transaction('r', [...tablesOf(db), db.settings], async () => {
			const all = await frameOf(db, at);
			const runs = all.runs.filter((run) => run.group === id);
			const used = new Set(runs.flatMap((run) => (run.outside ? [run.lesson] : [])));
			const frame: Frame = {
				madeAt: at,
				groups: all.groups.filter((group) => group.id === id),
				seats: all.seats.filter((seat) => seat.group === id),
				runs,
				packs: all.packs.filter((pack) => used.has(pack.id)),
				settings: { deleted: all.settings.deleted.filter((one) => one.startsWith(`${id}/`)) }
			};
			const keep = roundIn(frame);
			const rounds = await db.rounds.where('group').equals(id).toArray();
			return { ...frame, rounds: rounds.flatMap((round) => keep(round) ?? []) };
		})
	);

/** Puts the frame in the place of what is here; what somebody does alone here stays. */
async function putFrame(db: NetkindDb, frame: Frame) {
	await db.groups.clear();
	await db.groups.bulkPut(frame.groups.map((group) => v.parse(groupSchema, group)));
	await db.seats.clear();
	await db.seats.bulkPut(frame.seats.map((seat) => v.parse(seatSchema, seat)));
	await db.runs.where('group').notEqual(thisDevice).delete();
	await db.runs.bulkPut(frame.runs.map((run) => v.parse(runSchema, run)));
	await db.packs.clear();
	await db.packs.bulkPut(frame.packs.map((pack) => v.parse(savedPackSchema, pack)));
	for (const key of keptKeys) {
		const value = frame.settings[key];
		if (value === undefined) await db.settings.delete(key);
		else await db.settings.put({ key, value: v.parse(settingSchemas[key], value) });
	}
}

/** Puts a backup in the place of all that is here. All or nothing; returns when the disk has it. */
export const restore = (db: NetkindDb, content: Content, told = silent): Promise<void> =>
	strictly(db, (strict) =>
		write(strict, tablesOf(strict), async () => {
			await putFrame(strict, content);
			await dropOthers(strict, thisDevice);
			await bringIn(strict, content.rounds, joinRounds, told);
			await dropTraces(strict);
		})
	);

/** Merges a backup into what is here. All or nothing; returns when the disk has it. */
export const mergeIn = (db: NetkindDb, content: Content, told = silent): Promise<Skipped> =>
	strictly(db, (strict) =>
		write(strict, tablesOf(strict), async () => {
			const here = await frameOf(strict, content.madeAt);
			const { frame, skipped } = mergeFrames(here, content);
			const keep = roundIn(frame);
			await putFrame(strict, frame);
			if (takesAway(here, frame)) {
				await changeRounds(strict, undefined, (round) =>
					round.group === thisDevice ? round : keep(round)
				);
				await dropTraces(strict);
			}
			const brought: Round[] = content.rounds.flatMap((round) => keep(round) ?? []);
			await bringIn(strict, brought, joinRounds, told);
			return skipped;
		})
	);

/** Whether something here is deleted by the file, or folded, so that rounds here have to go. */
const takesAway = (here: Frame, merged: Frame) =>
	merged.settings.deleted.length > here.settings.deleted.length ||
	merged.groups.filter((group) => group.folded).length >
		here.groups.filter((group) => group.folded).length;
