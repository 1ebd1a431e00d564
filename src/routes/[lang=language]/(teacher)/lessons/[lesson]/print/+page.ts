import { base } from '$app/paths';
import { error } from '@sveltejs/kit';
import { loadKinds } from '$lib/activities/load';
import { fetchLesson } from '$lib/packs/fetch';
import { activitiesOf } from './script';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
	if (params.lesson === 'outside') return { file: undefined, kinds: {} };
	const file = await fetchLesson(fetch, base, params.lang, params.lesson);
	if (!file) error(404, 'no-lesson');
	return { file, kinds: await loadKinds(activitiesOf(file.lesson)) };
};
