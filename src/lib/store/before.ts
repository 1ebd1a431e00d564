/*
 * What a database held before a newer Netkind upgraded it, in a database of its own: should an upgrade do harm, its
 * rows are still here. It goes after a month, and with anything that is deleted: deleted is deleted.
 */
import Dexie, { type Table } from 'dexie';
import { attempt } from './problem';

const month = 30 * 24 * 60 * 60 * 1000;

/** One table's rows; or, as `about`, which version they are of and when they were put here. */
interface Kept {
	table: string;
	rows: unknown[];
}
export interface Before {
	version: number;
	at: number;
	tables: Record<string, unknown[]>;
}

const nameOf = (name: string) => `${name}-before`;

class BeforeDb extends Dexie {
	declare readonly kept: Table<Kept, string>;

	constructor(name: string) {
		super(nameOf(name), { chromeTransactionDurability: 'strict' });
		this.version(1).stores({ kept: 'table' });
	}
}

const done = <T>(request: IDBRequest<T>) =>
	new Promise<T>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the request failed'));
	});

/** Opens what is there as it is; undefined if nothing is, and then nothing is made. */
async function openAsIs(name: string): Promise<IDBDatabase | undefined> {
	const request = indexedDB.open(name);
	let made = false;
	request.onupgradeneeded = () => {
		made = true;
		request.transaction?.abort();
	};
	try {
		const db = await done(request);
		db.onversionchange = () => db.close();
		return db;
	} catch (error) {
		if (made) return undefined;
		throw error;
	}
}

/** Dexie's versions are ten times ours. */
const versionIn = (db: IDBDatabase) => Math.floor(db.version / 10);

/** Keeps what is there, if it is of an older version; forgets what was kept a month ago. */
export async function keepBefore(name: string, version: number, at = Date.now()): Promise<void> {
	const old = await openAsIs(name);
	if (!old) return;
	try {
		if (versionIn(old) >= version) {
			const kept = await before(name);
			if (kept && at - kept.at > month) await forgetBefore(name);
			return;
		}
		const tables = [...old.objectStoreNames];
		const reading = old.transaction(tables);
		const rows = await Promise.all(
			tables.map(async (table): Promise<Kept> => {
				const all = await done<unknown[]>(reading.objectStore(table).getAll());
				return { table, rows: all };
			})
		);
		const about = { table: 'about', rows: [{ version: versionIn(old), at }] };
		const db = new BeforeDb(name);
		await db.transaction('rw', db.kept, async () => {
			await db.kept.clear();
			await db.kept.bulkPut([about, ...rows]);
		});
		db.close();
	} finally {
		old.close();
	}
}

/** What was kept of a database before its last upgrade. */
export async function before(name: string): Promise<Before | undefined> {
	if (!(await Dexie.exists(nameOf(name)))) return undefined;
	const db = new BeforeDb(name);
	const all = await attempt(() => db.kept.toArray());
	db.close();
	const tables = Object.fromEntries(all.map(({ table, rows }) => [table, rows]));
	const { about: [about] = [], ...rows } = tables;
	return about ? { ...(about as { version: number; at: number }), tables: rows } : undefined;
}

/** Deletes what was kept of a database before its last upgrade. */
export const forgetBefore = (name: string): Promise<void> =>
	attempt(() => Dexie.delete(nameOf(name)));
