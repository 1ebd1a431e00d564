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
import { StoreProblem, attempt } from './problem';

/**
 * The version of the tables. Raise it with one more `this.version(n)`, whose upgrade puts `epoch`. No version
 * may drop a table or an index: Dexie would let older code put them back before it notices.
 */
const VERSION = 1;

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

	constructor(name: string, options: DexieOptions = {}) {
		// Without its cache a live query never shows what is not committed.
		super(name, { cache: 'disabled', ...options });
		this.version(VERSION).stores({
			groups: 'id',
			seats: 'id, group',
			runs: 'id, group',
			rounds: '[run+activity+round], group',
			packs: 'id',
			settings: 'key'
		});
		this.on('populate', (transaction) => transaction.table('settings').put(epoch));
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

	/** Dexie opens a newer database as if it were its own; its native version is ten times ours. */
	#refuseNewer() {
		if (Math.floor(this.backendDB().version / 10) > VERSION) throw new StoreProblem('newer');
	}
}

const epoch: Setting = { key: 'epoch', value: VERSION };

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

/** Opens a database; throws the problem if it cannot, `blocked` if it takes longer than `wait` ms. */
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
		await attempt(() => Promise.race([db.open(), late]));
	} finally {
		clearTimeout(timer);
	}
	return db;
}

/** One transaction over the given tables, refused if the tables are no longer of this code's version. */
export const write = <T>(db: NetkindDb, tables: Table[], work: () => Promise<T>): Promise<T> =>
	attempt(() =>
		db.transaction('rw', [...tables, db.settings], async () => {
			const stored = await db.settings.get(epoch.key);
			if (stored?.value !== VERSION) throw new StoreProblem('newer');
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
	const strict = new NetkindDb(db.name, { chromeTransactionDurability: 'strict' });
	try {
		return await work(await open(strict));
	} finally {
		strict.close();
	}
}

/** Deletes the whole database from this device. */
export const erase = (db: NetkindDb): Promise<void> => attempt(() => db.delete());
