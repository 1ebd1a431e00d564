/* What this browser keeps of the kit, so that a test can say that nothing came or went. */
import type { Page } from '@playwright/test';

export type Tables = Record<string, unknown[]>;

/** All rows of the kit's database, by table; {} before there is one. */
export const tables = (page: Page): Promise<Tables> =>
	page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(request.error?.message));
			});
		// opening a database that is not there would make it
		const names = (await indexedDB.databases()).map((one) => one.name);
		if (!names.includes('netkind')) return {};
		const db = await done(indexedDB.open('netkind'));
		const rows: Record<string, unknown[]> = {};
		for (const name of db.objectStoreNames) {
			rows[name] = await done(db.transaction(name).objectStore(name).getAll());
		}
		db.close();
		return rows;
	});

/** Everything kept, as text. */
export const everything = async (page: Page) =>
	JSON.stringify([
		await tables(page),
		await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]),
		await page.context().cookies()
	]);
