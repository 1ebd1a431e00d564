/* Which class a lesson is started with. */
import { expect, test, type Page } from '@playwright/test';
import { press } from './backups';

/** Makes a class; returns the address of its page. */
async function aClass(page: Page, name: string) {
	await page.goto('/en/classes/');
	await page.getByLabel('Name of the class').fill(name);
	await press(page, 'Make the class');
	await page.waitForURL(/\/class\/#/);
	return page.url();
}

test('the class a teacher comes from is chosen, else the one used last, not the one made last', async ({
	page
}) => {
	const older = await aClass(page, 'Older class');
	await aClass(page, 'Newer class');
	const chosen = (name: string) => page.getByRole('button', { name, pressed: true });

	await page.goto('/en/start/forward-or-stop/');
	await expect(chosen('Newer class')).toBeVisible();

	await page.goto(older);
	await page.getByRole('link', { name: 'Start a lesson' }).click();
	await page
		.getByRole('link', { name: /Forward or stop/ })
		.first()
		.click();
	await page.locator('a[href*="/start/forward-or-stop/"]').first().click();
	await expect(chosen('Older class')).toBeVisible();
	await press(page, /Yes, start/);
	await page.waitForURL(/\/run\/#/);
	await expect(page.locator('[data-screen=stage]')).toBeVisible();

	await page.goto('/en/start/the-parcel-message/');
	await expect(chosen('Older class')).toBeVisible();
});
