import * as v from 'valibot';
import { newId } from '../id';
import { deleting, prefixOf, strictly, write, type NetkindDb } from './db';
import { attempt } from './problem';
import { savedPackSchema, type SavedPack } from './records';
import { noteDeleted } from './settings';

/** Keeps a lesson from outside; returns when the disk has it. */
export const addPack = (
	db: NetkindDb,
	pack: Pick<SavedPack, 'name' | 'lesson'>,
	at: number
): Promise<SavedPack> =>
	strictly(db, (strict) =>
		write(strict, [strict.packs], async () => {
			const id = prefixOf(db) + newId();
			const saved = v.parse(savedPackSchema, { ...pack, id, addedAt: at });
			await strict.packs.add(saved);
			return saved;
		})
	);

/** All lessons from outside that are offered, the newest first. */
export const listPacks = (db: NetkindDb): Promise<SavedPack[]> =>
	attempt(async () =>
		(await db.packs.toArray())
			.filter((pack) => !pack.offShelf)
			.sort((a, b) => b.addedAt - a.addedAt)
	);

export const getPack = (db: NetkindDb, id: string): Promise<SavedPack | undefined> =>
	attempt(() => db.packs.get(id));

const runsWith = (db: NetkindDb, id: string) =>
	db.runs.filter((run) => run.outside && run.lesson === id).count();

/** How many runs played a lesson from outside. */
export const runsOfPack = (db: NetkindDb, id: string): Promise<number> =>
	attempt(() => runsWith(db, id));

/**
 * Removes a lesson from outside; its random id stays, for merging. While a run has played it, it is only offered no
 * longer: the reports need it.
 */
export const removePack = (db: NetkindDb, id: string): Promise<void> =>
	deleting(db, (strict) =>
		write(strict, [strict.packs, strict.runs], async () => {
			const pack = await strict.packs.get(id);
			if (pack && (await runsWith(strict, id)) > 0) {
				await strict.packs.put(v.parse(savedPackSchema, { ...pack, offShelf: true }));
				return;
			}
			await strict.packs.delete(id);
			await noteDeleted(strict, id);
		})
	);
