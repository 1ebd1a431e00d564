/*
 * Where a lesson is: pure. One record says it all, so that a stage, a console and a restarted laptop agree.
 * What time it is comes in as an argument.
 */
import type { Person } from '$lib/activities/activity';
import type { Step } from '$lib/activities/steps';
import type { AnyKind } from '$lib/activities/load';
import type { LessonActivity } from '$lib/activities';
import { asksFirst, indexInAsksFirst } from './asks';

export interface Place {
	/** id of the activity */
	activity: string;
	/** index into the steps of that activity */
	step: number;
	/** what the class chose in the story it is in: choice ids */
	chosen: string[];
	/** the last story the class left, and what it chose in it, so that back finds it as it was */
	left?: { activity: string; chosen: string[] };
	/** the stage is blanked */
	blank: boolean;
	/** when a talk ends, in ms since 1970; missing where none runs */
	talkUntil?: number;
	/** the last step of the last activity was left */
	over: boolean;
}

export type Command =
	| { do: 'next' }
	| { do: 'back' }
	/** to the first step of an activity, from anywhere */
	| { do: 'go'; activity: string }
	/** to the calm end, from anywhere */
	| { do: 'end' }
	/** the class's choice in a story; goes on to what it leads to */
	| { do: 'choose'; choice: string }
	| { do: 'blank'; on: boolean }
	/** opened again, on another day or after a reload */
	| { do: 'go-on' };

/** What a stage plays: activities in order, and the kinds they are of. */
export interface Playable {
	activities: readonly LessonActivity[];
	cast: Person[];
	kinds: Record<string, AnyKind>;
	/** pupils answer on devices: a round is asked whole before any of it is shown */
	devices?: boolean | undefined;
}

export const firstPlace = (activities: readonly { id: string }[]): Place => ({
	activity: activities[0]?.id ?? '',
	step: 0,
	chosen: [],
	blank: false,
	over: false
});

export const activityAt = (playable: Playable, place: Place) =>
	playable.activities.find((activity) => activity.id === place.activity) ?? playable.activities[0]!;

/** The steps of the activity the lesson is in, as far as the class has chosen its way. */
export function stepsAt(playable: Playable, place: Place): Step[] {
	const activity = activityAt(playable, place);
	const steps = playable.kinds[activity.kind]!.steps(
		activity.question,
		activity.solution,
		playable.cast,
		activity.title,
		place.chosen
	);
	return playable.devices ? asksFirst(steps) : steps;
}

/** The same place once pupils answer on devices; see `indexInAsksFirst`. */
export const withDevices = (playable: Playable, place: Place): Place => ({
	...place,
	step: indexInAsksFirst(stepsAt({ ...playable, devices: false }, place), place.step)
});

/** The step shown; the last one where a lesson was changed and has fewer. */
export function stepAt(playable: Playable, place: Place): Step {
	const steps = stepsAt(playable, place);
	return steps[Math.min(place.step, steps.length - 1)] ?? { phase: 'page' };
}

const at = (place: Place, activity: string, step = 0): Place => ({
	activity,
	step,
	chosen: [],
	...(place.left && { left: place.left }),
	blank: false,
	over: false
});

/** The place with the story it is in remembered, if it is in one. */
const leaving = (place: Place): Place => {
	const { activity, chosen } = place;
	return chosen.length > 0 ? { ...place, left: { activity, chosen } } : place;
};

function next(playable: Playable, place: Place): Place {
	if (stepAt(playable, place).chooses) return place;
	const steps = stepsAt(playable, place);
	if (place.step + 1 < steps.length) {
		return { ...at(place, place.activity, place.step + 1), chosen: place.chosen };
	}
	const index = playable.activities.findIndex((activity) => activity.id === place.activity);
	const following = playable.activities[index + 1];
	return following ? at(leaving(place), following.id) : { ...place, blank: false, over: true };
}

function back(playable: Playable, place: Place): Place {
	if (place.over) return { ...place, over: false };
	if (place.step > 0) {
		const before = { ...at(place, place.activity, place.step - 1), chosen: place.chosen };
		// going back onto a question of the story takes the class's choice back
		const unchosen = { ...before, chosen: place.chosen.slice(0, -1) };
		return stepAt(playable, before).chooses && place.chosen.length > 0 ? unchosen : before;
	}
	const index = playable.activities.findIndex((activity) => activity.id === place.activity);
	const previous = playable.activities[index - 1];
	if (!previous) return place;
	const chosen = place.left?.activity === previous.id ? place.left.chosen : [];
	const start = { ...at(place, previous.id), chosen };
	return { ...start, step: stepsAt(playable, start).length - 1 };
}

function moved(playable: Playable, place: Place, command: Command): Place {
	switch (command.do) {
		case 'next':
			return next(playable, place);
		case 'back':
			return back(playable, place);
		case 'go':
			return playable.activities.some((activity) => activity.id === command.activity)
				? at(leaving(place), command.activity)
				: place;
		case 'end':
			return { ...place, blank: false, over: true };
		case 'choose': {
			const step = stepAt(playable, place);
			if (!step.chooses || !step.options?.some((option) => option.id === command.choice))
				return place;
			return {
				...at(place, place.activity, place.step + 1),
				chosen: [...place.chosen, command.choice]
			};
		}
		case 'blank':
			return { ...place, blank: command.on };
		case 'go-on':
			return place;
	}
}

/** The place with the time of a talk running from now; the same place where no talk with a time is shown. */
function timed(playable: Playable, place: Place, now: number): Place {
	const { phase, seconds } = stepAt(playable, place);
	if (place.over || phase !== 'talk' || !seconds) return place;
	return { ...place, talkUntil: now + seconds * 1000 };
}

/** A talk that was over for longer than it takes was stopped in, and has its time again; not so a mere reload. */
function goneOn(playable: Playable, place: Place, now: number): Place {
	const whole = (stepAt(playable, place).seconds ?? 0) * 1000;
	return now - (place.talkUntil ?? 0) > whole ? timed(playable, place, now) : place;
}

/**
 * The place after a command that came at `now`; the same place where the command means nothing there. The time of a
 * talk runs from when it is entered, whichever way.
 */
export function follow(playable: Playable, place: Place, command: Command, now: number): Place {
	if (command.do === 'go-on') return goneOn(playable, place, now);
	const after = moved(playable, place, command);
	return after === place || command.do === 'blank' ? after : timed(playable, after, now);
}

/**
 * Where *finish kindly now* goes: the plan if there is one still to come, else the goodbye. What comes back of a
 * lesson has neither, and ends at once.
 */
export function kindEnd(playable: Playable, place: Place): Command {
	const index = playable.activities.findIndex((activity) => activity.id === place.activity);
	const serves = ({ kind, question }: LessonActivity) => playable.kinds[kind]?.serves?.(question);
	const later = playable.activities.slice(index + 1);
	const end =
		later.find((one) => serves(one) === 'plan') ??
		playable.activities.findLast((one) => serves(one) === 'end');
	return end ? { do: 'go', activity: end.id } : { do: 'end' };
}

/** Minutes planned for what is still to come, the present activity included. */
export function minutesLeft(playable: Playable, place: Place): number {
	const index = playable.activities.findIndex((activity) => activity.id === place.activity);
	return playable.activities.slice(Math.max(index, 0)).reduce((sum, one) => sum + one.minutes, 0);
}
