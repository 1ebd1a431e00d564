/* What a class is asked when a lesson comes back: gathers its runs since, and draws. The database is handed in. */
import { loadKinds } from '$lib/activities/load';
import type { LessonActivity } from '$lib/activities';
import type { LessonFile } from '$lib/packs/fetch';
import { draw, sharesOf } from '$lib/progress/draw';
import { followUps, type After, type FollowUp, type LessonRun } from '$lib/progress/follow-ups';
import { enough, runReport } from '$lib/progress/report';
import type { Group, Run } from '$lib/store';
import { dayOf } from '$lib/day';
import { lessonOf, wholeLesson } from '../lesson-of';

type Store = typeof import('$lib/store');

/** A lesson that came with the kit comes back three times; one from outside as often as it says. */
const afters: readonly After[] = [7, 28, 90];

/** Which follow-ups lessons from outside have, by the run's lesson: they are read again. */
export async function carriedOutside(runs: readonly Run[], store: Store) {
	const outside = runs.filter((run) => run.outside && !run.followUp);
	const ids = [...new Set(outside.map(({ lesson }) => lesson))];
	const files = await Promise.all(
		ids.map(async (id) => {
			const file = await wholeLesson(
				outside.find(({ lesson }) => lesson === id)!,
				store
			);
			return [id, file?.lesson.followUps.map(({ after }) => after) ?? []] as const;
		})
	);
	return Object.fromEntries(files);
}

/** The follow-ups of a class today. */
export const followUpsOf = (
	{ holidays }: Group,
	runs: readonly Run[],
	outside: Readonly<Record<string, readonly After[]>>
): FollowUp<Run>[] =>
	followUps(runs, {
		today: dayOf(Date.now()),
		holidays,
		carries: ({ lesson, outside: of }: LessonRun) => (of ? (outside[lesson] ?? []) : afters)
	});

export interface Drawn {
	/** the whole lesson */
	file: LessonFile;
	activities: LessonActivity[];
	/** ids of objectives the class found hard */
	hard: string[];
}

/** What is asked of the class in this follow-up; undefined where the lesson is no longer here, or has none left. */
export async function drawn(
	{ run, after }: Pick<FollowUp<Run>, 'run' | 'after'>,
	runs: readonly Run[],
	language: string,
	store: Store
): Promise<Drawn | undefined> {
	const file = await wholeLesson({ ...run, language }, store);
	if (!file) return undefined;
	const since = runs
		.filter(
			(one) =>
				one.id === run.id ||
				(one.followUp &&
					one.lesson === run.lesson &&
					one.outside === run.outside &&
					one.startedAt >= run.startedAt)
		)
		.sort((a, b) => a.startedAt - b.startedAt);
	const reports = await Promise.all(since.map((one) => reportOf(one, store)));
	const shares = sharesOf(reports.flatMap((report) => report ?? []));
	const used = since.flatMap((one) => one.drawn ?? []);
	const { followUps } = file.lesson;
	const activities = draw<LessonActivity>({ followUps, after, used, shares });
	const hard = Object.keys(shares).filter((id) => shares[id]! < enough);
	return activities.length ? { file, activities, hard } : undefined;
}

async function reportOf(run: Run, store: Store) {
	const lesson = (await lessonOf(run, store))?.lesson;
	return (
		lesson &&
		runReport({
			lesson,
			kinds: await loadKinds(lesson.activities),
			rounds: await store.roundsOf(store.databaseFor(run.id), run.id),
			present: run.present
		})
	);
}

/** The printed sheet of what was drawn; the address names activities and no class. */
export function sheetPath(
	{ lesson, outside }: Run,
	after: After,
	activities: readonly { id: string }[]
) {
	const query = `?after=${after}&of=${activities.map(({ id }) => id).join('.')}`;
	return outside ? `lessons/outside/print/${query}#${lesson}` : `lessons/${lesson}/print/${query}`;
}
