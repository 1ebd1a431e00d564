/*
 * D9: what goes out of a database comes back exactly, and a file that is not right changes nothing. The counts
 * are run on a database in memory; the browser's own database takes a part of them.
 */
import { execFileSync } from 'node:child_process';
import { expect, test, type Page } from '@playwright/test';
import fc from 'fast-check';
import { contents } from '../../src/lib/store/backup/arbitraries';
import type { Content } from '../../src/lib/store/backup/content';
import { seeded } from '../../src/lib/seed';
import { dose } from './dose';
import { openStorePage, storeScript } from './store-page';

const seed = process.env.NETKIND_SEED ?? '';
const random = seeded(seed);
const inMemory = { databases: dose(20, 1000), merges: dose(20, 1000), files: dose(40, 1000) };
const inBrowser = { databases: dose(10, 200), files: dose(20, 500) };

let script: string;
test.beforeAll(async () => {
	script = await storeScript();
});

const samples = (count: number): Content[] =>
	fc.sample(contents, { numRuns: count, seed: Math.floor(random() * 2 ** 31) });

test(`${inMemory.databases} databases come back, ${inMemory.merges} merges agree, ${inMemory.files} files are refused, in memory`, () => {
	test.setTimeout(1_800_000);
	execFileSync(
		'npx',
		['vitest', 'run', '--project', 'node', '--testTimeout', '900000', 'src/lib/store/backup'],
		{
			env: {
				...process.env,
				NETKIND_BACKUPS: String(inMemory.databases),
				NETKIND_MERGES: String(inMemory.merges),
				NETKIND_FLIPS: String(inMemory.files)
			},
			stdio: 'inherit'
		}
	);
});

/** Every row of the page's database, as text. */
const dump = (page: Page) =>
	page.evaluate(async () => {
		const db = await window.store.open(new window.store.NetkindDb('netkind'));
		const tables = await Promise.all(
			db.tables.map(async (table) => [table.name, await table.toArray()])
		);
		db.close();
		return JSON.stringify(tables);
	});

test(`${inBrowser.databases} random databases come back exactly in a browser: out, wiped, in (seed ${seed})`, async ({
	context
}) => {
	test.setTimeout(900_000);
	const page = await openStorePage(context, script);
	const all = samples(inBrowser.databases);
	const back = await page.evaluate(async (contents) => {
		const { exportAll, NetkindDb, open, restore } = window.store;
		const results: { out: unknown; again: unknown }[] = [];
		for (const content of contents) {
			const db = await open(new NetkindDb('netkind'));
			await restore(db, content);
			const out = await exportAll(db, content.madeAt);
			await db.delete();
			const wiped = await open(new NetkindDb('netkind'));
			await restore(wiped, out);
			results.push({ out, again: await exportAll(wiped, content.madeAt) });
			wiped.close();
		}
		return results;
	}, all);
	for (const [index, { out, again }] of back.entries()) {
		expect(out).toEqual(all[index]);
		expect(again).toEqual(all[index]);
	}
});

test(`${inBrowser.files} files cut, flipped or with the wrong passphrase are refused by name in a browser, and change nothing (seed ${seed})`, async ({
	context
}) => {
	test.setTimeout(900_000);
	const page = await openStorePage(context, script);
	const [content] = fc.sample(
		contents.filter((one) => one.rounds.length > 4),
		{ numRuns: 1, seed: 7 }
	);
	await page.evaluate(async (one) => {
		const db = await window.store.open(new window.store.NetkindDb('netkind'));
		await window.store.restore(db, one!);
		db.close();
	}, content);
	const before = await dump(page);
	const harms = Array.from({ length: inBrowser.files }, () => ({
		sealed: random() < 0.5,
		cut: random() < 0.3,
		at: random(),
		bit: Math.floor(random() * 8)
	}));
	const why = await page.evaluate(async (list) => {
		const { NetkindDb, newWork, open } = window.store;
		const db = await open(new NetkindDb('netkind'));
		const said: { say: string; why?: string; file?: Blob }[] = [];
		const work = newWork(
			(what) => said.push(what),
			async () => db
		);
		const make = async (passphrase: string | undefined) => {
			await work({ ask: 'make', names: true, passphrase, at: 1 });
			return new Uint8Array(await said.at(-1)!.file!.arrayBuffer());
		};
		const files = { open: await make(undefined), sealed: await make('blue horse') };
		const found: string[] = [];
		for (const { sealed, cut, at, bit } of list) {
			const file = files[sealed ? 'sealed' : 'open'].slice();
			const place = Math.floor(at * file.length);
			file[place]! ^= 1 << bit;
			await work({ ask: 'open', file: new Blob([cut ? file.slice(0, place) : file]) });
			found.push(said.at(-1)!.why ?? said.at(-1)!.say);
		}
		await work({ ask: 'open', file: new Blob([files.sealed]) });
		await work({ ask: 'unseal', passphrase: 'blue mouse' });
		found.push(said.at(-1)!.why ?? said.at(-1)!.say);
		db.close();
		return found;
	}, harms);
	expect(why.pop()).toBe('wrong-passphrase');
	expect(new Set(why)).toEqual(
		new Set(['damaged', 'cut', ...why.filter((one) => one === 'other')])
	);
	expect(await dump(page)).toBe(before);
});
