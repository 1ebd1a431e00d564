import { base } from '$app/paths';
import { error } from '@sveltejs/kit';
import { loadKinds } from '$lib/activities/load';
import { fetchLesson } from '$lib/packs/fetch';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, data }) => {
	if (params.lesson === 'outside') return { ...data, file: undefined, kinds: {} };
	const file = await fetchLesson(fetch, base, params.lang, params.lesson);
	if (!file) error(404, 'no-lesson');
	return { ...data, file, kinds: await loadKinds(file.lesson.activities) };
};
