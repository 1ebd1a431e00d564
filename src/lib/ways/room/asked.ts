/* What the room is shown of a place in a lesson: pure. Before a reveal nothing of a solution is in it. */
import type { Step } from '$lib/activities/steps';
import { activityAt, stepAt, stepsAt, type Place, type Playable } from '$lib/lesson/place';
import type { Lesson } from '$lib/packs/schema';
import type { Asked } from './messages';

/** What a guest's screen needs of the lesson as a whole. */
export type OfLesson = Pick<Lesson, 'id' | 'topic' | 'band'>;

type Moment = Pick<Asked, 'phase' | 'round'>;

/**
 * Where among its steps an activity stands for a device: asked from the first step of a round that asks to the
 * last one, looked back at once the last round is over. What asks on no step is asked until its last page is past.
 */
export function momentOf(steps: readonly Step[], at: number): Moment {
	const asks = steps.flatMap((step, place) =>
		step.phase === 'ask' ? [{ place, round: step.round ?? 1 }] : []
	);
	const looks = steps.findIndex((step) => step.phase === 'review');
	if (asks.length === 0) {
		const asked = at > steps.findLastIndex((step) => step.phase === 'page');
		return { phase: looks >= 0 && at >= looks && asked ? 'review' : 'ask', round: 1 };
	}
	const rounds = [...new Set(asks.map(({ round }) => round))];
	for (const round of rounds) {
		const places = asks.filter((ask) => ask.round === round).map(({ place }) => place);
		if (at >= Math.min(...places) && at <= Math.max(...places)) return { phase: 'ask', round };
	}
	const done = at > asks.at(-1)!.place;
	return { phase: done && looks >= 0 ? 'review' : 'wait', round: rounds.at(-1)! };
}

/** What guests are shown at a place of a lesson whose words are in `language`. */
export function askedOf(
	lesson: OfLesson,
	playable: Playable,
	place: Place,
	language: string
): Omit<Asked, 'revision'> {
	const activity = activityAt(playable, place);
	const kind = playable.kinds[activity.kind]!;
	const step = stepAt(playable, place);
	const steps = stepsAt(playable, place);
	const common = {
		activity: activity.id,
		round: 1,
		kind: activity.kind,
		title: activity.title,
		keeps: kind.keeps,
		cast: playable.cast,
		language,
		topic: lesson.topic,
		band: lesson.band,
		seed: lesson.id
	};
	if (place.over) return { ...common, phase: 'over' };
	if (!kind.open.includes('room') || kind.shows) return { ...common, phase: 'wait' };
	// a class goes its way through a story together, choice by choice
	if (steps.some((one) => one.chooses) || place.chosen.length > 0) {
		if (!step.chooses || !step.options) return { ...common, phase: 'wait' };
		const { part = '', title = activity.title, text, options } = step;
		return {
			...common,
			phase: 'vote',
			vote: { part, title, options, ...(text && { text }) }
		};
	}
	const moment = momentOf(steps, Math.min(place.step, steps.length - 1));
	const explains = Object.keys(activity.solution).length > 0;
	if (moment.phase === 'wait' || (moment.phase === 'review' && !explains))
		return { ...common, ...moment, phase: 'wait' };
	return {
		...common,
		...moment,
		question: activity.question,
		...(moment.phase === 'review' && { solution: activity.solution })
	};
}
