/* What a family's printed page is made from: pure, `now` is handed in. */
import type { Playable } from '$lib/lesson/place';

type Activity = Playable['activities'][number];
type Plan = Extract<Activity, { kind: 'plan' }>['question'];
type Of<M extends Plan['mode']> = Extract<Plan, { mode: M }>;

const plans = (activities: readonly Activity[]) =>
	activities.flatMap((activity) => (activity.kind === 'plan' ? [activity.question] : []));

/** The lesson's if–then plan, if it has one. */
export const ifThenIn = (activities: readonly Activity[]) =>
	plans(activities).find((plan): plan is Of<'if-then'> => plan.mode === 'if-then');

/** The rules of the lesson's charter, if it has one. */
export const rulesIn = (activities: readonly Activity[]) =>
	plans(activities).find((plan): plan is Of<'charter'> => plan.mode === 'charter')?.rules;

/** The day four weeks from now, whatever the clocks do meanwhile. */
export function inFourWeeks(now: number): Date {
	const day = new Date(now);
	return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 28, 12);
}
