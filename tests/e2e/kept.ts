/* What this browser keeps of the kit, so that a test can say that nothing came or went. */
import type { Page } from '@playwright/test';

export type Tables = Record<string, unknown[]>;

/** All rows of a database of the kit, by table; {} before there is one. The demo class has its own. */
export const tables = (page: Page, database = 'netkind'): Promise<Tables> =>
	page.evaluate(async (database) => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(request.error?.message));
			});
		// opening a database that is not there would make it
		const names = (await indexedDB.databases()).map((one) => one.name);
		if (!names.includes(database)) return {};
		const db = await done(indexedDB.open(database));
		const rows: Record<string, unknown[]> = {};
		for (const name of db.objectStoreNames) {
			rows[name] = await done(db.transaction(name).objectStore(name).getAll());
		}
		db.close();
		return rows;
	}, database);

/** Everything kept, as text. */
export const everything = async (page: Page) =>
	JSON.stringify([
		await tables(page),
		await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]),
		await page.context().cookies()
	]);
