import type { Group, Seat } from '$lib/store';

export interface Found {
	group: Group;
	seats: Seat[];
}

/** The class of an address and its seats; undefined if it is not on this device. Rejects with what the database said. */
export async function findClass(id: string): Promise<Found | undefined> {
	const { open, databaseFor, getGroup, seatsOf } = await import('$lib/store');
	const db = await open(databaseFor(id));
	const group = await getGroup(db, id);
	return group && { group, seats: await seatsOf(db, id) };
}
