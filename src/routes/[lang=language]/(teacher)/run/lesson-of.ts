import { base } from '$app/paths';
import { fetchLesson, type LessonFile } from '$lib/packs/fetch';
import type { Run } from '$lib/store';
import type { Store } from './Keeping.svelte';

/** The lesson a run is of: built in, or from outside and read again; undefined where it is no longer there. */
export async function lessonOf(run: Run, store: Store): Promise<LessonFile | undefined> {
	if (!run.outside) return fetchLesson(fetch, base, run.language, run.lesson);
	const pack = await store.getPack(store.databaseFor(), run.lesson);
	const { readLesson } = await import('$lib/packs/read');
	const read = pack && readLesson(pack.lesson);
	return read?.ok ? { lesson: read.lesson, language: read.lesson.language } : undefined;
}
