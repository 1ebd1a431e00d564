import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { newId } from '../id';
import { NetkindDb } from './db';
import { Live } from './live.svelte';
import { getSetting, setSetting } from './settings';

/** Reads the query in an effect, as a page does; returns what was seen and how to stop. */
function watch<T>(live: Live<T>) {
	const seen: [T | undefined, string | undefined][] = [];
	const stop = $effect.root(() => {
		$effect(() => {
			seen.push([live.value, live.problem]);
		});
	});
	flushSync();
	return { seen, stop };
}

it('follows what another page writes, while it is read', async () => {
	const db = new NetkindDb(newId());
	const other = new NetkindDb(db.name);
	const { seen, stop } = watch(new Live(() => getSetting(db, 'country')));
	await setSetting(other, 'country', 'PT');
	await vi.waitFor(() => expect(seen.at(-1)).toEqual(['PT', undefined]));
	await setSetting(other, 'country', 'FR');
	await vi.waitFor(() => expect(seen.at(-1)).toEqual(['FR', undefined]));
	stop();
	const before = seen.length;
	await setSetting(other, 'country', 'DE');
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(seen).toHaveLength(before);
});

it('tells a problem, a closed database too', async () => {
	const db = new NetkindDb(newId());
	await db.open();
	db.close({ disableAutoOpen: true });
	const { seen, stop } = watch(new Live(() => db.groups.toArray()));
	await vi.waitFor(() => expect(seen.at(-1)).toEqual([undefined, 'closed']));
	stop();
});
