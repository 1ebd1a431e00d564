/*
 * D6: a browser killed in the middle of an upgrade leaves the old tables or the new ones, never half of each.
 * NETKIND_SEED repeats the moments of a run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	chromium,
	expect,
	test,
	type BrowserContext,
	type LaunchOptions,
	type Page
} from '@playwright/test';
import { seeded } from '../../src/lib/seed';
import { dose } from './dose';
import { killAll, processesOf } from './processes';
import { storeScript, withStore } from './store-page';

const kills = dose(2, 12);
const rounds = 3000;
const seed = process.env.NETKIND_SEED ?? '';
const random = seeded(seed);

let script: string;
test.beforeAll(async () => {
	script = await storeScript();
});

/** Runs in the page: a class's worth of rounds, as today's code writes them. */
async function fill(count: number) {
	const { NetkindDb, open, putAnswers, runFor } = window.store;
	const db = await open(new NetkindDb('netkind'));
	const given = { answer: { chosen: ['a'] }, way: 'room', by: 'seat' } as const;
	const seats = Array.from({ length: 30 }, (_, index) => ({ ...given, seat: index + 1 }));
	await runFor(db, { run: 'r', group: 'g' });
	await db.transaction('rw', db.runs, db.rounds, db.settings, async () => {
		for (let round = 1; round <= count; round++)
			await putAnswers(db, { run: 'r', group: 'g', activity: 'a', round }, seats, 0);
	});
	db.close();
}

/** Runs in the page: opens the database with code of the next version, whose upgrade touches every round. */
async function upgrade() {
	const { NetkindDb, open, versions } = window.store;
	const steps: typeof versions = [
		...versions,
		{
			stores: { later: 'id' },
			upgrade: (transaction) =>
				transaction
					.table('rounds')
					.toCollection()
					.modify((round: { later?: boolean }) => {
						round.later = true;
					})
		}
	];
	const db = await open(new NetkindDb('netkind', {}, steps), 60_000);
	db.close();
}

/** Runs in the page: the version that is on the disk, and how many rounds are old and new. */
async function look() {
	const done = <T>(request: IDBRequest<T>) =>
		new Promise<T>((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error(request.error?.message));
		});
	const db = await done(indexedDB.open('netkind'));
	const reading = db.transaction(['rounds', 'settings']);
	const all = await done<{ later?: boolean }[]>(reading.objectStore('rounds').getAll());
	const epoch = await done<{ value: number }>(reading.objectStore('settings').get('epoch'));
	const found = {
		version: db.version / 10,
		epoch: epoch.value,
		old: all.filter((round) => !round.later).length,
		later: all.filter((round) => round.later).length
	};
	db.close();
	return found;
}

type Start = () => Promise<{ context: BrowserContext; page: Page }>;

/** A device of its own, which is gone afterwards. `start` opens its browser, again after a kill. */
async function onDevice<T>(
	options: LaunchOptions,
	work: (start: Start, profile: string) => Promise<T>
): Promise<T> {
	const profile = mkdtempSync(join(tmpdir(), 'netkind-upgrade-'));
	try {
		return await work(async () => {
			const context = await chromium.launchPersistentContext(profile, options);
			return { context, page: await withStore(context.pages()[0]!, script) };
		}, profile);
	} finally {
		killAll(processesOf(profile));
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** How long the upgrade takes here where nobody kills it, in ms. */
const wholeUpgrade = (options: LaunchOptions) =>
	onDevice(options, async (start) => {
		const { context, page } = await start();
		await page.evaluate(fill, rounds);
		const begun = performance.now();
		await page.evaluate(upgrade);
		const took = performance.now() - begun;
		await context.close();
		return took;
	});

test(`D6 ${kills} kills in the middle of an upgrade: old or new, never half (seed ${seed})`, async ({
	launchOptions
}) => {
	test.skip(process.platform !== 'linux', 'processes are found in /proc');
	test.setTimeout(1_800_000);
	const whole = await wholeUpgrade(launchOptions);
	const outcomes = { old: 0, later: 0 };
	for (let kill = 0; kill < kills; kill++) {
		await onDevice(launchOptions, async (start, profile) => {
			const first = await start();
			await first.page.evaluate(fill, rounds);
			const versions = await first.page.evaluate(() => window.store.versions.length);
			const begun = performance.now();
			const upgrading = first.page.evaluate(upgrade).catch(() => 'killed');
			// spread over the upgrade, so that few kills are early ones and late ones too
			const wait = Math.floor(((kill + random()) / kills) * whole);
			await Promise.race([upgrading, new Promise((resolve) => setTimeout(resolve, wait))]);
			const closed = first.context.waitForEvent('close');
			killAll(processesOf(profile));
			await closed;
			const after = performance.now() - begun;

			const again = await start();
			const found = await again.page.evaluate(look);
			const isNew = found.version > versions;
			const where = `kill ${kill + 1}, after ${Math.round(after)} ms: ${JSON.stringify(found)}`;
			expect(found, where).toEqual({
				version: isNew ? versions + 1 : versions,
				epoch: isNew ? versions + 1 : versions,
				old: isNew ? 0 : rounds,
				later: isNew ? rounds : 0
			});
			outcomes[isNew ? 'later' : 'old'] += 1;
			await finishes(again.page);
			await again.context.close();
		});
	}
	console.log(`${outcomes.old} old, ${outcomes.later} new`);
	expect(outcomes.old).toBeGreaterThan(0);
});

/** The upgrade comes to its end after all, and what was there before is kept aside, whole. */
async function finishes(page: Page) {
	await page.evaluate(upgrade);
	expect(await page.evaluate(look)).toMatchObject({ old: 0, later: rounds });
	const kept = await page.evaluate(async () => {
		const before = await window.store.before('netkind');
		return before?.tables.rounds?.length;
	});
	expect(kept).toBe(rounds);
}
