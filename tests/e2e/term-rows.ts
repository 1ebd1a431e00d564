/* A class with a whole term behind it, put into this browser as the kit would have stored it. */
import { expect, type Page } from '@playwright/test';
import type { Run } from '../../src/lib/store/records';
import { makeTerm } from '../term';
import { allLessons } from './bundled';

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

/** The same where the first run of each lesson measured: before, after, and in a follow-up four weeks later. */
export function measured({ groups, runs, rounds }: Rows): Rows {
	const first = allLessons.flatMap(({ id, measure }) => {
		const run = (runs as Run[]).find(({ lesson, followUp }) => lesson === id && !followUp);
		return run && measure ? [{ run, measure }] : [];
	});
	const asked = first.flatMap(({ run, measure: { question } }) => {
		const { statements, scenario } = question;
		const parts = [
			...statements.map(({ id }) => ({ part: id, options: ['sure', 'nearly', 'not-yet'] })),
			{ part: scenario.id, options: scenario.options.map(({ id }) => id) }
		];
		const at = run.startedAt + 28 * 86_400_000;
		const time = { startedAt: at, touchedAt: at, endedAt: at };
		const later = { ...run, ...time, id: `${run.id}-28`, followUp: 28, drawn: ['any'] };
		const roundOf = (of: { id: string }, moment: string, most: number) => ({
			...{ run: of.id, group, activity: `measure-${moment}`, round: 1, answers: {} },
			...{ openedAt: run.startedAt, in: run.present },
			tally: {
				room: {
					present: run.present.length,
					counts: Object.fromEntries(
						parts.flatMap(({ part, options }) => {
							const others = Math.floor((run.present.length - most) / (options.length - 1));
							return options.map((id, place) => [`${part}/${id}`, place === 0 ? most : others]);
						})
					)
				}
			}
		});
		return [
			{
				runs: [
					{ ...run, measured: true },
					{ ...later, measured: true }
				],
				rounds: [roundOf(run, 'before', 7), roundOf(run, 'after', 16), roundOf(later, 'later', 13)]
			}
		];
	});
	const ids = first.map(({ run }) => run.id);
	return {
		groups,
		runs: [
			...(runs as Run[]).filter(({ id }) => !ids.includes(id)),
			...asked.flatMap(({ runs }) => runs)
		],
		rounds: [...rounds, ...asked.flatMap(({ rounds }) => rounds)]
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
