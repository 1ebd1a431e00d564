import { loadKinds } from '$lib/activities/load';
import { optionsOf } from '$lib/progress/folded';
import type { OptionsIn } from '$lib/store';
import { lessonOf } from './lesson-of';

/**
 * What answers of a run count under, by its lesson: nothing where that was deleted, undefined where it can't be had now.
 * A built-in one that is not to be had may be so for a moment.
 */
export const optionsIn: OptionsIn = async (run) => {
	try {
		const file = await lessonOf(run, await import('$lib/store'));
		if (!file && !run.outside) return undefined;
		const { activities = [], cast = [] } = file?.lesson ?? {};
		const kinds = await loadKinds(activities);
		return (id) => {
			const activity = activities.find((one) => one.id === id);
			return activity && optionsOf({ activity, kind: kinds[activity.kind]!, cast });
		};
	} catch {
		return undefined;
	}
};
