/* A class with a whole term behind it, put into this browser as the kit would have stored it. */
import { expect, type Page } from '@playwright/test';
import { makeTerm } from '../term';

export const group = 'term-class';
export const seed = Number(process.env.TERM_SEED ?? 20261126);
export const paths = [
	'cyberbullying/forward-or-stop',
	'fraud/the-parcel-message',
	'hate/one-joke-many-ears',
	'wellbeing/pit-stop',
	'fraud/grandmas-emergency-call',
	'wellbeing/the-tummy-feeling'
];
export const term = makeTerm(seed, paths, 30, group);

/**
 * As much as one page of each print has to hold: in eight weeks every objective again and again, most of them still
 * hard, and a long name.
 */
export function fullTerm(): Rows {
	const all = paths.map((_, turn) => {
		const led = Array.from({ length: 7 }, (_, week) => paths[(week + turn) % paths.length]!);
		const { runs, rounds } = makeTerm(seed + turn, led, 30, group, 0.1);
		return {
			runs: runs.map((run) => ({ ...run, id: `${turn}-${String(run.id)}` })),
			rounds: rounds.map((round) => ({ ...round, run: `${turn}-${String(round.run)}` }))
		};
	});
	return {
		groups: [
			{ id: group, name: 'Class 6b, the sea lions of the west wing', createdAt: Date.now() }
		],
		runs: all.flatMap(({ runs }) => runs),
		rounds: all.flatMap(({ rounds }) => rounds)
	};
}

const pictures = ['lemon', 'kite', 'pear', 'cactus', 'umbrella'];

export interface Rows {
	groups: { id: string; name: string; createdAt: number }[];
	runs: object[];
	rounds: object[];
}

/** The class and its term. */
const ofTerm: Rows = {
	groups: [{ id: group, name: 'Class 6b', createdAt: Date.now() }],
	runs: term.runs,
	rounds: term.rounds
};

/** Puts classes of 30 and what they did into the kit's database, which its own page made. */
export async function bringTerm(page: Page, { groups, runs, rounds }: Rows = ofTerm) {
	await page.goto('/en/classes/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	const seats = groups.flatMap(({ id: group }) =>
		Array.from({ length: 30 }, (_, index) => ({
			...{ id: `${group}/${index + 1}`, group, number: index + 1 },
			picture: `seat-${pictures[index % pictures.length]}`
		}))
	);
	const rows = { groups, seats, runs, rounds };
	// `waitForFunction` takes a promise for a yes
	await expect.poll(() => page.evaluate(hasTables)).toBe(true);
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

/** Whether the kit has made its database. */
const hasTables = () =>
	new Promise<boolean>((resolve) => {
		const request = indexedDB.open('netkind');
		// opened too early it would be made without tables
		request.onupgradeneeded = () => request.transaction!.abort();
		request.onerror = () => resolve(false);
		request.onsuccess = () => {
			resolve(request.result.objectStoreNames.contains('rounds'));
			request.result.close();
		};
	});
