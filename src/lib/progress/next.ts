/* What to teach next, as ids and a case; i18n makes the sentence a teacher would say. Pure. */
import type { Lesson } from '$lib/packs/schema';
import { fewest } from './asked';
import type { ReportedRun } from './class-runs';
import { heatMap, latestOf, standing, type HeatMap } from './heat-map';
import type { Needed } from './needed';

/** What is known of a lesson that could come next. */
export type Offered = Pick<Lesson, 'id' | 'band' | 'topic' | 'objectives'>;

export type Next =
	/** nothing was done yet */
	| { case: 'nothing' }
	/** something was done, and nothing that can be shown was counted or answered */
	| { case: 'uncounted' }
	/** an objective for another round: what the class thought instead, and a lesson that practises it */
	| { case: 'again'; objective: string; share: number; needed?: Needed; lesson?: string }
	/** the class can go on */
	| { case: 'on'; objective: string; lesson?: string };

/** What comes next for a class, of the lessons there are. */
export function nextOf(
	runs: readonly ReportedRun[],
	library: readonly Offered[],
	map: HeatMap = heatMap(runs)
): Next {
	if (runs.length === 0) return { case: 'nothing' };
	const { strongest, again } = standing(map);
	const done = new Set(runs.map(({ run }) => run.lesson));
	const open = library.filter(({ id }) => !done.has(id));
	if (again) {
		const lesson = open.find(({ objectives }) => objectives.includes(again))?.id;
		const needed = neededFor(runs, again);
		const { share } = latestOf(map.rows.find(({ id }) => id === again)!)!;
		return {
			case: 'again',
			objective: again,
			share,
			...(needed && { needed }),
			...(lesson && { lesson })
		};
	}
	if (!strongest) return { case: 'uncounted' };
	const lesson = following(runs, open)?.id;
	return { case: 'on', objective: strongest, ...(lesson && { lesson }) };
}

/** Of the same band as the last lesson, of its topic if there is one. */
function following(runs: readonly ReportedRun[], open: readonly Offered[]): Offered | undefined {
	const last = runs.findLast(({ lesson }) => lesson)?.lesson;
	const fitting = open.filter(({ band }) => band === last?.band);
	return fitting.find(({ topic }) => topic === last?.topic) ?? fitting[0];
}

/** What five or more chose most lately where this objective was asked, though it does not help. */
function neededFor(runs: readonly ReportedRun[], objective: string): Needed | undefined {
	const asked = runs
		.flatMap(({ report }) => report?.activities ?? [])
		.filter((one) => one.at !== undefined && one.objectives.includes(objective))
		.sort((a, b) => b.at! - a.at!);
	return asked.find(({ needed }) => needed && needed.n >= fewest)?.needed;
}
