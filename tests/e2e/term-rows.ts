/* A class with a whole term behind it, put into this browser as the kit would have stored it. */
import { expect, type Page } from '@playwright/test';
import type { Lesson } from '../../src/lib/packs/schema';
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

type LessonMeasure = NonNullable<Lesson['measure']>;

const pictures = ['lemon', 'kite', 'pear', 'cactus', 'umbrella'];

type Row = Record<string, unknown>;

/** The same term where every lesson was measured: before, after, and in a follow-up four weeks later. */
export function measuredTerm(measure: LessonMeasure): { runs: Row[]; rounds: Row[] } {
	const { statements, scenario } = measure.question;
	const tally = (present: number[], sure: number) => {
		const counts = (part: string, options: string[], last: number) =>
			options.map((id, place) => [
				`${part}/${id}`,
				place === 0 ? last : Math.floor((present.length - last) / (options.length - 1))
			]);
		return Object.fromEntries([
			...statements.flatMap(({ id }) => counts(id, ['sure', 'nearly', 'not-yet'], sure)),
			...counts(
				scenario.id,
				scenario.options.map(({ id }) => id),
				sure
			)
		]) as Record<string, number>;
	};
	const first: Row[] = term.runs.filter(({ followUp }) => !followUp);
	const runs = first.flatMap((run): Row[] => {
		const later = { id: `${String(run.id)}-28`, followUp: 28, drawn: ['any'] };
		const at = Number(run.startedAt) + 28 * 86_400_000;
		return [
			{ ...run, measured: true },
			{ ...run, ...later, measured: true, startedAt: at, touchedAt: at, endedAt: at }
		];
	});
	const rounds = runs.flatMap((run) => {
		const present = run.present as number[];
		const moments = 'drawn' in run ? ['later'] : ['before', 'after'];
		return moments.map((moment, place) => ({
			...{ run: run.id, group, activity: `measure-${moment}`, round: 1, answers: {} },
			...{ openedAt: run.startedAt, in: present },
			tally: { room: { present: present.length, counts: tally(present, 7 + 9 * place) } }
		}));
	});
	return {
		runs: [...term.runs.filter(({ followUp }) => followUp), ...runs],
		rounds: [...term.rounds, ...rounds]
	};
}

/** Puts the class and its term into the kit's database, which its own page made. */
export async function bringTerm(
	page: Page,
	{ runs, rounds }: { runs: Row[]; rounds: Row[] } = term
) {
	await page.goto('/en/classes/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	const rows = {
		groups: [{ id: group, name: 'Class 6b', createdAt: Date.now() }],
		seats: Array.from({ length: 30 }, (_, index) => ({
			...{ id: `${group}/${index + 1}`, group, number: index + 1 },
			picture: `seat-${pictures[index % pictures.length]}`
		})),
		runs,
		rounds
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
