/* When to remind of a backup (trust D10). Pure. */

const week = 7 * 24 * 60 * 60 * 1000;
const manyRuns = 3;

/**
 * Why a backup is due: there never was one, more than a week has passed, or more than three lessons were run
 * since. Undefined where nothing was done since the last one, or there is no class.
 */
export function backupDue(of: {
	classes: number;
	/** when each run of a class was last touched */
	runs: readonly number[];
	lastBackup: number | undefined;
	now: number;
}): 'first' | 'week' | 'lessons' | undefined {
	const { classes, runs, lastBackup, now } = of;
	if (classes === 0) return undefined;
	if (lastBackup === undefined) return 'first';
	const since = runs.filter((touched) => touched > lastBackup).length;
	if (since > manyRuns) return 'lessons';
	return since > 0 && now - lastBackup > week ? 'week' : undefined;
}
