/* What a child writes or chooses for themselves alone is nowhere once the page is left (H8). */
import { expect, test, type Page } from '@playwright/test';
import { allLessons, kindOf } from './bundled';
import { everything, tables } from './kept';
import { enterSolved } from './solved';

const canary = 'my-secret-canary';

/** Notes what leaves the page: to other pages, to servers, to the history. */
function watch() {
	const sent: string[] = [];
	const told = (words: unknown) => sent.push(JSON.stringify(words) ?? '');
	Object.assign(window, { sent });
	const post = BroadcastChannel.prototype.postMessage;
	BroadcastChannel.prototype.postMessage = function (message: unknown) {
		told(message);
		post.call(this, message);
	};
	for (const name of ['pushState', 'replaceState'] as const) {
		const change = history[name].bind(history);
		history[name] = (state: unknown, title: string, address?: string | URL | null) => {
			told([state, String(address)]);
			change(state, title, address);
		};
	}
}

const cached = (page: Page) =>
	page.evaluate(async () => {
		const found: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				if (!/\.(json|html)$|\/$/.test(new URL(request.url).pathname)) continue;
				found.push(request.url, await (await cache.match(request))!.text());
			}
		}
		return found.join('\n');
	});

for (const lesson of allLessons) {
	const privates = lesson.activities.filter(
		({ kind }) => kindOf(kind).keeps === 'nothing' && !kindOf(kind).shows
	);
	test(`“${lesson.title}”: its ${privates.length} private activities leave no trace`, async ({
		page
	}) => {
		test.setTimeout(180_000);
		expect(privates.length).toBeGreaterThan(0);
		await page.addInitScript(watch);
		const requests: string[] = [];
		page.on('request', (request) => requests.push(request.url() + (request.postData() ?? '')));
		await page.goto(`/en/solo/${lesson.id}/`);
		const part = page.getByRole('main').locator('section').first();
		const foot = (name: RegExp) =>
			page.getByRole('contentinfo').getByRole('button', { name }).first();

		for (const activity of lesson.activities) {
			if (!privates.includes(activity)) {
				await foot(/^(Pass|Go on)$/).click();
				continue;
			}
			await enterSolved(page, activity, (what) => what.click());
			if (activity.kind === 'build') {
				await part.getByText('Type it').click();
				await part.getByRole('textbox').fill(canary);
			}
			await foot(/^Done$/).click();
			if (Object.keys(activity.solution).length > 0) await foot(/^Go on$/).click();
		}
		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.goto('/en/learn/');
		await page.goBack();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		for (const field of await page.getByRole('textbox').all())
			await expect(field).not.toHaveValue(canary);
		// not even that it was done is kept, nor that it was passed
		const { rounds = [] } = await tables(page);
		expect(rounds.length, 'what may be kept is kept').toBeGreaterThan(0);
		for (const { id } of privates)
			expect(JSON.stringify(rounds)).not.toContain(`"activity":"${id}"`);
		const sent = await page.evaluate(() => (window as unknown as { sent: string[] }).sent);
		const all = [await everything(page), await cached(page), ...requests, ...sent].join('\n');
		expect(all).not.toContain(canary);
	});
}
