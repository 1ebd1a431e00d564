/* D6: a database of every version ever published opens with today's code, row for row. */
import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '../id';
import { before, forgetBefore, keepBefore } from './before';
import { NetkindDb, open } from './db';
import { deleteGroup } from './groups';
import { groupSchema, roundSchema, runSchema, savedPackSchema, seatSchema } from './records';
import { versions, type Version } from './versions';

interface Fixture {
	version: number;
	stores: Record<string, { key: string | string[]; indexes: Record<string, string> }>;
	rows: Record<string, object[]>;
}

const folder = new URL('../../../tests/fixtures/db/', import.meta.url);
const fixtures = readdirSync(folder).map(
	(file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Fixture
);

const done = <T>(request: IDBRequest<T>) =>
	new Promise<T>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(new Error(request.error?.message));
	});

/** Makes the database as that version left it, without any of today's code. */
async function leave(name: string, { version, stores, rows }: Fixture) {
	const request = indexedDB.open(name, version * 10);
	request.onupgradeneeded = () => {
		for (const [table, { key, indexes }] of Object.entries(stores)) {
			const store = request.result.createObjectStore(table, { keyPath: key });
			for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
			for (const row of rows[table]!) store.put(row);
		}
	};
	(await done(request)).close();
}

const everything = async (db: NetkindDb) =>
	Object.fromEntries(
		await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const))
	);
/** In the order of their keys, as a database gives them. */
const sorted = (rows: Record<string, object[]>) =>
	Object.fromEntries(
		Object.entries(rows).map(([table, list]) => [
			table,
			list.map((row) => JSON.stringify(row)).sort()
		])
	);

let name: string;
beforeEach(() => {
	name = newId();
});
afterEach(() => {
	vi.restoreAllMocks();
});

it('every version up to today’s has a fixture of 500 rounds or more', () => {
	expect(fixtures.map(({ version }) => version).sort()).toEqual(versions.map((_, at) => at + 1));
	for (const { rows } of fixtures) expect(rows.rounds!.length).toBeGreaterThanOrEqual(500);
});

describe.each(fixtures)('a database of version $version', (fixture) => {
	it('opens with every row, each as today’s code writes it', async () => {
		await leave(name, fixture);
		const db = await open(new NetkindDb(name));
		const rows = await everything(db);
		for (const [table, old] of Object.entries(fixture.rows)) {
			expect(rows[table]).toHaveLength(old.length);
		}
		const schemas = [groupSchema, seatSchema, runSchema, roundSchema, savedPackSchema];
		const tables = [rows.groups, rows.seats, rows.runs, rows.rounds, rows.packs];
		for (const [index, schema] of schemas.entries()) {
			for (const row of tables[index]!) expect(v.parse(schema, row)).toEqual(row);
		}
		expect(await db.settings.get('epoch')).toEqual({ key: 'epoch', value: versions.length });
		await db.delete();
	});
});

describe('a later version', () => {
	const fixture = fixtures.at(-1)!;
	/** one that touches every round and adds a table */
	const later = (upgrade?: Version['upgrade']): Version[] => [
		...versions,
		{
			stores: { later: 'id' },
			upgrade: (transaction) =>
				upgrade?.(transaction) ??
				transaction
					.table('rounds')
					.toCollection()
					.modify((round: { later?: boolean }) => {
						round.later = true;
					})
		}
	];
	const epoch = versions.length + 1;

	it('upgrades every row and keeps what was there before, aside', async () => {
		await leave(name, fixture);
		const db = await open(new NetkindDb(name, {}, later()));
		const rows = await everything(db);
		expect(rows.rounds!.every((round) => (round as { later?: boolean }).later)).toBe(true);
		expect(rows.rounds).toHaveLength(fixture.rows.rounds!.length);
		expect(await db.settings.get('epoch')).toEqual({ key: 'epoch', value: epoch });
		const kept = await before(name);
		expect(kept!.version).toBe(versions.length);
		expect(sorted(kept!.tables as Record<string, object[]>)).toEqual(sorted(fixture.rows));
	});

	it('that fails leaves the old rows, and they are upgraded the next time', async () => {
		await leave(name, fixture);
		const failing = later((transaction) =>
			transaction
				.table('rounds')
				.clear()
				.then(() => Promise.reject(new Error('half way')))
		);
		await expect(open(new NetkindDb(name, {}, failing))).rejects.toMatchObject({
			name: 'StoreProblem'
		});
		const again = await open(new NetkindDb(name));
		expect(sorted(await everything(again))).toEqual(sorted(fixture.rows));
		again.close();
		expect(await (await open(new NetkindDb(name, {}, later()))).rounds.count()).toBe(
			fixture.rows.rounds!.length
		);
	});

	it('keeps nothing aside where nothing is upgraded', async () => {
		const db = await open(new NetkindDb(name, {}, later()));
		db.close();
		await open(new NetkindDb(name, {}, later()));
		expect(await before(name)).toBeUndefined();
	});

	it('forgets what is aside when something is deleted, and after a month', async () => {
		const day = 24 * 60 * 60 * 1000;
		await leave(name, fixture);
		await keepBefore(name, epoch, 0);
		const db = await open(new NetkindDb(name, {}, later()));
		await keepBefore(name, epoch, Date.now() + 29 * day);
		expect(await before(name)).toBeDefined();
		await keepBefore(name, epoch, Date.now() + 31 * day);
		expect(await before(name)).toBeUndefined();

		await forgetBefore(name);
		db.close();
		const other = newId();
		await leave(other, fixture);
		const second = await open(new NetkindDb(other, {}, later()));
		expect(await before(other)).toBeDefined();
		const [group] = await second.groups.toArray();
		await deleteGroup(second, group!.id);
		expect(await before(other)).toBeUndefined();
	});
});
