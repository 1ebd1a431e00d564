/*
 * D4, D5, D7: a full disk, a database that is not there, hangs or fails, a newer version in another window:
 * all are told, nothing that was kept is lost, and nothing shows as saved that is not.
 */
import { expect, test, type Page } from '@playwright/test';
import good from '../../lessons/cyberbullying/forward-or-stop.json' with { type: 'json' };

// the worker's own files would fill the disk
test.use({ serviceWorkers: 'block' });

const lesson = 'forward-or-stop';
const said = (page: Page, words: RegExp | string) =>
	page.getByRole('alert').filter({ hasText: words });
const kept = (page: Page) => page.getByText('Kept on this device', { exact: true });
const allSaved = (page: Page) => page.getByText('Everything is saved');
const press = (page: Page, name: string | RegExp) =>
	page
		.getByRole('button', { name, exact: typeof name === 'string' })
		.first()
		.click();

/** Everything the database holds, as text. */
const dump = (page: Page, name = 'netkind') =>
	page.evaluate(async (of) => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(String(request.error)));
			});
		const db = await done(indexedDB.open(of));
		const tables = await Promise.all(
			[...db.objectStoreNames].map(async (table) => [
				table,
				await done(db.transaction(table).objectStore(table).getAll())
			])
		);
		db.close();
		return JSON.stringify(tables);
	}, name);

const few = 4_000_000;

/**
 * A disk with room for a few megabytes. From the start: a browser that once saw much room does not look again
 * before it is used up.
 */
async function smallDisk(page: Page) {
	await page.goto('/en/about/');
	const { origin } = new URL(page.url());
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: few });
	return {
		/** fills it to the last byte, with what cannot be compressed, beside the kit's own database */
		fill: () =>
			page.evaluate(async (most) => {
				const opened = indexedDB.open('filler');
				opened.onupgradeneeded = () =>
					opened.result.createObjectStore('bytes', { autoIncrement: true });
				await new Promise((resolve) => (opened.onsuccess = resolve));
				for (let size = most; size >= 1; size = Math.floor(size / 4)) {
					for (let fits = true; fits;) {
						const bytes = new Uint8Array(size);
						for (let at = 0; at < size; at += 65_536)
							crypto.getRandomValues(bytes.subarray(at, at + 65_536));
						const put = opened.result.transaction('bytes', 'readwrite');
						put.objectStore('bytes').add(bytes);
						fits = await new Promise((resolve) => {
							put.oncomplete = () => resolve(true);
							put.onabort = () => resolve(false);
						});
					}
				}
				opened.result.close();
			}, few / 4),
		async free() {
			await cdp.send('Storage.overrideQuotaForOrigin', { origin });
			await page.evaluate(
				() =>
					new Promise<void>((resolve, reject) => {
						const request = indexedDB.deleteDatabase('filler');
						request.onsuccess = () => resolve();
						request.onerror = () => reject(new Error(String(request.error)));
					})
			);
		}
	};
}

/** Starts a run with hands and goes to its console. */
async function startRun(page: Page) {
	await page.goto(`/en/start/${lesson}/`);
	await press(page, /Yes, start/);
	await page.waitForURL(/\/en\/run\/#/);
	await page.goto(page.url().replace('/run/#', '/run/console/#'));
	await expect(allSaved(page)).toBeVisible();
}

async function endRun(page: Page) {
	await press(page, /^Goodbye/);
	const over = page.getByRole('heading', { name: 'That is all for today. Thank you.' });
	await expect(async () => {
		if (!(await over.isVisible())) await press(page, 'Next');
		await expect(over).toBeVisible({ timeout: 1000 });
	}).toPass();
	await expect(allSaved(page)).toBeVisible();
}

async function toClass(page: Page) {
	await page.goto('/en/classes/');
	await page.getByRole('link', { name: 'Class 1' }).click();
	await expect(page.getByRole('heading', { name: 'Class 1' })).toBeVisible();
}

async function toHands(page: Page) {
	await press(page, /^Vote – talk – vote/);
	const more = page.getByRole('button', { name: /^One hand more/ }).first();
	await expect(async () => {
		if (!(await more.isVisible())) await press(page, 'Next');
		await expect(more).toBeVisible({ timeout: 1000 });
	}).toPass();
	await expect(allSaved(page)).toBeVisible();
}

/** Every place of this issue that writes: how to get there, and the tap that writes. */
const sites: Record<
	string,
	{ there: (page: Page) => Promise<void>; tap: (page: Page) => Promise<void>; told?: RegExp }
> = {
	'make a class': {
		there: async (page) => void (await page.goto('/en/classes/')),
		tap: (page) => press(page, 'Make the class')
	},
	'start a run': {
		there: async (page) => void (await page.goto(`/en/start/${lesson}/`)),
		tap: (page) => press(page, /Yes, start/)
	},
	next: { there: startRun, tap: (page) => press(page, 'Next') },
	'to an activity': { there: startRun, tap: (page) => press(page, /^Goodbye/) },
	'count a hand': {
		there: async (page) => {
			await startRun(page);
			await toHands(page);
		},
		tap: (page) => press(page, /^One hand more/)
	},
	'blank the stage': { there: startRun, tap: (page) => press(page, 'Blank the stage') },
	'an answer given alone': {
		async there(page) {
			await page.goto(`/en/solo/${lesson}/`);
			await press(page, 'Go on');
			await page.getByRole('radio').first().check({ force: true });
		},
		tap: (page) => press(page, 'Done'),
		told: /could not be kept on this device/
	},
	'keep a lesson from outside': {
		async there(page) {
			await page.goto('/en/open/');
			const input = page.getByLabel('Choose a lesson file');
			await expect(input).toBeEnabled();
			await input.setInputFiles({
				name: 'lesson.json',
				mimeType: 'application/json',
				buffer: Buffer.from(JSON.stringify(good))
			});
			await expect(page.getByRole('button', { name: 'Keep it on this device' })).toBeVisible();
		},
		tap: (page) => press(page, 'Keep it on this device')
	}
};

for (const [name, { there, tap, told = /This device is full\./ }] of Object.entries(sites)) {
	test(`D4 ${name} on a full disk: it is said within a second, what was kept stays, and it works after freeing`, async ({
		page
	}) => {
		const disk = await smallDisk(page);
		// what is there before: a class
		await page.goto('/en/classes/');
		await press(page, 'Make the class');
		await page.waitForURL(/\/class\/#/);
		await there(page);
		const before = await dump(page);
		await disk.fill();
		await tap(page);
		const note = page.locator('[role=alert], [role=status]').filter({ hasText: told });
		await expect(note).toBeVisible({ timeout: 1000 });
		await expect(allSaved(page)).toBeHidden();
		await expect(kept(page)).toBeHidden();
		expect(await dump(page)).toBe(before);

		await disk.free();
		const again = note.getByRole('button', { name: 'Try again' });
		if (await again.isVisible()) await again.click();
		else await tap(page);
		await expect(note).toBeHidden();
		await expect.poll(() => dump(page)).not.toBe(before);
	});
}

/** What may be wrong with a database, done in the page before anything of it runs. */
const broken = {
	missing: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
	hanging: () => {
		// a request nothing ever happens to
		IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
	}
};
const words = {
	missing: 'This browser keeps nothing.',
	hanging: 'The storage of this browser does not answer.'
};

for (const fault of ['missing', 'hanging'] as const) {
	test(`D5 database ${fault}: it is said once 5 s have passed, the lesson runs unkept, and can be saved as a file`, async ({
		page
	}) => {
		await page.addInitScript(broken[fault]);
		await page.goto(`/en/start/${lesson}/`);
		await expect(said(page, words[fault])).toBeVisible({ timeout: 10_000 });
		await page.getByRole('link', { name: 'Run the lesson without keeping it' }).click();
		await expect(page.getByText('This run is not kept.')).toBeVisible();
		const shown = page.locator('[data-screen=stage] main');
		const first = await shown.textContent();
		await press(page, 'Next');
		await expect(shown).not.toHaveText(first ?? '');
		const saved = page.waitForEvent('download');
		await press(page, 'Save as a file');
		expect((await saved).suggestedFilename()).toMatch(/^netkind-.*\.json$/);
		await expect(allSaved(page)).toBeHidden();
	});

	test(`D5 database ${fault}: a pupil alone goes on, and nothing shows as kept`, async ({
		page
	}) => {
		await page.addInitScript(broken[fault]);
		await page.goto(`/en/solo/${lesson}/`);
		await press(page, 'Go on');
		await page.getByRole('radio').first().check({ force: true });
		await press(page, 'Done');
		await expect(page.getByText(/could not be kept on this device/)).toBeVisible({
			timeout: 10_000
		});
		await press(page, 'Go on');
		await expect(page.getByRole('heading', { level: 1, name: 'The chat' })).toBeVisible();
		await expect(kept(page)).toBeHidden();
	});

	test(`D5 database ${fault}: no page is blank, and each that needs it says so`, async ({
		page
	}) => {
		await page.addInitScript(broken[fault]);
		for (const path of ['classes/', 'class/#x', 'run/#x', 'run/console/#x', 'run/report/#x']) {
			await page.goto(`/en/${path}`);
			await expect(said(page, words[fault]), path).toBeVisible({ timeout: 10_000 });
			await page.goto('about:blank');
		}
		for (const path of ['', 'lessons/', 'learn/', 'settings/', 'open/', `lessons/${lesson}/`]) {
			await page.goto(`/en/${path}`);
			await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
		}
	});
}

test('D5 every fifth operation fails: nothing shows as saved that is not', async ({ page }) => {
	await startRun(page);
	await toHands(page);
	await page.evaluate(() => {
		let calls = 0;
		for (const name of ['get', 'put'] as const) {
			const real = IDBObjectStore.prototype[name];
			IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: never[]) {
				calls += 1;
				if (calls % 5 === 0) throw new DOMException('injected', 'UnknownError');
				return (real as (...all: never[]) => IDBRequest).apply(this, given);
			} as never;
		}
	});
	const counter = page.getByRole('spinbutton').first();
	const more = page.getByRole('button', { name: /^One hand more/ }).first();
	const settled = page
		.getByText('Everything is saved')
		.or(said(page, 'Something could not be stored.'));
	let failed = 0;
	for (let hand = 1; hand <= 20; hand++) {
		await more.click();
		await expect(counter).toHaveValue(String(hand));
		await expect(settled.first()).toBeVisible();
		if (await allSaved(page).isVisible()) {
			const tables = JSON.parse(await dump(page)) as [
				string,
				{ tally?: { hands: { counts: object } } }[]
			][];
			const rounds = new Map(tables).get('rounds')!;
			expect(Object.values(rounds[0]!.tally!.hands.counts), `hand ${hand}`).toContain(hand);
		} else failed += 1;
	}
	expect(failed).toBeGreaterThan(0);
});

/** Every write of the kit's own database fails from now on, as on a full disk. */
function fullDisk() {
	for (const name of ['put', 'add', 'delete'] as const) {
		const real = IDBObjectStore.prototype[name];
		IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: never[]) {
			if (this.transaction.db.name === 'netkind')
				throw new DOMException('injected', 'QuotaExceededError');
			return (real as (...all: never[]) => IDBRequest).apply(this, given);
		} as never;
	}
}
const failWrites = (page: Page) => page.evaluate(fullDisk);

/** What a teacher changes about a class: each tap writes. */
const cares: Record<string, (page: Page) => Promise<void>> = {
	async 'its name'(page) {
		await page.getByLabel('Name of the class').fill('Sunflower');
		await page.keyboard.press('Tab');
	},
	'the day it is kept until': (page) =>
		page
			.getByLabel('Keep single answers until')
			.fill(new Date(Date.now() + 30 * 86_400_000).toLocaleDateString('sv')),
	async 'its holidays'(page) {
		await press(page, 'Add holidays');
	},
	async 'the end of a seat'(page) {
		await press(page, 'Seat 7');
		await press(page, 'Delete seat 7');
		await press(page, 'Yes, delete');
	},
	async 'the end of a lesson'(page) {
		await press(page, /^Delete Forward or stop/);
		await press(page, 'Yes, delete');
	},
	async 'its own end'(page) {
		await press(page, 'Delete this class');
		await press(page, 'Yes, delete');
	}
};
for (const [name, tap] of Object.entries(cares)) {
	test(`D4 of a class, ${name} cannot be written: it is said, and nothing is changed`, async ({
		page
	}) => {
		await startRun(page);
		// holidays are asked for once something comes back
		if (name === 'its holidays') await endRun(page);
		await toClass(page);
		if (name === 'its holidays') {
			await page.locator('summary', { hasText: 'Holidays' }).click();
			await page.getByLabel('First day').fill('2030-04-01');
			await page.getByLabel('Last day').fill('2030-04-05');
		}
		const before = await dump(page);
		await failWrites(page);
		await tap(page);
		await expect(said(page, 'This device is full.')).toBeVisible();
		expect(await dump(page)).toBe(before);
	});
}

test('D4 a class near its last day: it is there, it is told of, and that nothing can be written', async ({
	page
}) => {
	await startRun(page);
	await page.addInitScript(fullDisk);
	await page.clock.setFixedTime(new Date('2027-07-25T10:00:00'));
	const before = await dump(page);
	for (const address of ['/en/classes/', `/en/start/${lesson}/`]) {
		await page.goto(address);
		await expect(said(page, 'This device is full.')).toBeVisible();
		await expect(page.getByText('July 31, 2027')).toBeVisible();
		await expect(page.getByText('Class 1', { exact: true }).first()).toBeAttached();
	}
	expect(await dump(page)).toBe(before);
});

test('D4 a backup that was made and cannot be noted: both are said', async ({ page }) => {
	await page.addInitScript(() => {
		delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
	});
	await startRun(page);
	await page.goto('/en/storage/');
	await page.getByRole('checkbox', { name: /^Without a passphrase/ }).check();
	await failWrites(page);
	await press(page, 'Save the backup');
	await expect(page.getByText('Saved as netkind-')).toBeVisible();
	await expect(said(page, 'This device is full.')).toBeVisible();
});

test('D5 the database opens and cannot be read: it is said, and a file can be brought and saved', async ({
	page
}) => {
	await startRun(page);
	await toClass(page);
	const address = page.url();
	await page.addInitScript(() => {
		for (const { prototype } of [IDBObjectStore, IDBIndex])
			for (const name of ['getAll', 'openCursor', 'openKeyCursor', 'count'] as const)
				prototype[name] = () => {
					throw new DOMException('injected', 'UnknownError');
				};
	});
	for (const path of [address, '/en/classes/', '/en/storage/']) {
		await page.goto('about:blank');
		await page.goto(path);
		await expect(said(page, 'Something could not be stored.'), path).toBeVisible();
	}
	await expect(page.getByRole('heading', { name: 'Bring a backup in' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Save the backup' })).toBeVisible();
});

test('D7 a newer version in another window: the old one says so and writes no more', async ({
	page,
	context
}) => {
	await startRun(page);
	const newer = await context.newPage();
	await newer.goto('/en/about/');
	await newer.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.open('netkind', 20);
				request.onsuccess = () => {
					request.result.close();
					resolve();
				};
				request.onblocked = () => reject(new Error('blocked'));
				request.onerror = () => reject(new Error(String(request.error)));
			})
	);
	await expect(said(page, 'Netkind was updated in another window.')).toBeVisible();
	const before = await dump(newer);
	await press(page, 'Next');
	await expect(allSaved(page)).toBeHidden();
	await expect(said(page, 'Netkind was updated in another window.')).toBeVisible();
	expect(await dump(newer)).toBe(before);

	await page.reload();
	await expect(said(page, 'A newer Netkind has been used here.')).toBeVisible();
	expect(await dump(newer)).toBe(before);
});
