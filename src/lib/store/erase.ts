import Dexie from 'dexie';
import { database, erase } from './db';
import { attempt } from './problem';

const ours = 'netkind';
/** what a tab remembers: the kit's choices, and the room it joined */
const remembered = ['netkind', 'room-'];

/**
 * Deletes everything the kit keeps on this device: every database, every choice. What stays are the files of
 * the kit itself, the same on every device.
 */
export async function eraseDevice(): Promise<void> {
	const names = await attempt(() => Dexie.getDatabaseNames());
	for (const name of names) if (name.startsWith(ours)) await erase(database(name));
	for (const storage of [localStorage, sessionStorage]) {
		for (const key of Object.keys(storage))
			if (remembered.some((start) => key.startsWith(start))) storage.removeItem(key);
	}
}
