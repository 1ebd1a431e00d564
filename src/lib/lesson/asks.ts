/*
 * The order of a stage where pupils answer on devices: all that one round asks is asked before any of it is
 * shown, for a device holds the whole question from the start. Pure.
 */
import type { Step } from '$lib/activities/steps';

/** A step that asks for something countable; where a story waits for the class it stays where it is. */
const asks = (step: Step) => step.phase === 'ask' && step.part !== undefined && !step.chooses;

/** Which of these steps ask. Where none says so, pages do whose answers are shown later, as with sums. */
function asking(steps: readonly Step[]): (step: Step) => boolean {
	const has = (phase: Step['phase']) => steps.some((step) => step.phase === phase);
	return has('ask') || !has('review') ? asks : (step) => step.phase === 'page';
}

/** The same steps, the questions of a round together where its first one stands. */
export function asksFirst(steps: readonly Step[]): Step[] {
	const isAsked = asking(steps);
	return steps.flatMap((step) => {
		if (!isAsked(step)) return [step];
		const together = steps.filter((one) => isAsked(one) && one.round === step.round);
		return together[0] === step ? together : [];
	});
}

/**
 * Where a step of the old order goes on once the order changes in the middle of an activity: at the same step;
 * after a first answer was shown already, at the next question of that round, so that none is left out.
 */
export function indexInAsksFirst(steps: readonly Step[], index: number): number {
	const isAsked = asking(steps);
	const at = Math.min(index, steps.length - 1);
	const here = steps[at];
	const last = steps.slice(0, at).findLast(isAsked);
	const open = steps.slice(at + 1).find((one) => isAsked(one) && one.round === last?.round);
	const on = here && !isAsked(here) && last && open ? open : here;
	return on ? asksFirst(steps).indexOf(on) : 0;
}
