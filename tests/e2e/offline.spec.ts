/*
 * One visit, then the server is killed and the browser restarted: the whole kit is still there.
 * Trust U3: "ready" is never said of a kit that is not whole.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { allLessonIds } from './bundled';
import { dumbHost, ownServer, type Host } from './hosts';
import { tables } from './kept';
import { built, pagesIn } from './sitemap';
import { words } from './words';

const ready = (page: Page) => page.getByText('Ready without internet');

interface Visited {
	origin: string;
	/** the browser of the one visit, restarted; it is closed when the test ends */
	restart(): Promise<BrowserContext>;
}

/** Once for all tests here: one visit until the kit says it is ready, then the server is killed. */
const test = base.extend<{ page: Page }, { visited: Visited }>({
	visited: [
		async ({ playwright, launchOptions }, use) => {
			const profile = mkdtempSync(`${tmpdir()}/netkind-offline-`);
			const open = () => playwright.chromium.launchPersistentContext(profile, launchOptions);
			const server = await ownServer();
			const first = await open();
			try {
				const page = first.pages()[0]!;
				await page.goto(`${server.origin}/en/`);
				await expect(ready(page)).toBeVisible({ timeout: 60_000 });
			} finally {
				await server.kill();
				await first.close();
			}
			await expect(fetch(server.origin)).rejects.toThrow();
			await use({ origin: server.origin, restart: open });
			rmSync(profile, { recursive: true, force: true });
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	page: async ({ visited }, use) => {
		const context = await visited.restart();
		await use(context.pages()[0]!);
		await context.close();
	}
});

/** The page shows its own heading, and not that it is missing or broken. */
async function expectPage(page: Page, language: string, path: string) {
	const heading = page.getByRole('heading', { level: 1 }).first();
	await expect(heading, path).not.toHaveText('', { timeout: 10_000 });
	await expect(heading, path).not.toHaveText(
		/no such page|could not be shown|n’existe pas|n’a pas pu s’afficher/
	);
	await expect(page.locator('html'), path).toHaveAttribute('lang', language);
}

for (const language of ['en', 'fr']) {
	test(`every page in ${language}, first opened after the server was killed, shows its heading`, async ({
		page,
		visited
	}) => {
		test.setTimeout(180_000);
		for (const path of pagesIn(language)) {
			await page.goto(visited.origin + path);
			await expectPage(page, language, path);
		}
	});
}

test('an address with a query opens offline, and an unknown one says so and leads home', async ({
	page,
	visited
}) => {
	await page.goto(`${visited.origin}/en/solo/forward-or-stop/?x=1`);
	await expectPage(page, 'en', '?x=1');
	await expect(page.getByRole('button', { name: 'Go on', exact: true })).toBeEnabled();
	await page.goto(`${visited.origin}/en/no/such/page/`);
	await expect(page.getByRole('heading', { name: 'There is no such page.' })).toBeVisible();
	await page.getByRole('link', { name: 'To the start page' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

for (const lesson of allLessonIds) {
	for (const language of ['en', 'fr'] as const) {
		test(`${lesson} goes to its end offline in ${language}, alone`, async ({ page, visited }) => {
			await page.goto(`${visited.origin}/${language}/solo/${lesson}/`);
			const on = page.getByRole('contentinfo').getByRole('button', {
				name: { en: /^(Pass|Go on)$/, fr: /^(Passer|Continuer)$/ }[language]
			});
			const title = page.getByRole('heading', { level: 1 });
			for (let part = 0; await on.count(); part++) {
				expect(part).toBeLessThan(20);
				const before = await title.textContent();
				await on.first().click();
				await expect(title).not.toHaveText(before!);
			}
			await expect(title).toHaveText(words(language)['solo.end.title']!);
			await page.getByRole('button', { name: words(language)['solo.end.clear']! }).click();
			await page.waitForURL(`**/${language}/learn/`);
		});
	}

	test(`${lesson} goes to its end offline, on the stage`, async ({ page, visited }) => {
		test.setTimeout(120_000);
		await page.goto(`${visited.origin}/en/start/${lesson}/?demo`);
		await page.getByRole('button', { name: 'Yes, start' }).click();
		const stage = page.locator('[data-screen="stage"]');
		const end = page.getByRole('heading', { name: 'That is all for today. Thank you.' });
		await expect(stage).toBeVisible();
		const shown = async () =>
			(await stage.count()) ? await stage.getByRole('main').innerHTML() : 'over';
		let steps = 0;
		for (; !(await end.isVisible()); steps++) {
			expect(steps).toBeLessThan(150);
			const before = await shown();
			if (await stage.getByText('The class chooses').isVisible())
				await stage.locator('.choose').first().click();
			else await page.keyboard.press('PageDown');
			await expect.poll(shown, { intervals: [10, 20, 50] }).not.toBe(before);
		}
		expect(steps).toBeGreaterThan(20);
	});

	test(`the sheets of ${lesson} print offline`, async ({ page, visited }) => {
		await page.goto(`${visited.origin}/en/lessons/${lesson}/print/`);
		await expectPage(page, 'en', 'print');
		const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		const pages = sheets.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
		expect(pages).toBeGreaterThanOrEqual(4);
		expect(pages).toBeLessThanOrEqual(24);
	});
}

test('an answer given offline is there after another restart', async ({ visited }) => {
	const address = `${visited.origin}/fr/solo/forward-or-stop/`;
	const chosen = 'En parler à un adulte de confiance';
	const before = await visited.restart();
	const page = before.pages()[0]!;
	await page.goto(address);
	await page.getByRole('button', { name: 'Continuer', exact: true }).click();
	await page.getByRole('main').getByText(chosen).click();
	await page.getByRole('button', { name: 'J’ai fini', exact: true }).click();
	await expect(page.getByText('Gardé sur cet appareil')).toBeVisible();
	const kept = (await tables(page)).rounds;
	expect(kept).toHaveLength(1);
	await before.close();

	const after = await visited.restart();
	const again = after.pages()[0]!;
	await again.goto(address);
	await again.getByRole('button', { name: words('fr')['solo.before.go-on']! }).click();
	await expect(again.getByRole('main').getByRole('radio', { name: chosen })).toBeChecked();
	expect((await tables(again)).rounds).toEqual(kept);
	await after.close();
});

base(
	'a kit of which one file cannot be had is never called ready',
	async ({ playwright, launchOptions }) => {
		const listed = [...readFileSync(`${built}/sw.js`, 'utf8').matchAll(/url:\s*"([^"]+)"/g)].map(
			([, url]) => `/${url}`
		);
		const absent = listed.filter((url) => url.endsWith('.svg')).at(-1)!;
		let whole = false;
		let refused = 0;
		const host: Host = await dumbHost(built, '', (path) => {
			if (whole || path !== absent) return false;
			refused += 1;
			return true;
		});
		const browser = await playwright.chromium.launch(launchOptions);
		const page = await browser.newPage();
		await page.goto(`${host.origin}/en/`);
		// the worker asked for the file, did not get it and gave up
		await expect.poll(() => refused, { timeout: 60_000 }).toBeGreaterThan(0);
		const registered = () =>
			page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
		await expect.poll(registered, { timeout: 30_000 }).toBe(0);
		await expect(ready(page)).toHaveCount(0);
		// and the same page says so once the file is there: it was only this one
		whole = true;
		await page.reload();
		await expect(ready(page)).toBeVisible({ timeout: 60_000 });
		await browser.close();
		await host.kill();
	}
);
