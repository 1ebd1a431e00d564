import { prerendered } from '$lib/i18n/languages';
import { easierIn, lessonIds } from '$lib/packs/bundled.server';
import type { EntryGenerator } from './$types';

export const entries: EntryGenerator = () =>
	prerendered.flatMap(({ tag }) => [
		...[...lessonIds, 'outside'].map((lesson) => ({ lang: tag, lesson })),
		...lessonIds
			.filter((id) => easierIn(id, tag))
			.map((lesson) => ({ lang: tag, lesson, words: 'easier' }))
	]);
