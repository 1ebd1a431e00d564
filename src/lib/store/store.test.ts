import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '../id';
import { databaseFor, NetkindDb } from './db';
import { aKey, aRun } from './factories';
import {
	changeFamily,
	changeGroup,
	deleteGroup,
	deleteSeat,
	getGroup,
	listClasses,
	listFamilies,
	listGroups,
	makeFamily,
	makeGroup,
	nameSeat,
	seatsOf
} from './groups';
import { addPack, getPack, listPacks, removePack } from './packs';
import { goneRun, runSchema, thisDevice } from './records';
import { countIn, getRound, putAnswers } from './rounds';
import { changeRun, clearOldSolo, deleteRun, endRun, getRun, goingRuns, runsOf } from './runs';
import { changeSetting, getSetting, setSetting } from './settings';
import { startSolo, unfinishedSolo } from './solo';

let db: NetkindDb;
beforeEach(() => {
	db = new NetkindDb(newId());
});
afterEach(() => {
	vi.restoreAllMocks();
});

const pictures = ['seat-apple', 'seat-boat', 'seat-cloud'];
const make = (name = 'Class 5b', seats = 3) => makeGroup(db, { name, seats, pictures }, 5);
const answered = (run: string, group: string) =>
	putAnswers(db, aKey({ run, group }), [{ seat: 1, answer: 'a', way: 'solo', by: 'seat' }], 0);

const aRoom = (run: string) => ({
	...{ run, code: 'ABCDEF', token: 't', secret: 's', addresses: [], starts: 1, locked: false },
	seats: { 1: { token: 'tablet', sittings: 1 } }
});

/** Every row of every table. */
const everything = async () =>
	Object.fromEntries(
		await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const))
	);

describe('a group', () => {
	it('is made with seats that have numbers and pictures', async () => {
		const group = await make('  Class 5b ');
		expect(group).toMatchObject({ name: 'Class 5b', createdAt: 5 });
		expect(await seatsOf(db, group.id)).toEqual(
			pictures.map((picture, index) => ({
				id: `${group.id}/${index + 1}`,
				group: group.id,
				number: index + 1,
				picture
			}))
		);
	});

	it('is made whole or not at all', async () => {
		await expect(make('Too many', 61)).rejects.toMatchObject({ why: 'unknown' });
		expect(await listGroups(db)).toEqual([]);
	});

	it('can be renamed, and its seats named and unnamed', async () => {
		const group = await make();
		expect(await changeGroup(db, group.id, { name: 'Class 6b' }, 7)).toBe(true);
		expect(await getGroup(db, group.id)).toEqual({ ...group, name: 'Class 6b', changedAt: 7 });
		const seat = `${group.id}/2`;
		await nameSeat(db, seat, 'Mia', 8);
		expect((await seatsOf(db, group.id))[1]).toMatchObject({ name: 'Mia' });
		await nameSeat(db, seat, undefined, 9);
		expect((await seatsOf(db, group.id))[1]).not.toHaveProperty('name');
		expect(await changeGroup(db, 'gone', { name: 'x' }, 9)).toBe(false);
		expect(await nameSeat(db, 'gone', 'x', 9)).toBe(false);
	});

	it('is kept two years from the day that is said at most', async () => {
		const group = await make();
		const until = async (keepUntil: string, day: string) => {
			const at = new Date(`${day}T12:00:00`).getTime();
			await changeGroup(db, group.id, { keepUntil }, at);
			return (await getGroup(db, group.id))?.keepUntil;
		};
		expect(await until('2027-07-31', '2026-09-01')).toBe('2027-07-31');
		expect(await until('2028-08-31', '2026-09-01')).toBe('2028-08-31');
		expect(await until('9999-12-31', '2026-09-01')).toBe('2028-08-31');
	});

	it('keeps its holidays, none that end before they begin', async () => {
		const group = await make();
		const holidays = [{ from: '2026-12-21', to: '2027-01-03' }];
		await changeGroup(db, group.id, { holidays }, 7);
		expect(await getGroup(db, group.id)).toEqual({ ...group, holidays, changedAt: 7 });
		const turned = [{ from: '2027-01-03', to: '2026-12-21' }];
		await expect(changeGroup(db, group.id, { holidays: turned }, 8)).rejects.toThrow();
	});

	it('leaves nothing but its random id when it is deleted', async () => {
		const gone = await make('Sunflower');
		const stays = await make('Class 6a');
		const run = await aRun(db, { group: gone.id });
		await answered(run.id, gone.id);
		await setSetting(db, 'room', aRoom(run.id));
		const other = await aRun(db, { group: stays.id });
		await answered(other.id, stays.id);
		await deleteGroup(db, gone.id);

		expect(await getSetting(db, 'deleted')).toEqual([gone.id]);
		await setSetting(db, 'deleted', undefined);
		const left = JSON.stringify(await everything());
		for (const trace of [gone.id, run.id, 'Sunflower']) expect(left).not.toContain(trace);
		expect(await seatsOf(db, stays.id)).toHaveLength(3);
		expect(await db.rounds.count()).toBe(1);
		await setSetting(db, 'room', aRoom(other.id));
		await deleteRun(db, (await aRun(db, { group: stays.id })).id);
		expect(await getSetting(db, 'room')).toEqual(aRoom(other.id));
	});

	it('loses a seat with everything it answered, and only that', async () => {
		const group = await make();
		const handin = { code: 'c', attempts: { 1: 'one', 2: 'two' } };
		const run = await aRun(db, { group: group.id, handin });
		const key = aKey({ run: run.id, group: group.id });
		const given = { answer: 'a', way: 'solo', by: 'seat' } as const;
		await putAnswers(
			db,
			key,
			[
				{ seat: 1, ...given },
				{ seat: 2, ...given }
			],
			0
		);
		const counted = { seat: 2, options: ['sad'], way: 'shared' as const };
		await countIn(db, { ...key, activity: 'feel' }, [counted], 0);
		const [first, second, third] = await seatsOf(db, group.id);
		await deleteSeat(db, second!);
		expect(await seatsOf(db, group.id)).toEqual([first, third]);
		expect(await getRun(db, run.id)).toMatchObject({
			present: [1, 3],
			handin: { code: 'c', attempts: { 1: 'one' } }
		});
		expect((await getRun(db, run.id))?.handin?.attempts).not.toHaveProperty('2');
		expect((await getRound(db, key))?.answers).toEqual({
			1: expect.objectContaining({ answer: 'a' })
		});
		expect(await getRound(db, { ...key, activity: 'feel' })).toMatchObject({
			tally: { shared: { present: 1, counts: { sad: 1 } } },
			in: []
		});
		expect(await getSetting(db, 'deleted')).toEqual([second!.id]);
	});

	it('of the demo lives in a database of its own, with ids that say so', async () => {
		const demo = databaseFor('demo-anything');
		expect(demo.name).not.toBe(databaseFor('anything').name);
		expect(databaseFor()).toBe(databaseFor(thisDevice));
		const group = await makeGroup(demo, { name: 'Demo', seats: 1, pictures }, 0);
		const run = await aRun(demo, { group: group.id });
		expect(databaseFor(group.id)).toBe(demo);
		expect(databaseFor(run.id)).toBe(demo);
		await demo.delete();
	});
});

describe('a family', () => {
	const members = [
		{ role: 'child', picture: 'seat-apple' },
		{ role: 'parent', picture: 'seat-boat' },
		{ role: 'grandparent', picture: 'seat-cloud' }
	] as const;
	const here = async (id: string) =>
		(await seatsOf(db, id)).map(({ number, role, picture }) => ({ number, role, picture }));

	it('is a group whose seats have roles', async () => {
		const family = await makeFamily(db, { name: 'Family', members }, 5);
		expect(family).toMatchObject({ family: true, createdAt: 5 });
		expect(await here(family.id)).toEqual(
			members.map((member, index) => ({ ...member, number: index + 1 }))
		);
	});

	it('is never among the classes, nor a class among the families', async () => {
		const family = await makeFamily(db, { name: 'Family', members }, 5);
		const group = await make();
		expect((await listClasses(db)).map(({ id }) => id)).toEqual([group.id]);
		expect((await listFamilies(db)).map(({ id }) => id)).toEqual([family.id]);
		expect(await listGroups(db)).toHaveLength(2);
	});

	it('keeps the numbers of who stays, and gives none that a run remembers to somebody new', async () => {
		const { id } = await makeFamily(db, { name: 'Family', members }, 5);
		await aRun(db, { group: id, present: [1, 2, 3] });
		const [child, parent] = await here(id);
		await changeFamily(
			db,
			id,
			[child!, parent!].map((one) => ({ ...one, role: one.role! }))
		);
		await changeFamily(db, id, [
			{ ...parent!, role: 'grandparent', picture: 'seat-sun' },
			{ role: 'child', picture: 'seat-moon' }
		]);
		expect(await here(id)).toEqual([
			{ number: 2, role: 'grandparent', picture: 'seat-sun' },
			{ number: 4, role: 'child', picture: 'seat-moon' }
		]);
		expect(await changeFamily(db, 'gone', members)).toBe(false);
	});

	it('leaves nothing but its random id when it is deleted', async () => {
		const { id } = await makeFamily(db, { name: 'Family', members }, 5);
		const run = await aRun(db, { group: id });
		await answered(run.id, id);
		await deleteGroup(db, id);
		expect(await getSetting(db, 'deleted')).toEqual([id]);
		await setSetting(db, 'deleted', undefined);
		const left = JSON.stringify(await everything());
		for (const trace of [id, run.id, 'grandparent']) expect(left).not.toContain(trace);
	});
});

describe('a run', () => {
	it('is read, changed and written in one go, so that no change is lost', async () => {
		const run = await aRun(db);
		const other = new NetkindDb(db.name);
		await Promise.all(
			Array.from({ length: 50 }, (_, index) =>
				changeRun(
					index % 2 ? db : other,
					run.id,
					(now) => ({ ...now, place: { ...now.place, step: now.place.step + 1 } }),
					index
				)
			)
		);
		const after = await getRun(db, run.id);
		expect(after?.place.step).toBe(50);
		expect(v.is(runSchema, after)).toBe(true);
	});

	it('goes on until it is ended', async () => {
		const first = await aRun(db, {}, 1);
		const second = await aRun(db, {}, 2);
		expect((await goingRuns(db, 'group-1')).map((run) => run.id)).toEqual([second.id, first.id]);
		expect(await endRun(db, second.id, 9)).toMatchObject({ endedAt: 9, touchedAt: 9 });
		expect((await goingRuns(db, 'group-1')).map((run) => run.id)).toEqual([first.id]);
		expect(await runsOf(db, 'group-1')).toHaveLength(2);
	});

	it('goes with its rounds', async () => {
		const run = await aRun(db);
		await answered(run.id, run.group);
		await deleteRun(db, run.id);
		expect(await everything()).toMatchObject({ runs: [], rounds: [] });
		expect(await getSetting(db, 'deleted')).toEqual([goneRun(run)]);
	});

	it('of someone alone goes on as what it was: the lesson, or what comes back of it', async () => {
		const place = { language: 'en', outside: false, activity: 'one' };
		const lesson = { id: 'forward-or-stop', version: 1, title: 'Forward or stop?' };
		const whole = await startSolo(db, lesson, place, 0);
		const back = await startSolo(db, lesson, { ...place, followUp: 7 }, 1);
		expect((await unfinishedSolo(db, lesson.id))?.run.id).toBe(whole.id);
		expect((await unfinishedSolo(db, lesson.id, { followUp: 7 }))?.run.id).toBe(back.id);
		expect(await unfinishedSolo(db, lesson.id, { followUp: 28 })).toBeUndefined();
	});

	it('of someone alone is cleared when a day old, without a trace', async () => {
		const hour = 3_600_000;
		const old = await aRun(db, { group: thisDevice }, 0);
		await answered(old.id, thisDevice);
		const fresh = await aRun(db, { group: thisDevice }, 2 * hour);
		const ofClass = await aRun(db, {}, 0);
		await clearOldSolo(db, 24 * hour);
		expect((await db.runs.toArray()).map((run) => run.id).sort()).toEqual(
			[fresh.id, ofClass.id].sort()
		);
		expect(await db.rounds.count()).toBe(0);
		expect(await getSetting(db, 'deleted')).toBeUndefined();
	});
});

it('keeps lessons from outside as they are', async () => {
	const lesson = { id: 'x', any: ['thing'] };
	const old = await addPack(db, { name: 'old.json', lesson }, 1);
	const saved = await addPack(db, { name: 'new.json', lesson }, 2);
	expect((await listPacks(db)).map((pack) => pack.name)).toEqual(['new.json', 'old.json']);
	expect(await getPack(db, saved.id)).toEqual({
		id: saved.id,
		name: 'new.json',
		addedAt: 2,
		lesson
	});
	await removePack(db, old.id);
	expect(await listPacks(db)).toHaveLength(1);
});

describe('a setting', () => {
	it('is kept by its type, changed in one transaction, removed by undefined', async () => {
		expect(await getSetting(db, 'country')).toBeUndefined();
		await setSetting(db, 'country', 'PT');
		await setSetting(db, 'namedPerson', { name: 'Ms Ito', where: 'room 4', onPupils: false });
		await Promise.all(
			['a', 'b', 'c'].map((id) =>
				changeSetting(db, 'confirmed', (dates) => ({ ...dates, [id]: '2026-09-01' }))
			)
		);
		expect(await getSetting(db, 'country')).toBe('PT');
		expect(Object.keys((await getSetting(db, 'confirmed')) ?? {}).sort()).toEqual(['a', 'b', 'c']);
		await setSetting(db, 'country', undefined);
		expect(await getSetting(db, 'country')).toBeUndefined();
		await expect(setSetting(db, 'country', 'Portugal')).rejects.toMatchObject({ why: 'unknown' });
	});

	it('that cannot be used is as good as none', async () => {
		await setSetting(db, 'country', 'PT');
		await db.settings.put({ key: 'country', value: 7 });
		expect(await getSetting(db, 'country')).toBeUndefined();
	});
});

it('waits for the disk at the end of a lesson, an import and a deletion, and only then', async () => {
	const group = await make();
	const run = await aRun(db, { group: group.id });
	const strict = async (work: () => Promise<unknown>) => {
		const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
		await work();
		const durable = spy.mock.calls.some(
			([, mode, options]) => mode === 'readwrite' && options?.durability === 'strict'
		);
		spy.mockRestore();
		return durable;
	};
	expect(await strict(() => answered(run.id, group.id))).toBe(false);
	expect(await strict(() => endRun(db, run.id, 1))).toBe(true);
	expect(await strict(() => addPack(db, { name: 'a', lesson: {} }, 1))).toBe(true);
	const [seat] = await seatsOf(db, group.id);
	expect(await strict(() => deleteSeat(db, seat!))).toBe(true);
	expect(await strict(() => deleteRun(db, run.id))).toBe(true);
	expect(await strict(() => deleteGroup(db, group.id))).toBe(true);
});
