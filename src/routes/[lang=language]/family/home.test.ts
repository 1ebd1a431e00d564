import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import * as store from '$lib/store';
import { doneLessons, openHome } from './home';

const day = 24 * 60 * 60 * 1000;
const members = [
	{ role: 'child' as const, picture: 'seat-kite' },
	{ role: 'parent' as const, picture: 'seat-pear' }
];
let group: string;

/** A round of this lesson, touched last at that time. */
async function begun(lesson: string, at: number) {
	const run = await store.startRun(
		store.databaseFor(),
		{
			group,
			lesson,
			version: 1,
			title: lesson,
			language: 'en',
			outside: false,
			screens: 1,
			present: [1, 2],
			place: { activity: 'story', step: 0, chosen: [], blank: false, over: false }
		},
		at
	);
	const key = { run: run.id, group, activity: 'story', round: 1 };
	const given = { seat: 2, answer: 'a', way: 'shared', by: 'seat' } as const;
	await store.putAnswers(store.databaseFor(), key, [given], at);
	return run;
}

beforeEach(async () => {
	const db = await store.open(store.databaseFor());
	for (const family of await store.listFamilies(db)) await store.deleteGroup(db, family.id);
	await store.makeFamily(db, { name: 'Ours', members }, 0);
	group = (await store.listFamilies(db))[0]!.id;
});

it('a round left a day ago is not offered to go on with, and what was answered in it is gone', async () => {
	const old = await begun('the-parcel-message', 0);
	const young = await begun('pit-stop', 1);
	const home = await openHome(day);
	expect(home?.runs.map(({ id }) => id)).toEqual([young.id]);
	expect(await store.getRun(home!.db, old.id)).toBeUndefined();
	expect(await store.roundsOf(home!.db, old.id)).toEqual([]);
	expect(await store.roundsOf(home!.db, young.id)).toHaveLength(1);
});

it('a round that came to its end stays, however long ago', async () => {
	const { id } = await begun('pit-stop', 0);
	await store.endRun(store.databaseFor(), id, 0);
	expect(doneLessons((await openHome(100 * day))!)).toEqual(['pit-stop']);
});
