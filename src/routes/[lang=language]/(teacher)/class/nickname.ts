import type { WordKey, Words } from '$lib/i18n';

/** What a seat is called: the name of its picture. */
export const nickname = (t: Words, picture: string) =>
	t(picture.replace('seat-', 'seat.') as WordKey);
