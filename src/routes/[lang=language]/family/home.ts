/* The family of this device, and what it has done. The database is loaded when a page asks for it. */
import { base } from '$app/paths';
import { loadKinds } from '$lib/activities/load';
import type { Asked, Practice } from '$lib/family/practice';
import type { Member } from '$lib/family/turns';
import { fetchLesson, type LessonFile } from '$lib/packs/fetch';
import type { Group, NetkindDb, Round, Run } from '$lib/store';

export interface Home {
	db: NetkindDb;
	group: Group;
	members: Member[];
	/** the latest touched first */
	runs: Run[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * The family of this device, if one was made; a round left a day ago is cleared away, wherever one arrives.
 * Throws where the database cannot be had.
 */
export async function openHome(now: number): Promise<Home | undefined> {
	const { databaseFor, deleteRun, listFamilies, open, runsOf, seatsOf } =
		await import('$lib/store');
	const db = await open(databaseFor());
	const [group] = await listFamilies(db);
	if (!group) return undefined;
	const seats = await seatsOf(db, group.id);
	const members = seats.map(({ number, picture, role = 'parent' }) => ({ number, picture, role }));
	const all = await runsOf(db, group.id);
	const old = all.filter((run) => run.endedAt === undefined && now - run.touchedAt >= day);
	for (const run of old) await deleteRun(db, run.id);
	return { db, group, members, runs: all.filter((run) => !old.includes(run)) };
}

/** The runs that came to their end. */
const ended = ({ runs }: Home) => runs.filter((run) => run.endedAt !== undefined);

/** Ids of the lessons whose home round was done to its end. */
export const doneLessons = (home: Home) => [...new Set(ended(home).map((run) => run.lesson))];

export interface DuePractice {
	due: Practice[];
	files: Record<string, LessonFile>;
	/** what was asked so far */
	rounds: Round[];
}

/** What this family may practise now. Loads the scheduler only where there is something to schedule. */
export async function duePractice(home: Home, language: string, now: number): Promise<DuePractice> {
	const lessons = doneLessons(home);
	if (lessons.length === 0) return { due: [], files: {}, rounds: [] };
	const { roundsOf } = await import('$lib/store');
	const { practiceNow, practices } = await import('$lib/family/practice');
	const rounds = (await Promise.all(home.runs.map((run) => roundsOf(home.db, run.id)))).flat();
	const found = await Promise.all(
		lessons.map(async (id) => [id, await fetchLesson(fetch, base, language, id)] as const)
	);
	const files = Object.fromEntries(found.flatMap(([id, file]) => (file ? [[id, file]] : [])));
	const followUps = Object.values(files).flatMap(({ lesson }) => lesson.followUps);
	const kinds = await loadKinds(followUps.flatMap(({ activities }) => activities));
	const done = Object.entries(files).map(([lesson, file]) => ({
		lesson,
		at: Math.min(...ended(home).flatMap((run) => (run.lesson === lesson ? [run.endedAt!] : []))),
		followUps: file.lesson.followUps
	}));
	const asked = rounds.map(({ run, ...round }): Asked => ({
		...round,
		lesson: lessonOf(home, run)
	}));
	return { due: practiceNow(practices(done, asked, kinds), now), files, rounds };
}

const lessonOf = ({ runs }: Home, id: string) => runs.find((run) => run.id === id)?.lesson ?? '';

/** The latest run of a lesson that came to its end: what is practised of it is kept there. */
export const runOf = (home: Home, lesson: string) =>
	ended(home).find((run) => run.lesson === lesson)!;
