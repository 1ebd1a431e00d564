import type { Choosable } from '$lib/activities/activity';

/** One option and how many chose it in each round. */
export interface Vote extends Choosable {
	counts: number[];
}
