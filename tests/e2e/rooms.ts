/* A server of a test's own with live rooms, and tablets that reach it by a name, over plain http. */
import { chromium, expect, type LaunchOptions, type Page } from '@playwright/test';
import { ownServer } from './hosts';
import { tables } from './kept';

const name = 'tablet.test';

export interface TabletOptions {
	/** as behind a proxy that lets no WebSocket through */
	polling?: boolean;
	touch?: boolean;
	width?: number;
	height?: number;
}

/** Each WebSocket fails a moment after it was opened. */
function blockWebSockets() {
	const Real = window.WebSocket;
	window.WebSocket = class extends Real {
		constructor(address: string | URL) {
			super(String(address).replace('/room/socket', '/blocked'));
		}
	};
}

export type Rooms = Awaited<ReturnType<typeof startRooms>>;

/** Starts a server and a browser for tablets; each is the test's to end. */
export async function startRooms(launchOptions: LaunchOptions = {}) {
	const server = await ownServer({ HOST_NAMES: name });
	const { origin } = server;
	const insecure = origin.replace('localhost', name);
	const tablets = await chromium.launch({
		...launchOptions,
		args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${name} 127.0.0.1`]
	});
	return {
		origin,
		/** A tablet at a page, in a context of its own. */
		async tablet(at: string, options: TabletOptions = {}) {
			const { polling, touch = true, width = 768, height = 1024 } = options;
			const context = await tablets.newContext({
				viewport: { width, height },
				hasTouch: touch,
				reducedMotion: 'reduce'
			});
			const page = await context.newPage();
			if (polling) await page.addInitScript(blockWebSockets);
			await page.goto(insecure + at);
			return page;
		},
		/** The demo class at the start of a lesson on one screen, with its room open; and what the QR code says. */
		async open(page: Page, lesson: string) {
			await page.goto(`${origin}/en/start/${lesson}/?demo`);
			await page.getByRole('button', { name: 'Yes, start' }).click();
			await expect(page.locator('[data-screen="stage"]')).toBeVisible();
			return openSign(page);
		},
		async end() {
			await tablets.close();
			await server.kill();
		}
	};
}

/** Opens the room on one screen; what stands on the stage for those who join. */
export async function openSign(page: Page) {
	await page.getByRole('button', { name: 'Live room' }).click();
	await page.getByRole('button', { name: 'Open the room' }).click();
	const sign = page.getByRole('region', { name: 'How to join' });
	await expect(sign.getByRole('img', { name: 'QR code to join' })).toBeVisible();
	const code = (await sign.getByText(/^[A-Z2-9]{6}$/).textContent())!;
	const box = (await sign.getByText(code).boundingBox())!;
	expect(box.height, 'the code can be read from the back row').toBeGreaterThan(0.12 * 720);
	return { ...(await keptRoom(page)), code, sign };
}

/** The room as the teacher's device keeps it: what the QR code says. */
export async function keptRoom(page: Page) {
	for (const database of ['netkind-demo', 'netkind']) {
		const settings = (await tables(page, database)).settings as
			{ key: string; value: { code: string; secret: string } }[] | undefined;
		const room = settings?.find(({ key }) => key === 'room')?.value;
		if (room) return { code: room.code, secret: room.secret };
	}
	throw new Error('no room is kept here');
}

/** How many requests by polling a page made. */
export const polled = (page: Page) =>
	page.evaluate(
		() =>
			performance.getEntriesByType('resource').filter(({ name }) => name.includes('=polling'))
				.length
	);

/** The button of a seat to pick. */
export const seatToPick = (page: Page, number: number) =>
	page.getByRole('button', { name: new RegExp(`^${number}\\b`) });
