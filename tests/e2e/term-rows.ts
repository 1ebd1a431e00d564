/* A class with a whole term behind it, put into this browser as the kit would have stored it. */
import { expect, type Page } from '@playwright/test';
import { makeTerm } from '../term';

export const group = 'term-class';
export const seed = Number(process.env.TERM_SEED ?? 20261126);
const paths = [
	'cyberbullying/forward-or-stop',
	'fraud/the-parcel-message',
	'hate/one-joke-many-ears',
	'wellbeing/pit-stop',
	'fraud/grandmas-emergency-call',
	'wellbeing/the-tummy-feeling'
];
export const term = makeTerm(seed, paths, 30, group);

const pictures = ['lemon', 'kite', 'pear', 'cactus', 'umbrella'];

/** Puts the class and its term into the kit's database, which its own page made. */
export async function bringTerm(page: Page) {
	await page.goto('/en/classes/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	const rows = {
		groups: [{ id: group, name: 'Class 6b', createdAt: Date.now() }],
		seats: Array.from({ length: 30 }, (_, index) => ({
			...{ id: `${group}/${index + 1}`, group, number: index + 1 },
			picture: `seat-${pictures[index % pictures.length]}`
		})),
		runs: term.runs,
		rounds: term.rounds
	};
	await page.waitForFunction(async () =>
		(await indexedDB.databases()).some(
			// before its tables are made it has a smaller one
			({ name, version = 0 }) => name === 'netkind' && version >= 10
		)
	);
	await page.evaluate(async (rows) => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(request.error?.message));
			});
		const db = await done(indexedDB.open('netkind'));
		for (const [name, list] of Object.entries(rows)) {
			const store = db.transaction(name, 'readwrite').objectStore(name);
			for (const row of list) await done(store.put(row));
		}
		db.close();
	}, rows);
}
