import { prerendered } from '$lib/i18n/languages';
import { lessonIds, lessonIn } from '$lib/packs/bundled.server';
import { factsOf, objectivesOf } from '$lib/packs/reference.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
	prerendered.flatMap(({ tag }) =>
		[...lessonIds, 'outside'].map((lesson) => ({ lang: tag, lesson }))
	);

/** What the reference files say about this lesson. */
export const load: PageServerLoad = ({ params }) => {
	const lesson = lessonIn(params.lesson, params.lang);
	return {
		objectives: objectivesOf(lesson?.objectives ?? [], params.lang),
		facts: factsOf(lesson?.facts ?? [], params.lang)
	};
};
