import * as v from 'valibot';
import { write, type NetkindDb } from './db';
import { attempt } from './problem';
import { settingSchemas, type Settings } from './records';

function read<K extends keyof Settings>(key: K, value: unknown): Settings[K] | undefined {
	const result = v.safeParse(settingSchemas[key], value);
	return result.success ? (result.output as Settings[K]) : undefined;
}

/** What is set; undefined if nothing is, or nothing that can be used. */
export const getSetting = <K extends keyof Settings>(
	db: NetkindDb,
	key: K
): Promise<Settings[K] | undefined> =>
	attempt(async () => read(key, (await db.settings.get(key))?.value));

/** Reads, changes and writes a setting in one transaction; undefined removes it. */
export const changeSetting = <K extends keyof Settings>(
	db: NetkindDb,
	key: K,
	change: (value: Settings[K] | undefined) => Settings[K] | undefined
): Promise<void> =>
	write(db, [], async () => {
		const value = change(read(key, (await db.settings.get(key))?.value));
		if (value === undefined) await db.settings.delete(key);
		else await db.settings.put({ key, value: v.parse(settingSchemas[key], value) });
	});

/** Sets a setting; undefined removes it. */
export const setSetting = <K extends keyof Settings>(
	db: NetkindDb,
	key: K,
	value: Settings[K] | undefined
): Promise<void> => changeSetting(db, key, () => value);

/** Keeps the random id of something deleted, and nothing else of it. Part of the deleting transaction. */
export const noteDeleted = (db: NetkindDb, id: string): Promise<void> =>
	changeSetting(db, 'deleted', (ids = []) => (ids.includes(id) ? ids : [...ids, id]));
