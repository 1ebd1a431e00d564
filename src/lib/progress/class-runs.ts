/* All runs of a class with what was asked in them, and the report of each. Pure. */
import type { Activity, Person } from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import type { Lesson } from '$lib/packs/schema';
import type { Round, Run } from '$lib/store/records';
import { holdsSome } from './activity-report';
import { runReport, type RunReport } from './report';

/** `lesson` is as the run played it, follow-ups too; missing where it is no longer on this device. */
export interface ClassRun {
	run: Run;
	rounds: readonly Round[];
	lesson:
		| (Pick<Lesson, 'id' | 'title' | 'band' | 'topic' | 'minutes' | 'objectives'> & {
				activities: readonly Activity[];
				cast: Person[];
		  })
		| undefined;
	kinds: Record<string, AnyKind>;
	/** of the lesson's words, where they are not in the run's */
	language?: string | undefined;
}

export interface ReportedRun extends ClassRun {
	report: RunReport | undefined;
}

/** Something was asked, or the lesson was gone through: not only opened and left. */
const isDone = ({ run, rounds }: ClassRun) => run.endedAt !== undefined || rounds.some(holdsSome);

/** The runs a class did something in, the first one first, each with its report. */
export const reportedRuns = (runs: readonly ClassRun[]): ReportedRun[] =>
	runs
		.filter(isDone)
		.sort((a, b) => a.run.startedAt - b.run.startedAt)
		.map((one) => ({
			...one,
			report:
				one.lesson &&
				runReport({
					lesson: one.lesson,
					kinds: one.kinds,
					rounds: one.rounds,
					present: one.run.present
				})
		}));
