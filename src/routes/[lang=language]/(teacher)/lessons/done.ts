/* Which lessons a class has done: from its runs, worked out, never stored. */
import type { Group, Run } from '$lib/store';

/** A class and the days it finished its lessons, by lesson. */
export interface Done {
	group: Pick<Group, 'id' | 'name'>;
	/** when it was last used on this device */
	used: number;
	lessons: Record<string, number>;
}

/** Of each class what it has done; the one used last comes first, one never used is left out. */
export const doneOf = (classes: readonly { group: Group; runs: readonly Run[] }[]): Done[] =>
	classes
		.filter(({ runs }) => runs.length > 0)
		.map(({ group, runs }) => ({
			group,
			used: Math.max(...runs.map((run) => run.touchedAt)),
			lessons: lastDays(runs)
		}))
		.sort((a, b) => b.used - a.used);

/** The day of the last finished run of each lesson that is built in. */
function lastDays(runs: readonly Run[]) {
	const days: Record<string, number> = {};
	for (const { lesson, outside, endedAt, followUp } of runs)
		if (!outside && !followUp && endedAt !== undefined)
			days[lesson] = Math.max(days[lesson] ?? 0, endedAt);
	return days;
}
