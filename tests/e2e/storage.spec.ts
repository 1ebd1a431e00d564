/*
 * D9, D10, D11, T5: a class goes out to a file and comes back, what is deleted is nowhere any more, and the page says
 * how safe things are here.
 */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { backup, choose, press, savesAsDownload } from './backups';
import { everything, tables } from './kept';

test.beforeEach(({ page }) => savesAsDownload(page));

/** Makes a class and runs a lesson with it; returns its address. */
async function aClass(page: Page, name: string) {
	await page.goto('/en/classes/');
	await page.getByLabel('Name of the class').fill(name);
	await press(page, 'Make the class');
	await page.waitForURL(/\/class\/#/);
	const address = page.url();
	await page.goto('/en/start/forward-or-stop/');
	await press(page, /Yes, start/);
	await page.waitForURL(/\/run\/#/);
	await expect.poll(async () => (await tables(page)).runs?.length).toBeGreaterThan(0);
	return address;
}

const rowsOf = async (page: Page) => {
	const { settings: _, ...rows } = await tables(page);
	return rows;
};

test('a class is saved with a passphrase, lost with the browser, and comes back whole', async ({
	page
}) => {
	await aClass(page, 'Sunflower class');
	const before = await rowsOf(page);
	const file = await backup(page, 'blue horse walks home');
	expect(readFileSync(file).includes('Sunflower')).toBe(false);
	await page.goto('/en/classes/');
	await expect(page.getByText('Keep this class safe')).toBeHidden();

	await page.goto('/en/storage/');
	await press(page, 'Erase everything on this device');
	await press(page, 'Yes, erase');
	await expect(page.getByText('Erased.')).toBeVisible();
	expect(await everything(page)).not.toContain('Sunflower');

	await page.goto('/en/storage/');
	await choose(page, file);
	await page.getByLabel('The passphrase of this file').fill('blue horse walks off');
	await press(page, 'Open');
	await expect(page.getByText('this is not its passphrase')).toBeVisible();
	await page.getByLabel('The passphrase of this file').fill('blue horse walks home');
	await press(page, 'Open');
	await expect(page.getByText(/^1 class, 1 lesson, from /)).toBeVisible();
	await expect(page.getByText('Sunflower class')).toBeVisible();
	await press(page, 'Merge it in');
	await expect(page.getByText('Done. What is in the file is here now.')).toBeVisible();
	expect(await rowsOf(page)).toEqual(before);
});

test('a class is made however early its button is pressed', async ({ page }) => {
	await page.route('**/*.js', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await route.continue();
	});
	await page.goto('/en/classes/', { waitUntil: 'commit' });
	await press(page, 'Make the class');
	await page.waitForURL(/\/class\/#/);
});

test('a merge brings nothing back that was deleted, and says so; replacing does', async ({
	page
}) => {
	const address = await aClass(page, 'Sunflower class');
	const file = await backup(page);
	const before = await rowsOf(page);
	await page.goto(address);
	await press(page, 'Delete this class');
	await press(page, 'Yes, delete');
	await page.waitForURL(/\/classes\//);

	await page.goto('/en/storage/');
	await choose(page, file);
	await press(page, 'Merge it in');
	await expect(page.getByText('2 classes, seats or lessons were skipped')).toBeVisible();
	expect((await tables(page)).groups).toEqual([]);

	await choose(page, file);
	await press(page, 'Replace what is here');
	await press(page, 'Yes, replace');
	await expect(page.getByText('Done. What is in the file is here now.')).toBeVisible();
	expect(await rowsOf(page)).toEqual(before);
});

test('a file that is not right is refused by name, and nothing is changed', async ({ page }) => {
	await aClass(page, 'Sunflower class');
	const file = readFileSync(await backup(page));
	const before = await everything(page);
	const flipped = Buffer.from(file);
	flipped[400]! ^= 1;
	for (const [buffer, why] of [
		[file.subarray(0, 500), 'It is not complete.'],
		[flipped, 'It is damaged.'],
		[Buffer.from('{"format":1}'), 'It is not a Netkind backup.']
	] as const) {
		await choose(page, { name: 'backup.json', mimeType: 'application/json', buffer });
		await expect(page.getByText(why)).toBeVisible();
		await expect(page.getByText('Nothing was changed.')).toBeVisible();
	}
	expect(await everything(page)).toBe(before);
});

/** Everything this origin holds: every database, every store of text, every cached file. */
const deepScan = (page: Page) =>
	page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(request.error?.message));
			});
		const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
		for (const { name } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name!));
			for (const table of db.objectStoreNames)
				found.push(table, await done(db.transaction(table).objectStore(table).getAll()));
			db.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) found.push(request.url);
		}
		return JSON.stringify(found);
	});

test('T5 a seat, a lesson, a class and the device are gone in three clicks from the class page', async ({
	page
}) => {
	const address = await aClass(page, 'Canary class');
	await page.goto(address);
	const click = async (names: (string | RegExp)[]) => {
		expect(names.length).toBeLessThanOrEqual(3);
		for (const name of names) await press(page, name);
	};
	const [run] = (await tables(page)).runs as { id: string }[];
	const group = address.split('#')[1]!;

	await click(['Seat 7', 'Delete seat 7', 'Yes, delete']);
	await expect(page.getByRole('button', { name: 'Seat 7', exact: true })).toBeHidden();
	const seats = (await tables(page)).seats as { number: number }[];
	expect(seats.map(({ number }) => number)).not.toContain(7);

	await click([/^Delete Forward or stop/, 'Yes, delete']);
	await expect(page.getByText('None yet.')).toBeVisible();
	const ofRun = async () => (await deepScan(page)).split(run!.id).length - 1;
	// its random id stays among the deleted ones, and nowhere else
	expect(await ofRun()).toBe(1);

	await click(['Delete this class', 'Yes, delete']);
	await page.waitForURL(/\/classes\//);
	const after = await deepScan(page);
	expect(after).not.toContain('Canary');
	// the class's own id, and the seat's and the lesson's, which begin with it
	expect(after.split(group).length - 1).toBe(3);

	await page.goto(await aClass(page, 'Canary again'));
	await page.getByRole('main').getByRole('link', { name: 'Storage and backup' }).click();
	await click(['Erase everything on this device', 'Yes, erase']);
	await expect(page.getByText('Erased.')).toBeVisible();
	const erased = await deepScan(page);
	for (const trace of ['Canary', group, run!.id]) expect(erased).not.toContain(trace);
});

test('a page of all a class holds can be read by anyone, and holds no script', async ({ page }) => {
	await page.goto(await aClass(page, 'Sunflower <b>'));
	const saved = page.waitForEvent('download');
	await press(page, 'Save a page of all it holds');
	const download = await saved;
	expect(download.suggestedFilename()).toMatch(/^netkind-.*\.html$/);
	const html = readFileSync(await download.path(), 'utf8');
	expect(html).toContain('Record of Sunflower &#60;b&#62;');
	expect(html).toContain('Forward or stop?');
	expect(html).not.toMatch(/<script|<b>/);
});

test('D10 a backup is called for once there is a class, and not again after it', async ({
	page
}) => {
	await page.goto('/en/classes/');
	await expect(page.getByRole('heading', { name: 'A new class' })).toBeVisible();
	await expect(page.getByText('Keep this class safe')).toBeHidden();
	await aClass(page, 'Sunflower');
	await page.goto('/en/classes/');
	await page.getByRole('link', { name: 'Make a backup' }).click();
	await expect(page).toHaveURL(/\/en\/storage\/$/);
	await backup(page);
	await page.goto('/en/classes/');
	await expect(page.getByRole('link', { name: 'Sunflower' })).toBeVisible();
	await expect(page.getByText('Keep this class safe')).toBeHidden();
});

const answers = {
	granted: { value: true, says: 'The browser keeps what is here until you delete it.' },
	denied: { value: false, says: 'The browser may clear this away when space is short.' },
	missing: { value: undefined, says: 'This browser does not say how long it keeps things.' }
};
for (const [name, { value, says }] of Object.entries(answers)) {
	test(`D11 keeping ${name}: the first class asks for it, and the page says it`, async ({
		page
	}) => {
		await page.addInitScript((answer) => {
			const storage = navigator.storage as { persist?: unknown; persisted?: unknown };
			const of = Object.getPrototypeOf(storage) as typeof storage;
			if (answer === undefined) {
				delete of.persist;
				delete of.persisted;
				return;
			}
			of.persisted = async () => answer;
			of.persist = async () => {
				sessionStorage.setItem('asked', 'yes');
				return answer;
			};
		}, value);
		await aClass(page, 'Sunflower');
		const asked = await page.evaluate(() => sessionStorage.getItem('asked'));
		expect(asked).toBe(value === undefined ? null : 'yes');
		await page.goto('/en/storage/');
		await expect(page.getByText(says)).toBeVisible();
		await expect(page.getByText('Last backup')).toBeVisible();
		await expect(page.getByText('IndexedDB ·')).toBeVisible();
	});
}

test('a class whose day is near is told of where a lesson starts, the first time already', async ({
	page
}) => {
	await page.goto(await aClass(page, 'Sunflower'));
	const day = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString('sv');
	await page.getByLabel('Keep single answers until').fill(day);
	await expect
		.poll(async () => ((await tables(page)).groups as { keepUntil?: string }[])[0]!.keepUntil)
		.toBe(day);
	for (const path of ['start/forward-or-stop', 'classes']) {
		await page.goto(`/en/${path}/`);
		await expect(page.getByText(/^Sunflower is kept until /)).toBeVisible();
	}
});

test('where the browser forgets by itself, it is said before the first class is made', async ({
	page
}) => {
	await page.addInitScript(() =>
		Object.defineProperty(Navigator.prototype, 'vendor', { value: 'Apple Computer, Inc.' })
	);
	const forgets = page.getByText('Safari deletes what is kept here after seven days');
	for (const path of ['classes', 'start/forward-or-stop']) {
		await page.goto(`/en/${path}/`);
		await expect(forgets).toContainText('an app on the Home Screen begins empty');
	}
	await aClass(page, 'Sunflower');
	await page.goto('/en/classes/');
	await expect(page.getByRole('link', { name: 'Sunflower' })).toBeVisible();
	await expect(forgets).toHaveCount(1);
	await expect(forgets).not.toContainText('begins empty');
});

test('a passphrase is typed twice, and a backup waits until both are the same', async ({
	page
}) => {
	await page.goto('/en/storage/');
	const make = page.getByRole('button', { name: 'Save the backup' });
	const again = page.getByLabel('The passphrase once more');
	await page.getByLabel('Passphrase', { exact: true }).fill('blue horse walks home');
	await expect(make).toBeDisabled();
	await again.fill('blue horse walks hone');
	await expect(make).toBeDisabled();
	await again.fill('blue horse walks home');
	await expect(make).toBeEnabled();
});
