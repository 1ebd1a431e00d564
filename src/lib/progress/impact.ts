/*
 * What a class has done and can do, for a head teacher and for parents. Pure. Figures are of the class alone, and none
 * of fewer than five.
 */
import type { Detected } from '$lib/activities/activity';
import type { Run } from '$lib/store/records';
import { fewest } from './asked';
import type { ClassRun, ReportedRun } from './class-runs';
import { heatMap, latestOf, type HeatCell } from './heat-map';
import { nextOf, type Next, type Offered } from './next';
import { sumDetected } from './rates';

export interface DoneLesson {
	run: string;
	title: string;
	/** of its words */
	language: string;
	startedAt: number;
	/** it came back so many days after */
	followUp: Run['followUp'];
	/** as planned, up to where the class came; undefined where the lesson is no longer known */
	minutes: number | undefined;
	/** undefined where fewer than five were here */
	present: number | undefined;
}

export interface Impact {
	/** the first one first */
	lessons: DoneLesson[];
	/** of all lessons that are known */
	minutes: number;
	/** the objectives of these lessons, in the order the class met them; where it stands, if that can be shown */
	objectives: { id: string; cell: HeatCell | undefined }[];
	detected: Detected | undefined;
	next: Next;
}

/** The impact of all that a class did. */
export function impactOf(runs: readonly ReportedRun[], library: readonly Offered[]): Impact {
	const map = heatMap(runs);
	const lessons = runs.map(lessonOf);
	const met = new Set(runs.flatMap(({ lesson }) => lesson?.objectives ?? []));
	return {
		lessons,
		minutes: lessons.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
		objectives: [...met].map((id) => {
			const row = map.rows.find((one) => one.id === id);
			return { id, cell: row && latestOf(row) };
		}),
		detected: detectedIn(runs),
		next: nextOf(runs, library, map)
	};
}

function lessonOf(one: ClassRun): DoneLesson {
	const { id, title, language, startedAt, followUp, present } = one.run;
	return {
		run: id,
		title,
		language,
		startedAt,
		followUp,
		minutes: minutesOf(one),
		present: present.length >= fewest ? present.length : undefined
	};
}

/** One that was not ended counts as far as the class came; what is only done if there is time adds none. */
function minutesOf({ run, lesson }: ClassRun): number | undefined {
	if (!lesson) return undefined;
	const { activities } = lesson;
	const at = activities.findIndex(({ id }) => id === run.place.activity);
	const gone = run.endedAt === undefined ? activities.slice(0, at + 1) : activities;
	const sum = gone.reduce((minutes, activity) => minutes + activity.minutes, 0);
	return Math.min(Math.round(sum), lesson.minutes);
}

/** Telling genuine from false, over all that five or more did. */
const detectedIn = (runs: readonly ReportedRun[]) =>
	sumDetected(
		runs
			.flatMap(({ report }) => report?.activities ?? [])
			.filter(({ pupils }) => Math.max(pupils.counted, pupils.answered) >= fewest)
			.map(({ detected }) => detected)
	);
