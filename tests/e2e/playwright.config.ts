/*
 * The journeys of the built kit in a real browser. NETKIND_URL names a server that runs already; else the
 * built one is started here, on the port teachers use.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from '../../scripts/browser.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const given = process.env.NETKIND_URL;
const own = 'http://localhost:4747';
const executablePath = chromiumPath();

export default defineConfig({
	testDir: '.',
	outputDir: `${root}/test-results`,
	fullyParallel: false,
	workers: 1,
	// a second try on a busy CI machine; here a test that needs one is a test to mend
	retries: process.env.CI ? 1 : 0,
	expect: { timeout: 15_000 },
	forbidOnly: Boolean(process.env.CI),
	timeout: process.env.CI ? 240_000 : 90_000,
	reporter: 'list',
	use: {
		baseURL: given ?? own,
		viewport: { width: 1280, height: 720 },
		locale: 'en-GB',
		screenshot: 'only-on-failure',
		launchOptions: {
			...(executablePath && { executablePath }),
			args: [
				'--headless',
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	},
	...(!given && {
		webServer: {
			command: 'node dist-server/index.js',
			cwd: root,
			url: own,
			reuseExistingServer: !process.env.CI
		}
	})
});
