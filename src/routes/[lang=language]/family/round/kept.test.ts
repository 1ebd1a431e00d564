import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { lessonIn } from '$lib/packs/bundled.server';
import * as store from '$lib/store';
import { doneLessons, openHome, type Home } from '../home';
import { Kept } from './kept';

const lesson = lessonIn('pit-stop', 'en')!;
const members = [
	{ role: 'child' as const, picture: 'seat-kite' },
	{ role: 'parent' as const, picture: 'seat-pear' }
];
let home: Home;

beforeEach(async () => {
	vi.restoreAllMocks();
	const db = await store.open(store.databaseFor());
	for (const family of await store.listFamilies(db)) await store.deleteGroup(db, family.id);
	await store.makeFamily(db, { name: 'Ours', members }, 0);
	home = (await openHome(Date.now()))!;
});

const done = async () => doneLessons((await openHome(Date.now()))!);
const full = () => new DOMException('', 'QuotaExceededError');

it('a round of which nothing could be kept still counts as done at its end', async () => {
	const kept = new Kept(home, lesson, 'en');
	vi.spyOn(home.db, 'transaction').mockRejectedValueOnce(full());
	await expect(kept.move('story')).rejects.toThrow();
	await kept.end();
	expect(await done()).toEqual(['pit-stop']);
});
