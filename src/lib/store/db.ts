/*
 * The database. Only this folder imports Dexie, and pages import this folder when they need it,
 * so that what stores nothing loads nothing.
 */
import Dexie, { type DexieOptions, type Table } from 'dexie';
import {
	demoPrefix,
	type Group,
	type Round,
	type Run,
	type SavedPack,
	type Seat,
	type Setting
} from './records';
import { forgetBefore, keepBefore } from './before';
import { StoreProblem, attempt } from './problem';
import { versions, type Version } from './versions';

/**
 * `old-tab`: a newer Netkind is open in another tab; this one is closed for good and must say so.
 * `waiting`: an older tab holds up the upgrade.
 */
export type News = 'old-tab' | 'waiting';

export class NetkindDb extends Dexie {
	declare readonly groups: Table<Group, string>;
	declare readonly seats: Table<Seat, string>;
	declare readonly runs: Table<Run, string>;
	declare readonly rounds: Table<Round, [run: string, activity: string, round: number]>;
	declare readonly packs: Table<SavedPack, string>;
	declare readonly settings: Table<Setting, string>;

	/** set by the page that shows it */
	onnews: (news: News) => void = () => {};

	/** every version of the tables; a test may give later ones */
	readonly steps: readonly Version[];

	constructor(name: string, options: DexieOptions = {}, steps = versions) {
		// Without its cache a live query never shows what is not committed.
		super(name, { cache: 'disabled', ...options });
		this.steps = steps;
		for (const [index, { stores, upgrade }] of steps.entries()) {
			const version = this.version(index + 1).stores(stores);
			if (index === 0) continue;
			version.upgrade(async (transaction) => {
				await upgrade?.(transaction);
				await transaction.table('settings').put({ key: epochKey, value: index + 1 });
			});
		}
		this.on('populate', (transaction) =>
			transaction.table('settings').put({ key: epochKey, value: this.epoch })
		);
		// Dexie's own handler would open again and let the old code write into the new tables.
		this.on('versionchange', () => {
			this.close({ disableAutoOpen: true });
			this.onnews('old-tab');
			return false;
		});
		this.on('blocked', () => {
			this.onnews('waiting');
			return false;
		});
		this.on('ready', () => this.#refuseNewer(), true);
	}

	/** the version this code writes */
	get epoch() {
		return this.steps.length;
	}

	/** Dexie opens a newer database as if it were its own; its native version is ten times ours. */
	#refuseNewer() {
		if (Math.floor(this.backendDB().version / 10) > this.epoch) throw new StoreProblem('newer');
	}
}

/** the setting that says which version the rows are of */
const epochKey = 'epoch';
/** what waits for a teacher's word: gone with anything that is deleted, for it may be of that */
const offersKey = 'offers';
/** the room of a run, with who sat where: gone with that run */
const roomKey = 'room';

const realName = 'netkind';
const demoName = 'netkind-demo';

const databases = new Map<string, NetkindDb>();

/** The one connection of this page to the database of that name. */
export function database(name: string): NetkindDb {
	const db = databases.get(name) ?? new NetkindDb(name);
	databases.set(name, db);
	return db;
}

/** The database a group, a run or `this-device` lives in; without an id the real one. */
export const databaseFor = (id = '') => database(id.startsWith(demoPrefix) ? demoName : realName);

/** The database of the demo class. */
export const demoDatabase = () => database(demoName);

/** What ids made in this database begin with. */
export const prefixOf = (db: NetkindDb) => (db.name === demoName ? demoPrefix : '');

/**
 * Opens a database, keeping what an older version left there before it is upgraded. Throws the problem if it
 * cannot, `blocked` if it takes longer than `wait` ms.
 */
export async function open(db: NetkindDb, wait = 5000): Promise<NetkindDb> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new StoreProblem('blocked'));
			// So that later calls fail at once and do not hang; opening again is allowed.
			db.close({ disableAutoOpen: true });
		}, wait);
	});
	try {
		await attempt(() => Promise.race([opening(db), late]));
	} finally {
		clearTimeout(timer);
	}
	return db;
}

async function opening(db: NetkindDb) {
	// there is nothing older than the first version
	if (db.epoch > 1 && !db.isOpen()) await keepBefore(db.name, db.epoch);
	await db.open();
}

/** One transaction over the given tables, refused if the tables are no longer of this code's version. */
export const write = <T>(db: NetkindDb, tables: Table[], work: () => Promise<T>): Promise<T> =>
	attempt(() =>
		db.transaction('rw', [...tables, db.settings], async () => {
			const stored = await db.settings.get(epochKey);
			if (stored?.value !== db.epoch) throw new StoreProblem('newer');
			return work();
		})
	);

/**
 * Does the work on a connection that waits until the disk has it. Dexie sets durability for a
 * connection, not for a transaction, and to wait for every answer would be slow.
 */
export async function strictly<T>(
	db: NetkindDb,
	work: (strict: NetkindDb) => Promise<T>
): Promise<T> {
	const strict = new NetkindDb(db.name, { chromeTransactionDurability: 'strict' }, db.steps);
	try {
		return await work(await open(strict));
	} finally {
		strict.close();
	}
}

/** Drops what settings hold of seats, after something was deleted, folded or replaced. Part of that transaction. */
export async function dropTraces(db: NetkindDb): Promise<void> {
	await db.settings.delete(offersKey);
	const room = (await db.settings.get(roomKey))?.value as { run?: string } | undefined;
	const run = room && (await db.runs.get(room.run ?? ''));
	if (!run || run.folded) await db.settings.delete(roomKey);
}

/** Deletes something for good, and with it what was kept of it before an upgrade. */
export async function deleting(
	db: NetkindDb,
	work: (strict: NetkindDb) => Promise<unknown>
): Promise<void> {
	await strictly(db, async (strict) => {
		await work(strict);
		await write(strict, [strict.runs], () => dropTraces(strict));
	});
	await forgetBefore(db.name);
}

/** Deletes the whole database from this device. */
export const erase = (db: NetkindDb): Promise<void> => attempt(() => db.delete());
