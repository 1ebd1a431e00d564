import { base } from '$app/paths';
import { error } from '@sveltejs/kit';
import { fetchLesson } from '$lib/packs/fetch';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
	if (params.lesson === 'outside') return { file: undefined };
	const file = await fetchLesson(fetch, base, params.lang, params.lesson);
	if (!file) error(404, 'no-lesson');
	return { file };
};
