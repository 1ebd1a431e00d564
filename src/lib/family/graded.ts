import type { Playable } from '$lib/lesson/place';

/** Whether there is something to get right: an opinion, a plan or a scene has nothing. */
export const isGraded = (
	{ question, solution }: Playable['activities'][number],
	kind: Playable['kinds'][string]
) => kind.grade(question, solution, kind.solve(question, solution)).state === 'graded';
