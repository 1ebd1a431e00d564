import { eachLanguage } from '$lib/i18n/entries';
import { lessonIds, lessonIn } from '$lib/packs/bundled.server';
import { objectivesOf } from '$lib/packs/reference.server';
import type { PageServerLoad } from './$types';

export const entries = eachLanguage;

/** The words of every objective a built-in lesson can report on. */
export const load: PageServerLoad = ({ params }) => ({
	objectives: objectivesOf(
		[...new Set(lessonIds.flatMap((id) => lessonIn(id, params.lang)?.objectives ?? []))],
		params.lang
	)
});
