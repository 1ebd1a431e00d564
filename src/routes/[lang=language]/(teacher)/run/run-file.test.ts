import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '$lib/id';
import * as store from '$lib/store';
import { newWork, type Say } from '$lib/store/backup/work';
import { aRound, aRun } from '$lib/store/factories';
import { fileOfRun } from './run-file';

const minute = 60_000;
let db: store.NetkindDb;
beforeEach(async () => {
	db = await store.open(new store.NetkindDb(newId()));
});

/** What a teacher does with the file: opens it and merges it in. */
async function broughtIn(file: Uint8Array<ArrayBuffer>) {
	const said: Say[] = [];
	const work = newWork(
		(what) => said.push(what),
		async () => db
	);
	await work({ ask: 'open', file: new Blob([file]) });
	await work({ ask: 'bring', how: 'merge' });
	return said.filter(({ say }) => say !== 'progress').map(({ say }) => say);
}

const hands = { present: 3, counts: { 'what-helps/tell': 3 } };

describe('a run saved as a file', () => {
	it('is brought in: its class takes over what could not be kept', async () => {
		const pictures = ['seat-apple'];
		const group = await store.makeGroup(db, { name: 'Class 5b', seats: 3, pictures }, 1);
		const run = await aRun(db, { group: group.id }, minute);
		await store.nameSeat(db, `${group.id}/1`, 'Mia', 5);
		const people = await store.seatsOf(db, group.id);
		const unkept = aRound({ run: run.id, group: group.id, tally: { hands } });
		const place = { ...run.place, step: 2 };
		const file = await fileOfRun(
			{ run: { ...run, place }, rounds: [unkept], group, people },
			'',
			5 * minute + 7
		);
		expect(new TextDecoder().decode(file)).not.toContain('Mia');
		expect(await broughtIn(file)).toEqual(['opened', 'brought']);
		expect((await store.getRun(db, run.id))?.place).toEqual(place);
		expect(await store.roundsOf(db, run.id)).toEqual([{ ...unkept, openedAt: 5 * minute }]);
		expect(await store.seatsOf(db, group.id)).toEqual(people);
	});

	it('is brought in where nothing could be kept from the start: as a class of its own, once', async () => {
		const run = { ...(await aRun(db, {}, minute)), id: 'unkept-3-lesson', group: 'unkept' };
		await db.runs.clear();
		const rounds = [aRound({ run: run.id, group: run.group, tally: { hands } })];
		for (const at of [2 * minute, 3 * minute]) {
			const known = { run, rounds, group: undefined, people: [] };
			expect(await broughtIn(await fileOfRun(known, '26 November', at))).toEqual([
				'opened',
				'brought'
			]);
		}
		const [group, ...others] = await store.listClasses(db);
		expect([group?.name, others]).toEqual(['26 November', []]);
		const runs = await store.runsOf(db, group!.id);
		expect(runs.map(({ title, present }) => [title, present])).toEqual([[run.title, [1, 2, 3]]]);
		// the name of a run that was never kept means something else to the page that opens runs
		expect(runs[0]?.id).not.toMatch(/^unkept-/);
		expect(await store.roundsOf(db, runs[0]!.id)).toMatchObject([{ tally: { hands } }]);
		expect(await store.seatsOf(db, group!.id)).toHaveLength(3);
	});
});
