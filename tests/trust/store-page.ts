/* An empty page of an origin of its own, with a database and the store. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import type * as store from './store-bundle';

declare global {
	interface Window {
		store: typeof store;
	}
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const origin = 'http://store.localhost';

/** The store as one script. */
export async function storeScript(): Promise<string> {
	const built = (await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: at('../../src/lib') } },
		build: {
			write: false,
			lib: { entry: at('store-bundle.ts'), name: 'store', formats: ['iife'] }
		}
	})) as Rolldown.RolldownOutput[];
	return built[0]!.output[0].code;
}

/** Gives a page the store, without opening a database. */
export async function withStore(page: Page, script: string): Promise<Page> {
	await page.route(`${origin}/`, (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Store</title>' })
	);
	await page.goto(`${origin}/`);
	await page.addScriptTag({ content: script });
	return page;
}

/** A new page with the store and its database open. */
export async function openStorePage(context: BrowserContext, script: string): Promise<Page> {
	const page = await withStore(await context.newPage(), script);
	await page.evaluate(() => window.store.open(new window.store.NetkindDb('netkind')));
	return page;
}
