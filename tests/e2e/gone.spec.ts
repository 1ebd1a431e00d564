/* T5: a lesson window that was left open puts nothing back of a class that was deleted, and says so. */
import { expect, test } from '@playwright/test';
import { press } from './backups';
import { tables } from './kept';

test('a console left open while its class is deleted says that it is gone, and stores nothing', async ({
	page,
	context
}) => {
	await page.goto('/en/classes/');
	await page.getByLabel('Name of the class').fill('Sunflower class');
	await press(page, 'Make the class');
	await page.waitForURL(/\/class\/#/);
	const address = page.url();
	await page.goto('/en/start/forward-or-stop/');
	await press(page, /Yes, start/);
	await page.waitForURL(/\/run\/#/);
	const run = page.url().split('#')[1]!;
	await page.goto(`/en/run/console/#${run}`);
	await expect(page.getByText('Everything is saved')).toBeVisible();

	const other = await context.newPage();
	await other.goto(address);
	await press(other, 'Delete this class');
	await press(other, 'Yes, delete');
	await other.waitForURL(/\/classes\//);

	await expect(page.getByRole('alert')).toContainText('No longer on this device.');
	await page.keyboard.press('PageDown');
	await page.keyboard.press('PageDown');
	await expect(page.getByText('Everything is saved')).toBeHidden();
	expect(await tables(other)).toMatchObject({ groups: [], seats: [], runs: [], rounds: [] });
});
