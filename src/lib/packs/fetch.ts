import type { Lesson } from './schema';

/** A lesson and the language its words are in, which need not be the page's. */
export interface LessonFile {
	lesson: Lesson;
	language: string;
	/** kinds in it that only show something, told before they are loaded */
	shows?: string[];
	/** it can be had in easier words, too */
	easier?: boolean;
}

/** What a library shows of a lesson. */
export type LessonCard = Pick<
	Lesson,
	'id' | 'title' | 'summary' | 'topic' | 'band' | 'minutes' | 'cover'
> & { language: string; languages: string[] };

/** A built-in lesson, checked when the kit was built. Undefined where the kit has none of that id or words. */
export async function fetchLesson(
	fetcher: typeof fetch,
	base: string,
	language: string,
	id: string,
	file: 'lesson' | 'easier' = 'lesson'
): Promise<LessonFile | undefined> {
	const answer = await fetcher(
		`${base}/${language === 'xa' ? 'en' : language}/lessons/${id}/${file}.json`
	);
	return answer.ok ? ((await answer.json()) as LessonFile) : undefined;
}
