/* The kit built for a folder of a host (`BASE_PATH=/kit`): it takes a build of its own, so only the full dose. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { dumbHost } from '../e2e/hosts';
import { pagesIn, root } from '../e2e/sitemap';
import { dose } from './dose';

const left = ['node_modules', 'build', 'dist-server', '.svelte-kit', '.git', 'test-results'];

test('under a folder every page works, the worker keeps to it, and offline too', async ({
	page
}) => {
	test.skip(dose(0, 1) === 0, 'a whole build: in the full dose');
	test.setTimeout(900_000);
	const copy = mkdtempSync(`${tmpdir()}/netkind-kit-`);
	cpSync(root, copy, { recursive: true, filter: (file) => !left.includes(relative(root, file)) });
	symlinkSync(`${root}/node_modules`, `${copy}/node_modules`);
	execFileSync(process.execPath, ['scripts/build.js'], {
		cwd: copy,
		env: { ...process.env, BASE_PATH: '/kit' },
		stdio: 'inherit'
	});
	const host = await dumbHost(`${copy}/build`, '/kit');
	const outside: string[] = [];
	page.context().on('request', (request) => {
		if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${host.origin}/kit/`))
			outside.push(request.url());
	});
	await page.goto(`${host.origin}/kit/en/`);
	await expect(page.getByText('Ready without internet')).toBeVisible({ timeout: 60_000 });
	const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
	expect(scope).toBe(`${host.origin}/kit/`);
	await page
		.getByRole('navigation', { name: 'Three ways in' })
		.getByRole('link', { name: 'Teach' })
		.click();
	await page.getByRole('link', { name: 'Forward or stop?' }).first().click();
	await expect(page).toHaveURL(`${host.origin}/kit/en/lessons/forward-or-stop/`);
	await host.kill();
	for (const path of pagesIn('en')) {
		await page.goto(`${host.origin}/kit${path}`);
		const heading = page.getByRole('heading', { level: 1 }).first();
		await expect(heading, path).not.toHaveText(/^$|no such page|could not be shown/);
	}
	expect(outside).toEqual([]);
	rmSync(copy, { recursive: true, force: true });
});
