/* The page of room-host.ts: served at the address of a relay, without the kit around it. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import type * as room from './room-host';

declare global {
	interface Window {
		room: typeof room;
	}
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let script: string | undefined;

async function bundle(): Promise<string> {
	const built = (await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: at('../../src/lib') } },
		build: { write: false, lib: { entry: at('room-host.ts'), name: 'room', formats: ['iife'] } }
	})) as Rolldown.RolldownOutput[];
	return built[0]!.output[0].code;
}

/** An empty page of that origin with a host in it that is not started. It can be loaded anew without a server. */
export async function hostPage(context: BrowserContext, origin: string): Promise<Page> {
	script ??= await bundle();
	const page = context.pages()[0] ?? (await context.newPage());
	await page.route(`${origin}/host`, (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: '<!doctype html><title>Host</title><script src="/host.js"></script>'
		})
	);
	await page.route(`${origin}/host.js`, (route) =>
		route.fulfill({ contentType: 'text/javascript', body: script! })
	);
	await page.goto(`${origin}/host`);
	return page;
}
