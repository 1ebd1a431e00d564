/*
 * P1, P3, P6, P7, P12: lesson files from strangers, through the page a teacher opens them with. They are refused
 * with a message that says where, or what they hold is shown as the text it is.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import forwardOrStop from '../../lessons/cyberbullying/forward-or-stop.json' with { type: 'json' };
import parcel from '../../lessons/fraud/the-parcel-message.json' with { type: 'json' };
import { readLesson } from '../../src/lib/packs/read';
import { tables } from './kept';

const pwn = 'window.__pwned=1';
const payloads = [
	`<script>${pwn}</script>`,
	`</script><script>${pwn}</script>`,
	`<img src=x onerror=${pwn}>`,
	`<img src=//evil.example/a.png>`,
	`<svg onload=${pwn}>`,
	`<svg><script>${pwn}</script></svg>`,
	`<svg><style><img src=x onerror=${pwn}>`,
	`<math><mtext><style><img src=x onerror=${pwn}>`,
	`<iframe srcdoc="<script>parent.${pwn}</script>">`,
	`<iframe src=javascript:${pwn}>`,
	`<object data=javascript:${pwn}>`,
	`<embed src=//evil.example/>`,
	`<link rel=stylesheet href=//evil.example/>`,
	`<style>@import '//evil.example/'</style>`,
	`<base href=//evil.example/>`,
	`<meta http-equiv=refresh content=0;url=//evil.example>`,
	`<form action=//evil.example><input autofocus onfocus=${pwn}>`,
	`<details open ontoggle=${pwn}>`,
	`<video><source onerror=${pwn}>`,
	`<a href="javascript:${pwn}">a</a>`,
	`[a](javascript:${pwn})`,
	`![a](//evil.example/a.png)`,
	`<java\tscript:alert(1)>`,
	`javascript:${pwn}`,
	`data:text/html,<script>${pwn}</script>`,
	`&lt;img src=x onerror=${pwn}&gt;`,
	`&#60;script&#62;${pwn}`,
	`" autofocus onfocus=${pwn} x="`,
	`' onmouseover='${pwn}`,
	`{{constructor.constructor('${pwn}')()}}`,
	`{@html '<img src=x onerror=${pwn}>'}`,
	'${alert(1)}',
	'$t(nest)',
	`<!--><img src=x onerror=${pwn}>-->`,
	`]]><script>${pwn}</script>`,
	`\u202e<script>\u2066${pwn}`,
	`<scr\u200bipt>${pwn}`,
	`\uff1cscript\uff1e${pwn}`,
	`url(//evil.example/a.png)`,
	`=HYPERLINK("//evil.example")`
];
const short = '<b onclick=x>';

/** The lesson with a payload in every text a person reads: wherever the door still takes it. */
function poisoned(good: object) {
	const lesson = structuredClone(good) as Record<string, unknown>;
	const used = new Set<string>();
	let next = 0;
	const walk = (holder: Record<string, unknown>) => {
		for (const [key, value] of Object.entries(holder)) {
			if (typeof value === 'object' && value !== null) walk(value as Record<string, unknown>);
			if (typeof value !== 'string' || ['id', 'kind', 'language'].includes(key)) continue;
			const payload = payloads[next % payloads.length]!;
			const taken = [payload, short].find((one) => {
				holder[key] = one;
				return readLesson(lesson).ok;
			});
			if (taken === undefined) holder[key] = value;
			else next += 1;
			if (taken) used.add(taken);
		}
	};
	walk(lesson);
	return { lesson, used, fields: next };
}

/** Everything that must not happen on any page. */
async function guarded(page: Page, origin: string) {
	const happened: string[] = [];
	page.on('dialog', (dialog) => {
		happened.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('pageerror', (error) => happened.push(`error: ${error.message}`));
	page.context().on('request', (request) => {
		const url = new URL(request.url());
		if (url.protocol.startsWith('http') && url.origin !== origin)
			happened.push(`request: ${request.url()}`);
	});
	await page.context().exposeFunction('netkindSaw', (what: string) => happened.push(what));
	await page.context().addInitScript(() => {
		const { netkindSaw } = window as unknown as { netkindSaw: (what: string) => void };
		addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
			netkindSaw(`policy: ${violatedDirective} ${blockedURI}`)
		);
		Object.defineProperty(window, '__pwned', { set: () => netkindSaw('script ran') });
	});
	return happened;
}

const fileOf = (content: string | Buffer) => ({
	name: 'lesson.json',
	mimeType: 'application/json',
	buffer: Buffer.from(content)
});
async function choose(page: Page, file: ReturnType<typeof fileOf> | string) {
	const input = page.getByLabel('Choose a lesson file');
	await expect(input).toBeEnabled();
	await input.setInputFiles(file);
}
const press = (page: Page, name: string | RegExp) =>
	page
		.getByRole('button', { name, exact: typeof name === 'string' })
		.first()
		.click();

async function keep(page: Page, lesson: object) {
	await page.goto('/en/open/');
	await choose(page, fileOf(JSON.stringify(lesson)));
	await press(page, 'Keep it on this device');
	await page.waitForURL(/\/lessons\/outside\/#/);
	return new URL(page.url()).hash;
}

const json = JSON.stringify(forwardOrStop);
const withText = (from: string, to: string) => {
	expect(json).toContain(from);
	return json.replace(from, to);
};
/** What is chosen, the words it is refused with, and where they point. */
const refusals: [name: string, file: () => string | Buffer, words: string, where?: string][] = [
	['__proto__', () => withText('{', '{"__proto__":{"pwned":1},'), 'A key is not allowed.'],
	[
		'constructor',
		() => withText('"cast":[{', '"cast":[{"constructor":{"prototype":{}},'),
		'A key is not allowed.'
	],
	['200,000 levels', () => '['.repeat(200_000) + ']'.repeat(200_000), 'It is nested too deeply.'],
	[
		'an unknown key',
		() => withText('"cast":[{', '"cast":[{"onload":"x",'),
		'There is something here that a lesson does not have.',
		'cast.'
	],
	[
		'a wrong type',
		() => withText(`"title":${JSON.stringify(forwardOrStop.title)}`, '"title":{"a":1}'),
		'Not as it should be',
		'title'
	],
	[
		'not JSON',
		() => '<!doctype html><script>window.__pwned=1</script>',
		'It is not a JSON file, or it is cut off.'
	],
	['cut off', () => json.slice(0, -20), 'It is not a JSON file, or it is cut off.'],
	[
		'a zip',
		() => Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 0x80]),
		'The file cannot be read as text.'
	],
	[
		'a long text',
		() => withText(JSON.stringify(forwardOrStop.title), JSON.stringify('x'.repeat(30_000))),
		'A text is too long.'
	],
	['many values', () => `[${'0,'.repeat(60_000)}0]`, 'It holds too many values.'],
	['null', () => 'null', 'Not as it should be']
];

test('hostile files are refused with words that say where, and leave the database as it was', async ({
	page,
	baseURL
}) => {
	test.setTimeout(120_000);
	const happened = await guarded(page, baseURL!);
	await keep(page, forwardOrStop);
	const before = await tables(page);
	await page.goto('/en/open/');
	const refused = page.getByRole('alert').filter({ hasText: 'This file cannot be opened.' });
	for (const [name, file, words, where] of refusals) {
		await choose(page, fileOf(file()));
		await expect(refused, name).toContainText(words);
		if (where) await expect(refused.locator('code').first(), name).toContainText(where);
		expect(await tables(page), name).toEqual(before);
	}
	const folder = mkdtempSync(join(tmpdir(), 'netkind-hostile-'));
	const large = join(folder, 'large.json');
	writeFileSync(large, `"${'x'.repeat(50_000_000)}"`);
	await choose(page, large);
	await expect(refused).toContainText('The file is too large for a lesson.');
	rmSync(folder, { recursive: true });
	expect(await tables(page)).toEqual(before);
	expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
	expect(happened).toEqual([]);
});

for (const good of [forwardOrStop, parcel]) {
	test(`script in every text of ${good.id} is text: opened, kept, led, alone, printed`, async ({
		page,
		baseURL
	}) => {
		test.setTimeout(300_000);
		const { lesson, used, fields } = poisoned(good);
		expect(used.size).toBeGreaterThanOrEqual(30);
		expect(fields).toBeGreaterThan(100);
		const happened = await guarded(page, baseURL!);

		const hash = await keep(page, lesson);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(/\S/);

		await page.goto(`/en/solo/outside/${hash}`);
		const end = page.getByRole('button', { name: 'Finish and clear' });
		const on = page.getByRole('button', { name: /^(Go on|Pass)$/ }).first();
		await expect(async () => {
			if (!(await end.isVisible())) await on.click({ timeout: 2000 });
			await expect(end).toBeVisible({ timeout: 50 });
		}).toPass({ intervals: [50] });

		await page.goto(`/en/start/outside/${hash}`);
		await press(page, /Yes, start/);
		await page.waitForURL(/\/run\/#/);
		await page.goto(page.url().replace('/run/#', '/run/console/#'));
		const over = page.getByRole('link', { name: 'Class report' });
		const guide = page.getByRole('complementary').getByRole('listitem').getByRole('button');
		await expect(guide).toHaveCount(good.activities.length);
		for (let index = 0; index < good.activities.length; index++) {
			await guide.nth(index).click();
			for (let step = 0; step < 4 && !(await over.isVisible()); step++) await press(page, 'Next');
		}
		await page.goto(`/en/lessons/outside/print/${hash}`);
		await expect(page.locator('h1, h2').nth(1)).toBeVisible();
		await page.pdf();
		await page.goto('/en/lessons/');
		await expect(page.getByRole('heading', { name: 'Lessons from outside' })).toBeVisible();
		expect(happened).toEqual([]);
	});
}

test('a lesson from outside with the id of a built-in one does not take its place', async ({
	page
}) => {
	const title = 'Another lesson under this id';
	const hash = await keep(page, { ...forwardOrStop, title });
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.getByText('From outside').first()).toBeVisible();
	expect(hash).not.toContain(forwardOrStop.id);
	await page.goto(`/en/lessons/${forwardOrStop.id}/`);
	await expect(page.getByRole('heading', { level: 1, name: forwardOrStop.title })).toBeVisible();
	await page.goto(`/en/solo/${forwardOrStop.id}/`);
	await expect(page.getByText(title)).toHaveCount(0);
});
