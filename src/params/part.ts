import { parts } from '$lib/packs/fetch';

/** What there is of a lesson for one pupil's page. */
export const match = (part: string) => parts.some((known) => known === part);
