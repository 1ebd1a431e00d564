import * as v from 'valibot';
import { newId } from '../id';
import { deleting, prefixOf, write, type NetkindDb } from './db';
import { attempt } from './problem';
import { groupSchema, seatSchema, type Group, type Seat } from './records';
import { keptUntil } from './retention';
import { dropGroup, dropSeat } from './rounds';
import { noteDeleted } from './settings';

/** Somebody of a family, before there is a seat. */
export type Member = Pick<Seat, 'picture'> & { role: NonNullable<Seat['role']> };

/** Makes a group and its seats 1 … n, each with the next picture, in one transaction. */
export const makeGroup = (
	db: NetkindDb,
	make: { name: string; seats: number; pictures: readonly string[]; country?: string },
	at: number
): Promise<Group> =>
	write(db, [db.groups, db.seats], async () => {
		const group = v.parse(groupSchema, {
			id: prefixOf(db) + newId(),
			name: make.name,
			createdAt: at,
			...(make.country && { country: make.country })
		});
		const seats = Array.from({ length: make.seats }, (_, index) =>
			v.parse(seatSchema, {
				id: `${group.id}/${index + 1}`,
				group: group.id,
				number: index + 1,
				picture: make.pictures[index % make.pictures.length]
			})
		);
		await db.groups.add(group);
		await db.seats.bulkAdd(seats);
		return group;
	});

/** All groups, classes and families, in the order they were made. */
export const listGroups = (db: NetkindDb): Promise<Group[]> =>
	attempt(async () => (await db.groups.toArray()).sort((a, b) => a.createdAt - b.createdAt));

/** The classes of this device, in the order they were made. */
export const listClasses = async (db: NetkindDb): Promise<Group[]> =>
	(await listGroups(db)).filter((group) => !group.family);

/** The families of this device, in the order they were made. */
export const listFamilies = async (db: NetkindDb): Promise<Group[]> =>
	(await listGroups(db)).filter((group) => group.family);

export const getGroup = (db: NetkindDb, id: string): Promise<Group | undefined> =>
	attempt(() => db.groups.get(id));

/** The seats of a group, by number. */
export const seatsOf = (db: NetkindDb, group: string): Promise<Seat[]> =>
	attempt(() => db.seats.where('group').equals(group).sortBy('number'));

/** Whether somebody here was given a first name. */
export const anyNamed = (db: NetkindDb): Promise<boolean> =>
	// a cursor over a school's seats would hold a page for a tenth of a second
	attempt(async () => (await db.seats.toArray()).some((seat) => seat.name !== undefined));

/** Makes a family and its seats 1 … n in one transaction. */
export const makeFamily = (
	db: NetkindDb,
	make: { name: string; members: readonly Member[] },
	at: number
): Promise<Group> =>
	write(db, [db.groups, db.seats], async () => {
		const id = prefixOf(db) + newId();
		const group = v.parse(groupSchema, { id, name: make.name, createdAt: at, family: true });
		await db.groups.add(group);
		await db.seats.bulkAdd(make.members.map((member, index) => seatIn(id, index + 1, member)));
		return group;
	});

/**
 * Puts these members in the place of a family's seats. Who was there before keeps the number; no number is
 * given a second time as long as a run remembers it. False if the family is no longer there.
 */
export const changeFamily = (
	db: NetkindDb,
	id: string,
	members: readonly (Member & { number?: number | undefined })[]
): Promise<boolean> =>
	write(db, [db.groups, db.seats, db.runs], async () => {
		if (!(await db.groups.get(id))) return false;
		const seats = await db.seats.where('group').equals(id).toArray();
		const runs = await db.runs.where('group').equals(id).toArray();
		let last = Math.max(
			0,
			...seats.map((seat) => seat.number),
			...runs.flatMap((run) => run.present)
		);
		await db.seats.bulkDelete(seats.map((seat) => seat.id));
		await db.seats.bulkAdd(
			members.map(({ number, ...member }) => seatIn(id, number ?? ++last, member))
		);
		return true;
	});

const seatIn = (group: string, number: number, { picture, role }: Member): Seat =>
	v.parse(seatSchema, { id: `${group}/${number}`, group, number, picture, role });

/**
 * Changes what a group is called, how long it is kept (two years at most) or when it has holidays; false if it is no
 * longer there.
 */
export const changeGroup = (
	db: NetkindDb,
	id: string,
	change: Partial<Pick<Group, 'name' | 'keepUntil' | 'holidays'>>,
	at: number
): Promise<boolean> =>
	write(db, [db.groups], async () => {
		const group = await db.groups.get(id);
		if (!group) return false;
		const changed = { ...group, ...change, changedAt: at };
		if (changed.keepUntil) changed.keepUntil = keptUntil(changed);
		// another day is told anew
		if (change.keepUntil) delete changed.noticedOn;
		await db.groups.put(v.parse(groupSchema, changed));
		return true;
	});

/** Gives a seat a first name, or takes it away; false if the seat is no longer there. */
export const nameSeat = (
	db: NetkindDb,
	id: string,
	name: string | undefined,
	at: number
): Promise<boolean> =>
	write(db, [db.seats], async () => {
		const seat = await db.seats.get(id);
		if (!seat) return false;
		const { name: _before, ...nameless } = seat;
		const named = { ...nameless, ...(name !== undefined && { name }), namedAt: at };
		await db.seats.put(v.parse(seatSchema, named));
		return true;
	});

/**
 * Deletes a seat with everything it answered. What was only counted stays as it is: who chose what exists nowhere.
 * Its number is not given again.
 */
export const deleteSeat = (db: NetkindDb, { id, group, number }: Seat): Promise<void> =>
	deleting(db, (strict) =>
		write(strict, [strict.seats, strict.runs, strict.rounds], async () => {
			await dropSeat(strict, group, number);
			await strict.runs
				.where('group')
				.equals(group)
				.modify((run) => {
					run.present = run.present.filter((seat) => seat !== number);
					delete run.handin?.attempts[number];
				});
			await strict.seats.delete(id);
			await noteDeleted(strict, id);
		})
	);

/** Deletes a group with its seats, runs and rounds. Only its random id stays, for merging. */
export const deleteGroup = (db: NetkindDb, id: string): Promise<void> =>
	deleting(db, (strict) =>
		write(strict, [strict.groups, strict.seats, strict.runs, strict.rounds], async () => {
			await dropGroup(strict, id);
			await strict.runs.where('group').equals(id).delete();
			await strict.seats.where('group').equals(id).delete();
			await strict.groups.delete(id);
			await noteDeleted(strict, id);
		})
	);
