import { base } from '$app/paths';
import { error } from '@sveltejs/kit';
import { loadView } from '$lib/activities/load';
import { fetchPupilLesson } from '$lib/packs/fetch';
import type { PageLoad } from './$types';

/** Only what the first screen needs; the page loads the rest once that can be used. */
export const load: PageLoad = async ({ params, fetch }) => {
	if (params.lesson === 'outside') return { file: undefined, words: undefined, views: {} };
	const words: 'easier' | 'pupil' = params.words ? 'easier' : 'pupil';
	const { lang, lesson } = params;
	const file = await fetchPupilLesson(fetch, base, lang, lesson, `${words}-begin`);
	if (!file) error(404, 'no-lesson');
	const first = file.lesson.activities[0]!.kind;
	return { file, words, views: { [first]: await loadView(first) } };
};
