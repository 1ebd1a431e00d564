/*
 * The long batteries, one project for each file. NETKIND_DOSE=small is what `npm test` takes of them.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import journeys from '../e2e/playwright.config';

// every worker process takes the same moments, and a run can be repeated
process.env.NETKIND_SEED ??= String(Date.now());

const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)));

export default defineConfig({
	...journeys,
	testDir: '.',
	timeout: 120_000,
	projects: files
		.filter((file) => file.endsWith('.spec.ts'))
		.map((file) => ({ name: file.slice(0, -'.spec.ts'.length), testMatch: file }))
});
