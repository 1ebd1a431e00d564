/*
 * `npm run bench store`: a school's answers brought in from a backup file by the kit's own page and worker, then one
 * class's year reported, a round's answers put, the class page opened; beside it, in turn, the same answers as one row
 * each. In Chromium with a profile on the disk. One JSON line for each size; fails where a goal is missed.
 *   --answers 100000,1000000
 *   --rows 0            without the rows, which take minutes to fill
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build, runnerImport } from 'vite';
import { chromiumPath } from '../../scripts/browser.js';
import { root } from '../../scripts/sources.js';
import { serve } from './site.js';

/**
 * @typedef {typeof import('./store/page')} OnPage
 * @typedef {typeof import('./store/school')} School
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').BrowserContext} Context
 */

const { values } = parseArgs({
	options: {
		answers: { type: 'string', default: '100000,1000000' },
		rows: { type: 'string', default: '1' }
	}
});
const withRows = values.rows !== '0';
const passphrase = 'blue horse walks home';
const reports = 60;
const reportsOfRows = 6;
const puts = 200;
const visits = 5;
const goals = {
	report_p50_ms: 40,
	put_p50_ms: 5,
	import_s: 15,
	longest_frame_ms: 100,
	bytes_per_answer_on_disk: 60,
	class_page_paint_ms: 1000
};
const betweenSizes = 1.3;

const resolve = { alias: { $lib: join(root, 'src/lib') } };
const quiet = {
	configFile: /** @type {const} */ (false),
	logLevel: /** @type {const} */ ('error')
};

/** @type {{ module: School }} */
const { module: made } = await runnerImport(join(root, 'tests/bench/store/school.ts'), {
	...quiet,
	root,
	resolve
});

/** The kit's store and reports as one script; what draws activities stays out. */
async function pageScript() {
	const built = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
		await build({
			...quiet,
			resolve,
			build: {
				write: false,
				lib: { entry: join(root, 'tests/bench/store/page.ts'), name: 'bench', formats: ['iife'] },
				rolldownOptions: { external: /\.svelte$/, output: { codeSplitting: false } }
			}
		})
	);
	return built[0]?.output[0].code ?? '';
}

/** @param {number[]} list @param {number} share */
const at = (list, share) =>
	[...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ??
	NaN;
/** @param {number} n */
const tenths = (n) => Math.round(10 * n) / 10;

/** Bytes of the databases of one origin, as its folder begins. @param {string} profile @param {string} host */
function bytesOf(profile, host) {
	const folder = join(profile, 'Default/IndexedDB');
	const mine = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
		(entry) => entry.isFile() && entry.parentPath.includes(host)
	);
	return mine.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** @param {string} profile */
async function openBrowser(profile) {
	const path = chromiumPath();
	return chromium.launchPersistentContext(profile, {
		// its install would be measured, and it would answer for the empty page
		serviceWorkers: 'block',
		timeout: 0,
		...(path && { executablePath: path }),
		args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
	});
}

/** An empty page of an origin, with the store. @param {Context} context @param {string} origin @param {string} script */
async function barePage(context, origin, script) {
	const page = await context.newPage();
	await page.route(`${origin}/bench`, (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bench</title>' })
	);
	await page.goto(`${origin}/bench`);
	await page.addScriptTag({ content: script });
	return page;
}

/** Runs in the page: notes the longest time between two frames, and how far the bar was seen. */
function watchFrames() {
	const seen = { longest: 0, bar: /** @type {number[]} */ ([]) };
	/** @type {any} */ (window).seen = seen;
	let before = performance.now();
	const frame = (/** @type {number} */ now) => {
		seen.longest = Math.max(seen.longest, now - before);
		before = now;
		const bar = document.querySelector('progress');
		if (bar?.hasAttribute('value')) seen.bar.push(bar.value);
		requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
}

/** Brings a file in as a teacher does. @param {Context} context @param {string} origin @param {string} file */
async function bringIn(context, origin, file) {
	const page = await context.newPage();
	await page.goto(`${origin}/en/storage/`);
	const choose = page.getByLabel('Choose a backup file');
	await choose.waitFor();
	await page.evaluate(watchFrames);
	const begin = performance.now();
	await choose.setInputFiles(file);
	await page.getByLabel('The passphrase of this file').fill(passphrase);
	await page.getByRole('button', { name: 'Open', exact: true }).click();
	const merge = page.getByRole('button', { name: 'Merge it in' });
	await merge.waitFor({ timeout: 120_000 });
	const read = performance.now();
	await merge.click();
	await page.getByText('Done. What is in the file is here now.').waitFor({ timeout: 300_000 });
	const end = performance.now();
	const { longest, bar } = await page.evaluate(() => /** @type {any} */ (window).seen);
	await page.close();
	return {
		import_s: tenths((end - begin) / 1000),
		read_s: tenths((read - begin) / 1000),
		longest_frame_ms: Math.round(longest),
		bar_steps: new Set(bar).size
	};
}

/** Opens a class's page on a slow machine: until it is drawn, and until it shows the class. @param {Context} context @param {string} address */
async function openClass(context, address) {
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	await page.addInitScript(() => {
		const look = () => {
			if (!document.querySelector('main h1.display')) return requestAnimationFrame(look);
			return requestAnimationFrame(() => {
				/** @type {any} */ (window).shown = performance.now();
			});
		};
		requestAnimationFrame(look);
	});
	await page.goto(address);
	await page.waitForFunction(() => /** @type {any} */ (window).shown);
	const times = await page.evaluate(() => ({
		paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
		shown: /** @type {any} */ (window).shown
	}));
	await page.close();
	return times;
}

/** @param {string} name @returns {string} */
const versionOf = (name) =>
	JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

/** @param {number} answers @param {string} script */
async function measure(answers, script) {
	const folder = mkdtempSync(join(tmpdir(), 'netkind-store-'));
	const profile = join(folder, 'profile');
	const file = join(folder, 'school.netkind');
	const bytes = await made.schoolFile(answers, passphrase);
	writeFileSync(file, bytes);
	const kit = await serve(root);
	let context = await openBrowser(profile);
	const chromiumVersion = context.browser()?.version() ?? '';
	const brought = await bringIn(context, kit.origin, file);
	await context.close();

	context = await openBrowser(profile);
	const mine = await barePage(context, kit.origin, script);
	const lessons = /** @type {any} */ (made.lessons);
	await mine.evaluate((all) => /** @type {any} */ (window).bench.start(all), lessons);
	// whole classes only: the last may have less than a year
	const classes = Math.floor(answers / (made.seats * made.activitiesOfYear));
	const nth = (/** @type {number} */ n) => `class-${1 + ((n * 7) % classes)}`;
	const other = withRows ? await barePage(context, 'http://rows.localhost', script) : undefined;
	let fill = 0;
	if (other) {
		await other.evaluate((all) => /** @type {any} */ (window).bench.startRows(all), lessons);
		for (let n = 1; n <= Math.ceil(answers / (made.seats * made.activitiesOfYear)); n++) {
			const rounds = await mine.evaluate(
				(id) => /** @type {any} */ (window).bench.roundsIn(id),
				`class-${n}`
			);
			const { ms } = await other.evaluate(
				(all) => /** @type {any} */ (window).bench.fillRows(all),
				rounds
			);
			fill += ms;
		}
	}

	/** @type {Record<'report' | 'put' | 'rowsReport' | 'rowsPut', number[]>} */
	const ms = { report: [], put: [], rowsReport: [], rowsPut: [] };
	const every = Math.floor(reports / reportsOfRows);
	for (let n = 0; n < reports; n++) {
		const one = await mine.evaluate((id) => /** @type {any} */ (window).bench.report(id), nth(n));
		const wanted = made.seats * made.activitiesOfYear;
		if (one.result !== wanted) throw new Error(`${one.result} of ${wanted} answers were reported`);
		ms.report.push(one.ms);
		if (!other || n % every !== 0) continue;
		const runs = await mine.evaluate((id) => /** @type {any} */ (window).bench.runsIn(id), nth(n));
		const same = await other.evaluate(
			([id, list]) => /** @type {any} */ (window).bench.reportRows(id, list),
			/** @type {const} */ ([nth(n), runs])
		);
		if (same.result !== wanted) throw new Error(`${same.result} of ${wanted} rows were reported`);
		ms.rowsReport.push(same.ms);
	}
	for (let n = 0; n < puts; n++) {
		const asked = /** @type {const} */ ([nth(n), `put-${n}`]);
		const one = await mine.evaluate(
			([id, activity]) => /** @type {any} */ (window).bench.put(id, activity),
			asked
		);
		ms.put.push(one.ms);
		if (!other) continue;
		const same = await other.evaluate(
			([id, activity]) => /** @type {any} */ (window).bench.putRows(id, activity),
			asked
		);
		ms.rowsPut.push(same.ms);
	}
	await mine.close();
	const pages = [];
	for (let n = 0; n < visits; n++)
		pages.push(await openClass(context, `${kit.origin}/en/class/#${nth(n)}`));
	await context.close();
	// a browser that opens tidies away what an import leaves behind, so both are measured at the end
	const disk = bytesOf(profile, 'http_localhost_');
	const held = answers + puts * made.seats;
	const rowsDisk = other ? bytesOf(profile, 'http_rows.localhost_') : NaN;
	kit.stop();
	rmSync(folder, { recursive: true });

	return {
		bench: 'store',
		answers,
		file_mb: tenths(bytes.length / 1e6),
		...brought,
		report_p50_ms: tenths(at(ms.report, 0.5)),
		report_p99_ms: tenths(at(ms.report, 0.99)),
		put_p50_ms: tenths(at(ms.put, 0.5)),
		put_p99_ms: tenths(at(ms.put, 0.99)),
		bytes_per_answer_on_disk: tenths(disk / held),
		class_page_paint_ms: Math.round(
			at(
				pages.map((one) => one.paint),
				0.5
			)
		),
		class_page_ms: Math.round(
			at(
				pages.map((one) => one.shown),
				0.5
			)
		),
		...(other && {
			rows_fill_s: tenths(fill / 1000),
			rows_report_p50_ms: tenths(at(ms.rowsReport, 0.5)),
			rows_put_p50_ms: tenths(at(ms.rowsPut, 0.5)),
			rows_bytes_per_answer_on_disk: tenths(rowsDisk / held)
		}),
		versions: {
			chromium: chromiumVersion,
			node: process.versions.node,
			dexie: versionOf('dexie'),
			valibot: versionOf('valibot')
		}
	};
}

const script = await pageScript();
/** @type {string[]} */ const missed = [];
/** @type {number[]} */ const medians = [];
for (const answers of values.answers.split(',').map(Number)) {
	const line = await measure(answers, script);
	console.log(JSON.stringify(line));
	medians.push(line.report_p50_ms);
	for (const [name, most] of Object.entries(goals)) {
		const figure = line[/** @type {keyof typeof goals} */ (name)];
		if (!(figure <= most)) missed.push(`${answers} answers: ${name} ${figure}, goal ${most}`);
	}
}
const apart = Math.max(...medians) / Math.min(...medians);
if (apart > betweenSizes) missed.push(`reports differ ${apart.toFixed(2)} times between sizes`);
for (const what of missed) console.error(`missed: ${what}`);
if (missed.length) process.exitCode = 1;
