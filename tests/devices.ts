/* Devices of teachers, each a database in memory, and the files that go between them. */
import 'fake-indexeddb/auto';
import { newWork, type Ask, type Say } from '../src/lib/store/backup/work';
import { NetkindDb, open } from '../src/lib/store/db';
import type { Group, Round, Run } from '../src/lib/store/records';
import { newId } from '../src/lib/id';

const passphrase = 'blue horse walks home';

export const device = () => open(new NetkindDb(newId()));

/** Puts classes with their seats, and what they did, as the kit's own writers leave them. */
export async function fill(
	db: NetkindDb,
	classes: (Group & { seats: number })[],
	led: { runs: unknown[]; rounds: unknown[] }[]
) {
	await db.groups.bulkPut(classes.map(({ seats: _, ...group }) => group));
	const seats = classes.flatMap(({ id: group, seats }) =>
		Array.from({ length: seats }, (_, index) => index + 1).map((number) => ({
			...{ id: `${group}/${number}`, group, number, picture: 'seat-kite' }
		}))
	);
	await db.seats.bulkPut(seats);
	await db.runs.bulkPut(led.flatMap(({ runs }) => runs as Run[]));
	await db.rounds.bulkPut(led.flatMap(({ rounds }) => rounds as Round[]));
}

/** Asks for something as the page of backups does, and gives the answer if it is the one that was hoped for. */
function work(db: NetkindDb) {
	const said: Say[] = [];
	const ask = newWork(
		(what) => said.push(what),
		async () => db
	);
	return async <S extends Say['say']>(what: Ask, hoped: S): Promise<Extract<Say, { say: S }>> => {
		await ask(what);
		const say = said.at(-1)!;
		if (say.say !== hoped) throw new Error(JSON.stringify(say));
		return say as Extract<Say, { say: S }>;
	};
}

/** A file of all that is here, sealed. */
export const fileOf = async (db: NetkindDb): Promise<Blob> =>
	(await work(db)({ ask: 'make', names: false, passphrase, at: 9 }, 'made')).file;

/** Merges a file in; what was skipped. */
export async function take(db: NetkindDb, file: Blob) {
	const ask = work(db);
	await ask({ ask: 'open', file }, 'sealed');
	await ask({ ask: 'unseal', passphrase }, 'opened');
	return (await ask({ ask: 'bring', how: 'merge' }, 'brought')).skipped!;
}
