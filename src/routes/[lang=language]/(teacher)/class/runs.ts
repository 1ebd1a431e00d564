/* Gathers all runs of a class with what was asked in them. The database is loaded when it is asked for. */
import { base } from '$app/paths';
import { loadKinds } from '$lib/activities/load';
import { fetchLesson } from '$lib/packs/fetch';
import type { ClassRun } from '$lib/progress/class-runs';
import type { NetkindDb, Run } from '$lib/store';

/** The lesson of a run, if it is still here. */
async function lessonOf(db: NetkindDb, run: Run) {
	if (!run.outside) return (await fetchLesson(fetch, base, run.language, run.lesson))?.lesson;
	const { getPack } = await import('$lib/store');
	const { readLesson } = await import('$lib/packs/read');
	const read = readLesson((await getPack(db, run.lesson))?.lesson);
	return read.ok ? read.lesson : undefined;
}

/** All runs of a class. Each lesson is read once, however often the class did it. */
export async function classRuns(group: string): Promise<ClassRun[]> {
	const { databaseFor, open, roundsOf, runsOf } = await import('$lib/store');
	const db = await open(databaseFor(group));
	const lessons = new Map<string, ReturnType<typeof lessonOf>>();
	return Promise.all(
		(await runsOf(db, group)).map(async (run): Promise<ClassRun> => {
			const key = `${run.language} ${run.outside} ${run.lesson}`;
			const reading = lessons.get(key) ?? lessonOf(db, run);
			lessons.set(key, reading);
			const [file, rounds] = await Promise.all([reading, roundsOf(db, run.id)]);
			const lesson = file && {
				...file,
				activities: [...file.activities, ...file.followUps.flatMap((one) => one.activities)]
			};
			return { run, rounds, lesson, kinds: await loadKinds(lesson?.activities ?? []) };
		})
	);
}
