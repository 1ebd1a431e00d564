import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '../../id';
import { NetkindDb, open } from '../db';
import { aKey, aRun } from '../factories';
import { deleteGroup, makeGroup } from '../groups';
import { addPack } from '../packs';
import { goneRun, thisDevice } from '../records';
import { getRound, putAnswers } from '../rounds';
import { deleteRun } from '../runs';
import { getSetting, setSetting } from '../settings';
import { contents } from './arbitraries';
import { textOf, type Content } from './content';
import { merge } from './merge';
import { exportAll, exportGroup, mergeIn, restore } from './transfer';

const numRuns = Number(process.env.NETKIND_BACKUPS ?? 40);

let db: NetkindDb;
beforeEach(async () => {
	db = await open(new NetkindDb(newId()));
});
afterEach(async () => {
	vi.restoreAllMocks();
	await db.delete();
});

/** Every row of every table. */
const everything = async () =>
	Object.fromEntries(
		await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const))
	);
const throughText = (content: Content) => JSON.parse(textOf(content)) as Content;

/** A class with two lessons, and somebody alone on this device. */
async function aClass(name: string) {
	const group = await makeGroup(db, { name, seats: 3, pictures: ['seat-apple'] }, 1);
	const runs = [await aRun(db, { group: group.id }, 2), await aRun(db, { group: group.id }, 3)];
	for (const run of runs) {
		const key = aKey({ run: run.id, group: group.id });
		await putAnswers(db, key, [{ seat: 2, answer: { chosen: ['a'] }, way: 'solo', by: 'seat' }], 0);
	}
	return { group, runs };
}

/** A room of a run, with who sat where, and an answer beside a stored one. */
async function waits(run: string) {
	const seats = { 1: { token: 'tablet', sittings: 1 } };
	const room = { code: 'ABCDEF', token: 't', secret: 's', addresses: [], starts: 1, locked: false };
	await setSetting(db, 'room', { ...room, run, seats });
	const given = { answer: { chosen: ['b'] } };
	const place = { activity: 'what-helps', round: 1 };
	const offer = { seat: 2, ...place, way: 'room', by: 'seat', rev: 1, given } as const;
	await setSetting(db, 'offers', { [run]: [offer] });
}

it(`${numRuns} random databases come back exactly: out, wiped, in`, async () => {
	await fc.assert(
		fc.asyncProperty(contents, contents, async (content, other) => {
			await restore(db, content);
			const before = await everything();
			const file = throughText(await exportAll(db, content.madeAt));
			expect(file).toEqual(content);
			// wiped, and something else there since
			await restore(db, other);
			await restore(db, file);
			expect(await everything()).toEqual(before);
		}),
		{ numRuns }
	);
});

it('merged into a database comes the same as the merge of two files', async () => {
	await fc.assert(
		fc.asyncProperty(contents, contents, async (here, file) => {
			await restore(db, here);
			const { content, skipped } = merge(here, file);
			expect(await mergeIn(db, file)).toEqual(skipped);
			expect(await exportAll(db, content.madeAt)).toEqual(content);
		}),
		{ numRuns }
	);
});

describe('a backup', () => {
	it('of one class holds its seats, runs, answers and lessons from outside, and no other class', async () => {
		const { group } = await aClass('Sunflower');
		await aClass('Other');
		const pack = await addPack(db, { name: 'mine', lesson: {} }, 1);
		await addPack(db, { name: 'unused', lesson: {} }, 1);
		await aRun(db, { group: group.id, lesson: pack.id, outside: true }, 4);
		await setSetting(db, 'country', 'PT');
		const content = await exportGroup(db, group.id, 9);
		expect(content.groups.map(({ name }) => name)).toEqual(['Sunflower']);
		expect([content.seats.length, content.runs.length, content.rounds.length]).toEqual([3, 3, 2]);
		expect(content.packs.map(({ name }) => name)).toEqual(['mine']);
		expect(content.settings).toEqual({ deleted: [] });
	});

	it('leaves out what somebody does alone here, and neither way in takes it away', async () => {
		const { group } = await aClass('Sunflower');
		const alone = await aRun(db, { group: thisDevice });
		const key = aKey({ run: alone.id, group: thisDevice });
		await putAnswers(db, key, [{ seat: 1, answer: 'a', way: 'solo', by: 'seat' }], 0);
		const content = await exportAll(db, 9);
		expect(JSON.stringify(content)).not.toContain(alone.id);
		await deleteGroup(db, group.id);
		await mergeIn(db, content);
		await restore(db, content);
		expect(await db.runs.get(alone.id)).toEqual(alone);
		expect((await getRound(db, key))?.answers[1]).toMatchObject({ answer: 'a' });
	});

	it('does not bring back a class or a lesson that was deleted since, and says so', async () => {
		const { runs } = await aClass('Stays');
		const { group } = await aClass('Goes');
		const before = await exportAll(db, 9);
		await deleteRun(db, runs[0]!.id);
		await deleteGroup(db, group.id);
		const after = await exportAll(db, 9);
		expect(await mergeIn(db, before)).toMatchObject({ groups: 1, runs: 3 });
		expect(await exportAll(db, 9)).toEqual(after);
	});

	it('takes away what was deleted on the other device', async () => {
		const { group, runs } = await aClass('Class');
		const file = await exportAll(db, 9);
		file.settings.deleted = [goneRun(runs[0]!), `${group.id}/2`];
		const elsewhere = merge(file, file).content;
		await mergeIn(db, elsewhere);
		expect(await exportAll(db, 9)).toEqual(elsewhere);
		expect(JSON.stringify(await db.rounds.toArray())).not.toContain('chosen');
	});

	it('of one class says what was deleted of it, and of no other', async () => {
		const { group, runs } = await aClass('Handed over');
		const { group: other, runs: others } = await aClass('Kept by the colleague');
		const colleague = await exportAll(db, 9);
		await deleteRun(db, runs[0]!.id);
		await deleteRun(db, others[0]!.id);
		await deleteGroup(db, other.id);
		const file = await exportGroup(db, group.id, 9);
		await restore(db, colleague);
		await mergeIn(db, file);
		expect(await db.groups.get(other.id)).toBeDefined();
		expect(await db.runs.get(others[0]!.id)).toBeDefined();
		expect(await db.runs.get(runs[0]!.id)).toBeUndefined();
	});

	it('that takes a class away takes its room and what waits for a teacher’s word', async () => {
		const { group, runs } = await aClass('Class');
		const file = await exportAll(db, 9);
		const gone = { ...file, settings: { deleted: [group.id] } };
		const without = merge(gone, gone).content;
		for (const bring of [restore, mergeIn]) {
			await restore(db, file);
			await waits(runs[0]!.id);
			await mergeIn(db, file);
			expect(await getSetting(db, 'room')).toMatchObject({ run: runs[0]!.id });
			expect(await getSetting(db, 'offers')).toBeDefined();
			await bring(db, without);
			expect(await getSetting(db, 'room')).toBeUndefined();
			expect(await getSetting(db, 'offers')).toBeUndefined();
		}
	});
});

it('that fails half way leaves everything as it was', async () => {
	await aClass('Here');
	const before = await everything();
	const [content] = fc.sample(
		contents.filter((one) => one.rounds.length > 3),
		1
	);
	for (const bring of [restore, mergeIn]) {
		const told = vi.fn(() => {
			throw new Error('stopped');
		});
		await expect(bring(db, content!, told)).rejects.toMatchObject({ name: 'StoreProblem' });
		expect(told).toHaveBeenCalled();
		expect(await everything()).toEqual(before);
	}
});

it('waits for the disk', async () => {
	const content = await exportAll(db, 1);
	for (const bring of [restore, mergeIn]) {
		const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
		await bring(db, content);
		const strict = spy.mock.calls.some(
			([, mode, options]) => mode === 'readwrite' && options?.durability === 'strict'
		);
		expect(strict).toBe(true);
		spy.mockRestore();
	}
});
