import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../id';
import { NetkindDb, open } from '../db';
import { aRun } from '../factories';
import { changeGroup, deleteGroup, deleteSeat, makeGroup, nameSeat, seatsOf } from '../groups';
import { addPack, removePack } from '../packs';
import { retire } from '../retire';
import { deleteRun } from '../runs';
import { setSetting } from '../settings';
import { newWork, type Ask, type Say } from './work';

let db: NetkindDb;
let said: Say[];
let work: (ask: Ask) => Promise<void>;
beforeEach(async () => {
	db = await open(new NetkindDb(newId()));
	said = [];
	work = newWork(
		(what) => said.push(what),
		async () => db
	);
});
afterEach(() => db.delete());

const last = () => said.at(-1)!;

async function aClass(name: string) {
	const group = await makeGroup(db, { name, seats: 2, pictures: ['seat-apple'] }, 1);
	await aRun(db, { group: group.id });
	await nameSeat(db, `${group.id}/1`, 'Mia', 5);
	return group;
}
async function made(over: Partial<Extract<Ask, { ask: 'make' }>> = {}) {
	await work({ ask: 'make', names: false, at: 9, ...over });
	const say = last();
	if (say.say !== 'made') throw new Error(JSON.stringify(say));
	return say.file;
}

it('makes a file, asks for its passphrase, tells what is in it and brings it in', async () => {
	const group = await aClass('Sunflower');
	const file = await made({ passphrase: 'blue horse' });
	await deleteGroup(db, group.id);

	await work({ ask: 'open', file });
	expect(last()).toEqual({ say: 'sealed' });
	await work({ ask: 'unseal', passphrase: 'blue mouse' });
	expect(last()).toEqual({ say: 'refused', why: 'wrong-passphrase' });
	await work({ ask: 'unseal', passphrase: 'blue horse' });
	expect(last()).toEqual({
		say: 'opened',
		summary: {
			madeAt: 9,
			groups: [{ name: 'Sunflower', family: false }],
			runs: 1,
			names: false,
			deletes: { groups: 0, runs: 0, seats: 0, packs: 0 },
			folds: { names: [], runs: 0 }
		}
	});
	await work({ ask: 'bring', how: 'merge' });
	expect(last()).toMatchObject({ say: 'brought', skipped: { groups: 1, runs: 1 } });
	expect(await db.groups.count()).toBe(0);
	await work({ ask: 'bring', how: 'replace' });
	expect(last()).toEqual({ say: 'brought', skipped: undefined });
	expect((await seatsOf(db, group.id)).map(({ number }) => number)).toEqual([1, 2]);
});

it('leaves first names out unless they are asked for', async () => {
	await aClass('Sunflower');
	expect(await (await made()).text()).not.toContain('Mia');
	expect(await (await made({ names: true })).text()).toContain('Mia');
});

it('makes a file of one class', async () => {
	const group = await aClass('Sunflower');
	await aClass('Other');
	const text = await (await made({ group: group.id })).text();
	expect(text).toContain('Sunflower');
	expect(text).not.toContain('Other');
});

it('tells what a merge would delete here', async () => {
	const gone = await aClass('Sunflower');
	const { id } = await aClass('Other');
	const pack = await addPack(db, { name: 'mine', lesson: {} }, 1);
	const rows = { groups: await db.groups.toArray(), runs: await db.runs.toArray() };
	const [seats, packs] = [await db.seats.toArray(), await db.packs.toArray()];
	await deleteGroup(db, gone.id);
	await deleteSeat(db, (await seatsOf(db, id))[0]!);
	await deleteRun(db, rows.runs.find(({ group }) => group === id)!.id);
	await removePack(db, pack.id);
	const file = await made();
	await setSetting(db, 'deleted', undefined);
	await db.groups.bulkPut(rows.groups);
	await db.runs.bulkPut(rows.runs);
	await db.seats.bulkPut(seats);
	await db.packs.bulkPut(packs);
	await work({ ask: 'open', file });
	const all = { groups: 1, runs: 1, seats: 1, packs: 1 };
	expect(last()).toMatchObject({ summary: { deletes: all } });
	await work({ ask: 'bring', how: 'merge' });
	// and the lesson of the class that goes
	expect(last()).toEqual({ say: 'brought', skipped: { ...all, runs: 2 } });
});

it('tells which classes here are over in the file, and how many of their lessons it does not hold', async () => {
	const over = await aClass('Sunflower');
	const other = await aClass('Other');
	await changeGroup(db, other.id, { keepUntil: '1972-01-01' }, 2);
	const [groups, seats, runs] = [
		await db.groups.toArray(),
		await db.seats.toArray(),
		await db.runs.toArray()
	];
	await changeGroup(db, over.id, { keepUntil: '1971-01-01' }, 2);
	const day = 24 * 60 * 60 * 1000;
	await retire(db, 500 * day, async () => () => undefined);
	await retire(db, 510 * day, async () => () => undefined);
	const file = await made();

	await db.groups.bulkPut(groups);
	await db.seats.bulkPut(seats);
	await db.runs.bulkPut(runs);
	await aRun(db, { group: over.id });
	await work({ ask: 'open', file });
	expect(last()).toMatchObject({ summary: { folds: { names: ['Sunflower'], runs: 1 } } });
	await work({ ask: 'bring', how: 'merge' });
	expect(await seatsOf(db, over.id)).toEqual([]);
	await work({ ask: 'open', file });
	expect(last()).toMatchObject({ summary: { folds: { names: [], runs: 0 } } });
});

it('says why a file is not taken, and what the database could not do', async () => {
	await work({ ask: 'open', file: new Blob(['Dear Ms Ito']) });
	expect(last()).toEqual({ say: 'refused', why: 'other' });
	const file = await made();
	await work({ ask: 'open', file });
	await db.settings.put({ key: 'epoch', value: 99 });
	await work({ ask: 'bring', how: 'replace' });
	expect(last()).toEqual({ say: 'problem', why: 'newer' });
});
