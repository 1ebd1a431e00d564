import type { WordKey, Words } from '$lib/i18n';

/** What somebody is called: the name of their picture. */
export const pictureName = (t: Words, picture: string) =>
	t(picture.replace('seat-', 'seat.') as WordKey);
