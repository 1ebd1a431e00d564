import { loadKinds } from '$lib/activities/load';
import { optionsOf } from '$lib/progress/folded';
import type { OptionsIn } from '$lib/store';
import { lessonOf } from './lesson-of';

/** What answers of a run count under, by its lesson: nothing where that is gone, undefined where it can't be read now. */
export const optionsIn: OptionsIn = async (run) => {
	try {
		const file = await lessonOf(run, await import('$lib/store'));
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
