/* Gathers all runs of a class with what was asked in them. The database is loaded when it is asked for. */
import { loadKinds } from '$lib/activities/load';
import { lessonOfRun } from '$lib/packs/follow-up';
import type { ClassRun } from '$lib/progress/class-runs';
import { wholeLesson } from './lesson-of';

/** All runs of a class. Each lesson is read once, however often the class did it. */
export async function classRuns(group: string): Promise<ClassRun[]> {
	const store = await import('$lib/store');
	const db = await store.open(store.databaseFor(group));
	const rounds = await store.roundsOfGroup(db, group);
	const lessons = new Map<string, ReturnType<typeof wholeLesson>>();
	return Promise.all(
		(await store.runsOf(db, group)).map(async (run): Promise<ClassRun> => {
			const key = `${run.language} ${run.outside} ${run.lesson}`;
			const reading = lessons.get(key) ?? wholeLesson(run, store);
			lessons.set(key, reading);
			const file = await reading;
			const asked = rounds.filter((round) => round.run === run.id);
			const lesson = file && lessonOfRun(file.lesson, run);
			const kinds = await loadKinds(lesson?.activities ?? []);
			return { run, rounds: asked, lesson, kinds, language: file?.language };
		})
	);
}
