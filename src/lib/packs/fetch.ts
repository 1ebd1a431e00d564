import type { Lesson } from './schema';

/** What the page for one pupil needs of a lesson: not what is for teachers, for paper or for later. */
export type PupilLesson = Pick<
	Lesson,
	'id' | 'version' | 'language' | 'title' | 'topic' | 'band' | 'cover' | 'cast' | 'activities'
>;

/** A lesson and the language its words are in, which need not be the page's. */
export interface LessonFile<L = Lesson> {
	lesson: L;
	language: string;
	/** kinds in it that only show something, told before they are loaded */
	shows?: string[];
	/** it can be had in easier words, too */
	easier?: boolean;
	/** how many activities it has, where this is its beginning: the first one only */
	count?: number;
}

/**
 * What there is of a lesson for one pupil: in its own words or in easier ones, whole or its beginning. With the
 * beginning the first screen can be used at once; the rest comes while it is read.
 */
export const parts = ['pupil', 'pupil-begin', 'easier', 'easier-begin'] as const;
export type Part = (typeof parts)[number];

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
	id: string
): Promise<LessonFile | undefined> {
	const answer = await fetcher(addressOf(base, language, id, 'lesson'));
	return answer.ok ? ((await answer.json()) as LessonFile) : undefined;
}

/** The same for one pupil. */
export async function fetchPupilLesson(
	fetcher: typeof fetch,
	base: string,
	language: string,
	id: string,
	part: Part
): Promise<LessonFile<PupilLesson> | undefined> {
	const answer = await fetcher(addressOf(base, language, id, part));
	return answer.ok ? ((await answer.json()) as LessonFile<PupilLesson>) : undefined;
}

const addressOf = (base: string, language: string, id: string, file: string) =>
	`${base}/${language === 'xa' ? 'en' : language}/lessons/${id}/${file}.json`;
