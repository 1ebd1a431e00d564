import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '../id';
import { erase, NetkindDb, open, type News } from './db';
import { aKey, runFor } from './factories';
import { asProblem, StoreProblem } from './problem';
import { getRound, putAnswers } from './rounds';

let name: string;
beforeEach(() => {
	name = newId();
});
afterEach(() => {
	vi.restoreAllMocks();
});

const put = (db: NetkindDb) =>
	putAnswers(db, aKey(), [{ seat: 1, answer: null, way: 'shared', by: 'seat' }], 0);

/** The tables as a later version of Netkind would open them. */
const newer = () => {
	const db = new Dexie(name);
	db.version(2).stores({
		groups: 'id',
		seats: 'id, group',
		runs: 'id, group, extra',
		rounds: '[run+activity+round], group',
		packs: 'id',
		settings: 'key'
	});
	return db;
};

it('opens, once or again', async () => {
	const db = new NetkindDb(name);
	expect(await open(db)).toBe(db);
	await open(db);
	expect((await db.settings.toArray()).map((row) => row.key)).toEqual(['epoch']);
});

it('closes an old tab when a newer one upgrades, says so, and refuses its writes', async () => {
	const news: News[] = [];
	const old = await open(new NetkindDb(name));
	old.onnews = (one) => news.push(one);
	await runFor(old);
	await put(old);
	const next = await newer().open();
	expect(news).toEqual(['old-tab']);
	await expect(put(old)).rejects.toMatchObject({ why: 'closed' });
	await expect(getRound(old, aKey())).rejects.toMatchObject({ why: 'closed' });
	expect(await next.table('rounds').count()).toBe(1);
	next.close();
	await expect(open(old)).rejects.toMatchObject({ why: 'newer' });
});

it('does not open a newer database, not even when a query opens it', async () => {
	const next = await newer().open();
	next.close();
	await expect(open(new NetkindDb(name))).rejects.toMatchObject({ why: 'newer' });
	await expect(put(new NetkindDb(name))).rejects.toMatchObject({ why: 'newer' });
});

it('refuses to write where the epoch is another', async () => {
	const db = await open(new NetkindDb(name));
	await db.settings.put({ key: 'epoch', value: 2 });
	await expect(put(db)).rejects.toMatchObject({ why: 'newer' });
	expect(await db.rounds.count()).toBe(0);
});

it('says that it waits for an older tab', async () => {
	const news: News[] = [];
	const older = await new Promise<IDBDatabase>((resolve) => {
		const request = indexedDB.open(name, 1);
		request.onsuccess = () => resolve(request.result);
	});
	const db = new NetkindDb(name);
	db.onnews = (one) => {
		news.push(one);
		older.close();
	};
	await open(db);
	expect(news).toEqual(['waiting']);
});

it('gives up when opening hangs, and may try again', async () => {
	const hanging = vi.spyOn(indexedDB, 'open').mockReturnValue({} as IDBOpenDBRequest);
	const db = new NetkindDb(name);
	await expect(open(db, 20)).rejects.toMatchObject({ why: 'blocked' });
	await expect(put(db)).rejects.toMatchObject({ why: 'closed' });
	hanging.mockRestore();
	await open(db, 1000);
	await runFor(db);
	expect(await put(db)).toEqual([{ seat: 1, became: 'kept' }]);
});

it('says that there is no database in this browser', async () => {
	const db = new NetkindDb(name, { indexedDB: undefined } as object);
	await expect(open(db)).rejects.toMatchObject({ why: 'missing' });
	await expect(put(db)).rejects.toMatchObject({ why: 'missing' });
});

it('says that the disk is full, and loses nothing', async () => {
	const db = await open(new NetkindDb(name));
	await runFor(db);
	await put(db);
	const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('no room', 'QuotaExceededError');
	});
	await expect(put(db)).rejects.toMatchObject({ name: 'StoreProblem', why: 'full' });
	full.mockRestore();
	expect((await getRound(db, aKey()))?.answers[1]?.rev).toBe(1);
	expect(await put(db)).toEqual([{ seat: 1, became: 'kept' }]);
});

it('erases everything', async () => {
	const db = await open(new NetkindDb(name));
	await runFor(db);
	await put(db);
	await erase(db);
	expect(await Dexie.exists(name)).toBe(false);
});

it.each([
	['full', new DOMException('', 'QuotaExceededError')],
	['full', { name: 'AbortError', inner: { name: 'QuotaExceededError' } }],
	['missing', { name: 'DatabaseClosedError', inner: { name: 'MissingAPIError' } }],
	['newer', { name: 'DatabaseClosedError', inner: new StoreProblem('newer') }],
	['newer', { name: 'VersionError' }],
	['closed', { name: 'DatabaseClosedError', inner: null }],
	['unknown', new Error('UnknownError')],
	['unknown', 'nothing']
])('tells %s', (why, error) => {
	expect(asProblem(error).why).toBe(why);
});

it('ends at an error that holds itself', () => {
	const error: { name: string; inner?: unknown } = { name: 'QuotaExceededError' };
	error.inner = error;
	expect(asProblem(error).why).toBe('full');
});
