import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import * as store from '$lib/store';
import { aRun } from '$lib/store/factories';
import type { Arrival } from '$lib/ways/collector';
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

it('what one lesson offers stays when another one offers something, and goes alone', async () => {
	const other = new Keeping(await aRun(db), [], store);
	const offer: Arrival = {
		...{ seat: 1, activity: 'what-helps', round: 1, way: 'room', by: 'seat', rev: 1 },
		given: { answer: { chosen: ['tell'] } }
	};
	await keeping.changeOffers(() => [offer]);
	await other.changeOffers(() => [{ ...offer, seat: 2 }]);
	const stored = async (of: Keeping) => (await store.getSetting(db, 'offers'))?.[of.run.id];
	expect(await stored(keeping)).toEqual([offer]);
	expect(await stored(other)).toEqual([{ ...offer, seat: 2 }]);
	await other.changeOffers(() => []);
	expect(await stored(other)).toBeUndefined();
	expect(await stored(keeping)).toEqual([offer]);
	await keeping.changeOffers(() => []);
	expect(await store.getSetting(db, 'offers')).toBeUndefined();
});

it('a run that was deleted cannot be ended as kept', async () => {
	await store.deleteRun(db, keeping.run.id);
	const { id } = keeping.run;
	expect(await keeping.keep(async () => void (await store.endRun(db, id, 1)))).toBe(false);
	expect(keeping.problem).toBe('gone');
});

it('what was read before a change and told after it takes nothing of the change back', async () => {
	let tell = (_told: { run: store.Run; rounds: store.Round[]; offers: Arrival[] }) => {};
	const slow = { ...store, watch: (_: unknown, told: typeof tell) => ((tell = told), () => {}) };
	const { run } = keeping;
	keeping = new Keeping(run, [], slow as unknown as typeof store);
	keeping.listen();
	await keeping.keep(async () => {
		const count = () => ({ present: 20, counts: { tell: 9 } });
		await store.putTally(db, keeping.keyOf('what-helps', 1), 'hands', count, 0);
		tell({ run, rounds: [], offers: [] });
	});
	expect(keeping.rounds.map(({ tally }) => tally?.hands?.counts)).toEqual([{ tell: 9 }]);
});
