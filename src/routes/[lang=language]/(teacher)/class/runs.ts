/* Gathers all runs of a class with what was asked in them. The database is loaded when it is asked for. */
import { base } from '$app/paths';
import { loadKinds } from '$lib/activities/load';
import { fetchLesson } from '$lib/packs/fetch';
import type { ClassRun } from '$lib/progress/class-runs';
import type { Lesson } from '$lib/packs/schema';
import type { NetkindDb, Round, Run } from '$lib/store';

/** The lesson of a run, if it is still here. */
async function lessonOf(db: NetkindDb, run: Run) {
	if (!run.outside) return (await fetchLesson(fetch, base, run.language, run.lesson))?.lesson;
	const { getPack } = await import('$lib/store');
	const { readLesson } = await import('$lib/packs/read');
	const read = readLesson((await getPack(db, run.lesson))?.lesson);
	return read.ok ? read.lesson : undefined;
}

/** A lesson that came back asks what its follow-ups ask in the place of its own activities. */
function asPlayed(lesson: Lesson, rounds: readonly Round[]): Lesson {
	const activities = lesson.followUps
		.flatMap((one) => one.activities)
		.filter(({ id }) => rounds.some((round) => round.activity === id));
	return activities.length > 0 ? { ...lesson, activities } : lesson;
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
			const lesson = file && asPlayed(file, rounds);
			return { run, rounds, lesson, kinds: await loadKinds(lesson?.activities ?? []) };
		})
	);
}
