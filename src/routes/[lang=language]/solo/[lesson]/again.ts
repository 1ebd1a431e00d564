/* A lesson that comes back to somebody alone: `?again=7`, or `?again=7.song.note` with what was drawn for a class. */
import { base } from '$app/paths';
import { fetchLesson, type LessonFile } from '$lib/packs/fetch';
import { everyReturn, lessonOfRun } from '$lib/packs/follow-up';
import type { Lesson } from '$lib/packs/schema';
import type { Run } from '$lib/store';

export type Again = Required<Pick<Run, 'followUp'>> & Pick<Run, 'drawn'>;

export interface CameBack {
	file: LessonFile;
	again: Again;
	/** what a hand-in of it is read by */
	handin: Lesson;
}

/** What the address names, as the lesson comes back; undefined where it names nothing of the kind. */
export async function cameBack(
	search: string,
	language: string,
	lesson: string
): Promise<CameBack | undefined> {
	const [after, ...drawn] = new URLSearchParams(search).get('again')?.split('.') ?? [];
	const followUp = ([7, 28, 90] as const).find((one) => String(one) === after);
	const file = followUp && (await fetchLesson(fetch, base, language, lesson));
	if (!file) return undefined;
	const again = { followUp, ...(drawn.length && { drawn }) };
	const back = lessonOfRun(file.lesson, again);
	return back && { file: { ...file, lesson: back }, again, handin: everyReturn(file.lesson) };
}
