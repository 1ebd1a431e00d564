import { base } from '$app/paths';
import { fetchLesson, type LessonFile } from '$lib/packs/fetch';
import { lessonOfRun } from '$lib/packs/follow-up';
import type { Run } from '$lib/store';

type Store = typeof import('$lib/store');
type Of = Pick<Run, 'lesson' | 'language' | 'outside'>;

/** The lesson a run is of, whole: built in, or from outside and read again; undefined where it is no longer there. */
export async function wholeLesson(run: Of, store: Store): Promise<LessonFile | undefined> {
	if (!run.outside) return fetchLesson(fetch, base, run.language, run.lesson);
	const pack = await store.getPack(store.databaseFor(), run.lesson);
	const { readLesson } = await import('$lib/packs/read');
	const read = pack && readLesson(pack.lesson);
	return read?.ok ? { lesson: read.lesson, language: read.lesson.language } : undefined;
}

/** The lesson as a run plays it: a follow-up has activities of its own. */
export async function lessonOf(run: Run, store: Store): Promise<LessonFile | undefined> {
	const file = await wholeLesson(run, store);
	const lesson = file && lessonOfRun(file.lesson, run);
	return lesson && { ...file, lesson };
}
