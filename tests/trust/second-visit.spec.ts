/* Offline first: once the kit is on the device, a visit asks the network for nothing but the worker's script. */
import { expect, test } from '@playwright/test';

test('a second visit online requests nothing but the worker’s script', async ({
	page,
	context
}) => {
	await page.goto('/en/settings/');
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	// what the first page still asks for is no part of the second visit
	await page.goto('about:blank');
	const fromNetwork: string[] = [];
	context.on('response', (response) => {
		if (!response.fromServiceWorker()) fromNetwork.push(new URL(response.url()).pathname);
	});
	await page.goto('/en/solo/forward-or-stop/');
	await expect(page.locator('main[data-usable]')).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready.then((worker) => worker.update()));
	expect(fromNetwork.filter((path) => path !== '/sw.js')).toEqual([]);
	expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
});
