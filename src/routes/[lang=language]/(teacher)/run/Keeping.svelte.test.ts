import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import * as store from '$lib/store';
import { aRun } from '$lib/store/factories';
import { Keeping } from './Keeping.svelte';

const db = store.databaseFor();
const saved = (keeping: Keeping) => keeping.keep(async () => {});

let keeping: Keeping;
beforeEach(async () => {
	await store.erase(db);
	await store.open(db);
	keeping = new Keeping(await aRun(db), [], store);
});

it('a run deleted in another window is said to be gone before anything else is asked, and stays so', async () => {
	const stop = keeping.listen();
	await store.deleteRun(db, keeping.run.id);
	await vi.waitFor(() => expect(keeping.problem).toBe('gone'));
	expect(await saved(keeping)).toBe(false);
	expect(keeping.problem).toBe('gone');
	stop();
});

it('a run that was deleted cannot be ended as kept', async () => {
	await store.deleteRun(db, keeping.run.id);
	const { id } = keeping.run;
	expect(await keeping.keep(async () => void (await store.endRun(db, id, 1)))).toBe(false);
	expect(keeping.problem).toBe('gone');
});
