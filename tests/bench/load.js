/*
 * `npm run bench load`: how long a first visit takes, page by page, on a slow tablet in a slow network, beside an
 * empty SvelteKit page measured in turn with it. One JSON line a page; each figure is a median.
 *   --budget    what `npm test` takes: bytes only, nothing throttled; fails where a page is over its budget
 *   --runs 5    visits for each page
 *   solo …      only pages with one of these words in their address
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../../scripts/browser.js';
import { root } from '../../scripts/sources.js';
import { bareSite } from './bare.js';
import { serve } from './site.js';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { budget: { type: 'boolean', default: false }, runs: { type: 'string', default: '5' } }
});

const pages = [
	'/en/',
	'/en/lessons/',
	'/en/lessons/forward-or-stop/',
	'/en/start/forward-or-stop/',
	'/en/solo/forward-or-stop/',
	'/en/solo/the-parcel-message/'
].filter((page) => positionals.length === 0 || positionals.some((word) => page.includes(word)));

/** kB (1,000 bytes, gzip) a first visit may take before a pupil can answer, and all in all before that. */
const budgets = { js: 60, total: 120 };
const budgeted = pages.filter((page) => page.includes('/solo/'));

const throttled = { cpu: 4, latency: 150, bytesPerSecond: 1_600_000 / 8 };

/**
 * @typedef {object} Visit
 * @property {number} js bytes of scripts that were there before the page could be used, gzip, without headers
 * @property {number} total the same of everything
 * @property {number} lcp ms to the largest paint
 * @property {number} tbt ms the main thread was blocked, from the first paint to one second after usable
 * @property {number} usable ms until the answer control, or the first control that waits, is enabled
 */

/** Runs in the page before anything of it: notes when it can be used. */
function watch() {
	const noted = { usable: 0, lcp: 0, paint: 0, tasks: /** @type {[number, number][]} */ ([]) };
	Object.assign(window, { noted });
	// a page where no control waits can be used when it can be read: links need no script
	addEventListener('DOMContentLoaded', () => {
		const waiting = [...document.querySelectorAll(':disabled')];
		if (waiting.length === 0) noted.usable = performance.now();
		const observer = new MutationObserver(() => {
			if (waiting.every((control) => control.matches(':disabled'))) return;
			noted.usable = performance.now();
			observer.disconnect();
		});
		for (const control of waiting) observer.observe(control, { attributeFilter: ['disabled'] });
	});
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) noted.lcp = entry.startTime;
	}).observe({ type: 'largest-contentful-paint', buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntriesByName('first-contentful-paint'))
			noted.paint = entry.startTime;
	}).observe({ type: 'paint', buffered: true });
	new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries())
			noted.tasks.push([startTime, duration]);
	}).observe({ type: 'longtask', buffered: true });
}

/** Runs in the page once it can be used: what it took. */
function take() {
	const { usable, lcp, paint, tasks } = /** @type {any} */ (window).noted;
	const loaded = [
		...performance.getEntriesByType('navigation'),
		...performance.getEntriesByType('resource')
	].filter((entry) => entry.startTime < usable);
	const bytes = (/** @type {any[]} */ entries) =>
		entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
	return {
		js: bytes(loaded.filter(({ name }) => new URL(name).pathname.endsWith('.js'))),
		total: bytes(loaded),
		lcp,
		tbt: tasks
			.filter((/** @type {[number, number]} */ [start]) => start > paint && start < usable + 1000)
			.reduce(
				(/** @type {number} */ sum, /** @type {[number, number]} */ [, ms]) => sum + ms - 50,
				0
			),
		usable
	};
}

/**
 * A first visit, with nothing in any cache.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @returns {Promise<Visit>}
 */
async function visit(browser, address) {
	const context = await browser.newContext({
		viewport: { width: 768, height: 1024 },
		extraHTTPHeaders: { 'Accept-Encoding': 'gzip' }
	});
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	if (!values.budget) {
		const { cpu, latency, bytesPerSecond } = throttled;
		await cdp.send('Network.enable');
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
		await cdp.send('Network.emulateNetworkConditions', {
			offline: false,
			latency,
			downloadThroughput: bytesPerSecond,
			uploadThroughput: bytesPerSecond
		});
	}
	await page.addInitScript(watch);
	await page.goto(address, { waitUntil: 'load', timeout: 60_000 });
	await page.waitForFunction(
		() => {
			const { usable } = /** @type {any} */ (window).noted;
			return usable && performance.now() > usable + 1000;
		},
		undefined,
		{ timeout: 60_000 }
	);
	const taken = await page.evaluate(take);
	await context.close();
	return taken;
}

/** @param {Visit[]} visits @param {keyof Visit} figure */
const median = (visits, figure) =>
	visits.map((one) => one[figure]).sort((a, b) => a - b)[Math.floor(visits.length / 2)] ?? NaN;

/** @param {number} bytes */
const kB = (bytes) => Math.round(bytes / 100) / 10;

/** @param {string} name @returns {string} */
const versionOf = (name) =>
	JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

const path = chromiumPath();
const browser = await chromium.launch({
	...(path && { executablePath: path }),
	args: [
		...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
		...['--disable-background-networking', '--disable-component-update']
	]
});
const versions = {
	chromium: browser.version(),
	node: process.versions.node,
	kit: versionOf('@sveltejs/kit'),
	svelte: versionOf('svelte'),
	vite: versionOf('vite')
};
const kit = await serve(root);
const bare = values.budget ? undefined : await serve(bareSite(Object.values(versions).join(' ')));

const runs = values.budget ? 1 : Number(values.runs);
for (const page of values.budget ? budgeted : pages) {
	/** @type {Visit[]} */ const visits = [];
	/** @type {Visit[]} */ const bareVisits = [];
	for (let run = 0; run < runs; run++) {
		visits.push(await visit(browser, kit.origin + page));
		if (bare) bareVisits.push(await visit(browser, `${bare.origin}/`));
	}
	const js = kB(median(visits, 'js'));
	const total = kB(median(visits, 'total'));
	const figures = {
		lcp_ms: Math.round(median(visits, 'lcp')),
		tbt_ms: Math.round(median(visits, 'tbt')),
		usable_ms: Math.round(median(visits, 'usable')),
		bare_usable_ms: Math.round(median(bareVisits, 'usable')),
		bare_js_gz_kb: kB(median(bareVisits, 'js'))
	};
	const line = { bench: 'load', page, js_gz_kb: js, total_kb: total };
	console.log(
		JSON.stringify(values.budget ? { ...line, budgets } : { ...line, ...figures, versions })
	);
	if (budgeted.includes(page) && (js > budgets.js || total > budgets.total)) {
		console.error(`${page} is over its budget: ${JSON.stringify(budgets)} kB`);
		process.exitCode = 1;
	}
}

await browser.close();
kit.stop();
bare?.stop();
