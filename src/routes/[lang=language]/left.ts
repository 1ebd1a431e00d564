/* What somebody alone left unfinished on this device: theirs for a day, and not for whoever comes next. */
import { forgetSolo, markedSolo } from '$lib/ui/choices';

/**
 * Whether somebody may have begun a lesson alone here. After a crash the mark may be gone where the answers are not:
 * browsers write it seconds later.
 */
export async function begunBefore() {
	if (markedSolo()) return true;
	const databases = await window.indexedDB?.databases?.().catch(() => []);
	return Boolean(databases?.some(({ name }) => name === 'netkind'));
}

/** Clears what nobody touched for a day. Loads no database where there can be nothing in it. Never throws. */
export async function clearOld() {
	if (!(await begunBefore())) return;
	const { clearOldSolo, databaseFor, goingRuns, thisDevice } = await import('$lib/store');
	try {
		await clearOldSolo(databaseFor(), Date.now());
		if ((await goingRuns(databaseFor(), thisDevice)).length === 0) forgetSolo();
	} catch {
		// where the database cannot be had, nothing of it is shown either
	}
}

/** Clears all that was begun alone here, whoever began it. */
export async function clearAll() {
	const { databaseFor, deleteRun, runsOf, thisDevice } = await import('$lib/store');
	const db = databaseFor();
	for (const run of await runsOf(db, thisDevice)) await deleteRun(db, run.id);
	forgetSolo();
}
