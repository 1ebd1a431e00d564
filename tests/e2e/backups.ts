/* Backups as a teacher makes and takes them, on the page for it. */
import { expect, type Page } from '@playwright/test';

/** A window for choosing a place would open outside the page. */
export const savesAsDownload = (page: Page) =>
	page.addInitScript(() => {
		delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
	});

export const press = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** Makes a backup of everything; returns where the file is. */
export async function backup(page: Page, passphrase?: string) {
	await page.goto('/en/storage/');
	if (passphrase) {
		await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
		await page.getByLabel('The passphrase once more').fill(passphrase);
	} else await page.getByRole('checkbox', { name: /^Without a passphrase/ }).check();
	const saved = page.waitForEvent('download');
	await press(page, 'Save the backup');
	const download = await saved;
	expect(download.suggestedFilename()).toMatch(/^netkind-\d{4}-\d\d-\d\d\.(json|netkind)$/);
	await expect(page.getByText('Saved as netkind-')).toBeVisible();
	return download.path();
}

export const choose = (
	page: Page,
	file: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]
) => page.getByLabel('Choose a backup file').setInputFiles(file);

/** Merges a sealed backup into what is here. */
export async function mergeIn(page: Page, file: string, passphrase: string) {
	await page.goto('/en/storage/');
	await choose(page, file);
	await page.getByLabel('The passphrase of this file').fill(passphrase);
	await press(page, 'Open');
	await press(page, 'Merge it in');
	await expect(page.getByText('Done. What is in the file is here now.')).toBeVisible();
}
