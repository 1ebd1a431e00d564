/*
 * What a tablet has given in a room and the teacher does not have yet. A small database of its own: a guest's
 * device has no class.
 */
import Dexie, { type Table } from 'dexie';

/** One answer on its way; what it holds is the room's business. */
export interface OutboxRow {
	key: string;
	code: string;
	rev: number;
	at: number;
}

const day = 24 * 60 * 60 * 1000;

/** Opens the outbox and forgets what nobody took for a day. */
export async function openOutbox<Row extends OutboxRow>(now: number) {
	const db = new Dexie('netkind-outbox') as Dexie & { outbox: Table<Row, string> };
	db.version(1).stores({ outbox: 'key, code, at' });
	// another tab with newer tables goes first
	db.on('versionchange', () => {
		db.close();
		return false;
	});
	await db.open();
	// a clock that was set back must not keep anything for longer
	await db.outbox.filter(({ at }) => now - at >= day || at > now + day).delete();
	return {
		put: async (row: Row) => void (await db.outbox.put(row)),
		/** Forgets a row, unless a later one took its place. */
		drop: (key: string, rev: number): Promise<void> =>
			db.transaction('rw', db.outbox, async () => {
				if ((await db.outbox.get(key))?.rev === rev) await db.outbox.delete(key);
			}),
		of: (code: string) => db.outbox.where('code').equals(code).toArray()
	};
}
