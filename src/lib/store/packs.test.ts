import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { newId } from '../id';
import { NetkindDb } from './db';
import { addPack, getPack, listPacks, removePack, runsOfPack } from './packs';
import { deleteRun, startRun } from './runs';
import { makeGroup } from './groups';
import { getSetting } from './settings';

let db: NetkindDb;
beforeEach(() => {
	db = new NetkindDb(newId());
});

const lesson = { id: 'x' };
async function played(outside: boolean, of: string) {
	const group = await makeGroup(db, { name: '6b', seats: 2, pictures: ['cat', 'dog'] }, 1);
	const run = { version: 1, language: 'en', title: 'x', screens: 1 as const, present: [1, 2] };
	const place = { activity: 'a', step: 0, chosen: [], blank: false, over: false };
	return startRun(db, { ...run, group: group.id, lesson: of, outside, place }, 2);
}

it('a lesson from outside that a run has played is no longer offered, and its report still finds it', async () => {
	const pack = await addPack(db, { name: 'new.json', lesson }, 1);
	const run = await played(true, pack.id);
	expect(await runsOfPack(db, pack.id)).toBe(1);
	await removePack(db, pack.id);
	expect(await listPacks(db)).toEqual([]);
	expect(await getPack(db, pack.id)).toMatchObject({ name: 'new.json', lesson });
	expect(await getSetting(db, 'deleted')).toBeUndefined();

	await deleteRun(db, run.id);
	await removePack(db, pack.id);
	expect(await getPack(db, pack.id)).toBeUndefined();
});

it('one that no run has played is gone at once; a built-in lesson of the same id is not it', async () => {
	const pack = await addPack(db, { name: 'new.json', lesson }, 1);
	await played(false, pack.id);
	expect(await runsOfPack(db, pack.id)).toBe(0);
	await removePack(db, pack.id);
	expect(await getPack(db, pack.id)).toBeUndefined();
	expect(await getSetting(db, 'deleted')).toEqual([pack.id]);
});
