import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import * as store from '$lib/store';
import { aRun } from '$lib/store/factories';
import { HandCount } from './HandCount.svelte';
import { Keeping } from './Keeping.svelte';

const db = store.databaseFor();
let run: Awaited<ReturnType<typeof aRun>>;
beforeEach(async () => {
	await store.erase(db);
	await store.open(db);
	run = await aRun(db);
});

/** A window in which hands of one question are counted; it hears nothing of the others. */
const aWindow = () =>
	new HandCount(new Keeping(run, [], store), () => ({
		...{ activity: 'what-helps', round: 1, part: '', present: 20 }
	}));
const stored = async () =>
	(await store.getRound(db, { run: run.id, activity: 'what-helps', round: 1 }))?.tally?.hands;

it('hands of one option take none of another option away that this window has not heard of', async () => {
	const [one, other] = [aWindow(), aWindow()];
	await one.count('tell', 9);
	await other.count('wait', 4);
	expect(await stored()).toEqual({ present: 20, counts: { tell: 9, wait: 4 } });
});

it('what is taken back is the option this window counted last, as it was before', async () => {
	const [one, other] = [aWindow(), aWindow()];
	await one.count('tell', 9);
	await one.count('tell', 10);
	await other.count('wait', 4);
	expect(other.undo()).toBe(true);
	await expect.poll(stored).toEqual({ present: 20, counts: { tell: 10 } });
	expect(one.undo()).toBe(true);
	await expect.poll(stored).toEqual({ present: 20, counts: { tell: 9 } });
	expect(other.undo()).toBe(false);
});
