import { existsSync } from 'node:fs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The Chromium of this machine, for Playwright's `executablePath`: CHROMIUM_PATH, or where systems put it.
 * Undefined where there is none: Playwright then takes the one it downloaded.
 */
export const chromiumPath = () =>
	process.env.CHROMIUM_PATH ?? usual.find((path) => existsSync(path));

/** Is there any Chromium that Playwright could start? */
export async function hasBrowser() {
	const path = chromiumPath();
	if (path) return existsSync(path);
	const { chromium } = await import('@playwright/test');
	return existsSync(chromium.executablePath());
}
