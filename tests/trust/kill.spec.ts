/*
 * D2: what showed as saved is there after the browser was killed, and the lesson goes on at the same place.
 * NETKIND_SEED repeats the moments of a run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { seeded } from '../../src/lib/seed';
import { dose } from './dose';
import { killAll, processesOf } from './processes';

/** What a page showed at one moment. */
interface Seen {
	shown: string;
	saved: boolean;
}

interface Journey {
	name: string;
	/** goes to where the tap is; returns the address to come back to */
	go: (page: Page) => Promise<string>;
	tap: (page: Page) => Promise<void>;
	/** runs in the page: what counts of what it shows */
	look: () => Seen | undefined;
	/** what whoever comes back is asked first */
	back?: (page: Page) => Promise<void>;
}

/** Everything is on the console: which step, how many are counted, whether all of it is saved. */
function console(): Seen | undefined {
	const step = document.querySelector<HTMLElement>('.mini');
	const part = document.querySelector('[aria-current="step"]');
	if (!step || !part) return undefined;
	// a running clock is no part of what is kept
	const words = [...step.querySelectorAll('h1, h2, p, li')].filter(
		(one) => !one.closest('[role=timer]')
	);
	const hands = [...document.querySelectorAll<HTMLInputElement>('[role="group"] input')];
	return {
		shown: [part, ...words]
			.map((one) => one.textContent)
			.concat(hands.map((input) => input.value))
			.join('|'),
		saved: [...document.querySelectorAll('[role="status"]')].some((status) =>
			status.textContent?.includes('Everything is saved')
		)
	};
}

function solo(): Seen | undefined {
	const title = document.querySelector('h1');
	if (!document.querySelector('main[data-usable]') || !title) return undefined;
	const chosen = document.querySelector('.option:has(input:checked)');
	return {
		shown: [title.textContent, chosen?.textContent].join('|'),
		saved: document.querySelector('.state')?.textContent?.includes('Kept on this device') ?? false
	};
}

const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click();

async function toConsole(page: Page) {
	await page.goto('/en/start/forward-or-stop/');
	await page.getByRole('button', { name: /Yes, start/ }).click();
	await page.waitForURL(/\/en\/run\/#/);
	const address = page.url().replace('/run/#', '/run/console/#');
	await page.goto(address);
	await page.getByRole('button', { name: /^Vote – talk – vote/ }).click();
	const hands = page.getByRole('group', { name: 'Count hands' });
	await expect(async () => {
		if (!(await hands.isVisible())) await next(page);
		await expect(hands).toBeVisible({ timeout: 1000 });
	}).toPass();
	return address;
}

const journeys: Journey[] = [
	{
		name: 'a hand counted',
		go: toConsole,
		tap: (page) =>
			page
				.getByRole('button', { name: /^One hand more/ })
				.first()
				.click(),
		look: console
	},
	{ name: 'next', go: toConsole, tap: next, look: console },
	{
		name: 'an answer given alone',
		async go(page) {
			await page.goto('/en/solo/forward-or-stop/');
			await page.getByRole('button', { name: 'Go on' }).click();
			await page.getByRole('radio').nth(1).check({ force: true });
			return '/en/solo/forward-or-stop/';
		},
		tap: (page) => page.getByRole('button', { name: 'Done' }).click(),
		look: solo,
		back: (page) => page.getByRole('button', { name: 'It was me. I go on.' }).click()
	}
];

const kills = dose(3, 50);
const seed = process.env.NETKIND_SEED ?? '';
const random = seeded(seed);

for (let kill = 0; kill < kills; kill++) {
	const { name, go, tap, look, back } = journeys[kill % journeys.length]!;
	const wait = Math.floor(random() * 1500);

	test(`D2 kill ${kill + 1} of ${kills}, ${wait} ms after ${name} (seed ${seed}): what showed as saved is there`, async ({
		baseURL,
		launchOptions
	}) => {
		test.skip(process.platform !== 'linux', 'processes are found in /proc');
		const profile = mkdtempSync(join(tmpdir(), 'netkind-kill-'));
		const open = (): Promise<BrowserContext> =>
			chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: baseURL! });
		let after: BrowserContext | undefined;
		try {
			const before = await open();
			const seen: Seen[] = [];
			await before.exposeFunction('netkindSaw', (one: Seen) => seen.push(one));
			const page = before.pages()[0]!;
			const address = await go(page);
			// as text: the page's policy lets no function be made of a string inside it
			await page.evaluate(`(${watch.toString()})(${look.toString()})`);
			await tap(page);
			await new Promise((resolve) => setTimeout(resolve, wait));
			const closed = before.waitForEvent('close');
			killAll(processesOf(profile));
			await closed;

			after = await open();
			const again = after.pages()[0]!;
			await again.goto(address);
			expect(seen).not.toEqual([]);
			const saved = seen.findLastIndex((one) => one.saved);
			if (saved >= 0) await back?.(again);
			// what came after it may have been kept too, unsaid
			const allowed = seen.slice(Math.max(saved, 0)).map(({ shown }) => shown);
			const shown = async () => (await again.evaluate(look))?.shown;
			if (saved < 0) await expect.poll(shown).toBeTruthy();
			else
				await expect(async () => expect(allowed).toContain(await shown())).toPass({
					timeout: 10_000
				});
		} finally {
			await after?.close();
			killAll(processesOf(profile));
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	});
}

/** Runs in the page: tells the test each change of what it shows. */
function watch(look: Journey['look']) {
	const { netkindSaw } = window as unknown as { netkindSaw: (seen: Seen) => void };
	let last = '';
	const tell = () => {
		const seen = look();
		if (seen && JSON.stringify(seen) !== last) netkindSaw(seen);
		last = JSON.stringify(seen);
	};
	tell();
	new MutationObserver(tell).observe(document, {
		subtree: true,
		childList: true,
		attributes: true,
		characterData: true
	});
}
