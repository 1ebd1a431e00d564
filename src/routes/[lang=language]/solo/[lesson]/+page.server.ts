import { prerendered } from '$lib/i18n/languages';
import { lessonIds } from '$lib/packs/bundled.server';
import type { EntryGenerator } from './$types';

export const entries: EntryGenerator = () =>
	prerendered.flatMap(({ tag }) =>
		[...lessonIds, 'outside'].map((lesson) => ({ lang: tag, lesson }))
	);
