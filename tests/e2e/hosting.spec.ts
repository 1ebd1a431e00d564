/* The built kit needs no server of its own, talks to nobody, and breaks none of its own rules. */
import { expect, test as base, type Page } from '@playwright/test';
import { dumbHost } from './hosts';
import { built, pagesIn } from './sitemap';

interface Closed {
	page: Page;
	origin: string;
	/** every address the browser asked for so far */
	asked: string[];
}

/** A browser that can reach no name but this machine's, on a dumb static host. */
const test = base.extend<{ closed: Closed }>({
	closed: async ({ playwright, launchOptions }, use) => {
		const host = await dumbHost(built);
		const browser = await playwright.chromium.launch({
			...launchOptions,
			args: [
				...(launchOptions.args ?? []),
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'
			]
		});
		const context = await browser.newContext();
		const asked: string[] = [];
		context.on('request', (request) => asked.push(request.url()));
		await use({ page: await context.newPage(), origin: host.origin, asked });
		await browser.close();
		await host.kill();
		const elsewhere = asked.filter(
			(url) => !/^(blob|data):/.test(url) && new URL(url).origin !== host.origin
		);
		expect(elsewhere, 'requests off the origin').toEqual([]);
	}
});

test('a static host is enough to lead a lesson, and its address opens again', async ({
	closed
}) => {
	const { page, origin, asked } = closed;
	await page.goto(`${origin}/`);
	await page.getByRole('link', { name: 'English' }).click();
	await page
		.getByRole('navigation', { name: 'Three ways in' })
		.getByRole('link', { name: 'Teach' })
		.click();
	await page.getByRole('link', { name: 'Forward or stop?' }).first().click();
	await page.getByRole('link', { name: 'Start the lesson' }).click();
	await page.getByRole('button', { name: '28', exact: true }).click();
	await page.getByRole('button', { name: 'Yes, start' }).click();
	const shown = page.locator('[data-screen="stage"]').getByRole('main');
	await expect(shown.getByRole('heading')).toBeVisible();
	const first = await shown.textContent();
	await page.keyboard.press('PageDown');
	await expect(shown).not.toHaveText(first!);
	const second = await shown.textContent();
	await page.reload();
	await expect(shown).toHaveText(second!);
	expect(asked.length).toBeGreaterThan(10);
});

test('no page breaks the content security policy on its first load', async ({ closed }) => {
	test.setTimeout(180_000);
	const { page, origin } = closed;
	await page.addInitScript(() => {
		const broken: string[] = [];
		Object.assign(window, { broken });
		addEventListener('securitypolicyviolation', (event) =>
			broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`)
		);
	});
	const broken = () => page.evaluate(() => (window as unknown as { broken: string[] }).broken);
	for (const path of ['/', ...pagesIn('en')]) {
		await page.goto(origin + path, { waitUntil: 'networkidle' });
		expect(await broken(), path).toEqual([]);
	}
	// the listener hears: a script that is not the kit’s own is refused and told
	await page.evaluate(() => {
		const script = document.createElement('script');
		script.src = 'data:text/javascript,0';
		document.head.append(script);
	});
	await expect.poll(broken).toHaveLength(1);
});
