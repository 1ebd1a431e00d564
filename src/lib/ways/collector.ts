/*
 * What is to be written of what arrived, whichever way it came in. Pure: it knows no database, and the
 * page that has one writes. Nothing that arrives is trusted: it is of the lesson, or it is refused.
 */
import * as v from 'valibot';
import { tallyKey, waysIn, type Activity, type Way } from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import type { Step } from '$lib/activities/steps';
import { stepAt, type Place, type Playable } from '$lib/lesson/place';

/** What one seat gave in one round. `rev`: the counter of a device's messages, if it keeps one. */
export interface Arrival {
	seat: number;
	activity: string;
	round: number;
	way: Way;
	by: 'seat' | 'teacher';
	rev?: number | undefined;
	/** a whole answer, or one option of one part of what the stage asks; null is a pass */
	given: { answer: unknown } | { part: string; option: string | null };
}

/** What a pass gives: where the class goes its way together, it passes on the part it is at and on no other. */
export const passOn = ({ chooses, part }: Pick<Step, 'chooses' | 'part'>): Arrival['given'] =>
	chooses && part !== undefined ? { part, option: null } : { answer: null };

/**
 * What became of an arrival. `kept`: it counts. `late`: kept, but after the reveal. `seen`: an old message, or
 * the same answer again. `offered`: another answer stays; the teacher may take this one. `counted`, `already`:
 * in a class total, once. `nothing`: it is private, and was let go. `refused`: it does not belong to the lesson.
 */
export type Became =
	'kept' | 'late' | 'seen' | 'offered' | 'counted' | 'already' | 'nothing' | 'refused';

export interface Outcome {
	seat: number;
	became: Became;
	/** set where it was refused */
	why?: Refusal;
}

export type Refusal =
	/** not of the shape of an arrival */
	| 'shape'
	/** a seat that is not here */
	| 'seat'
	/** nothing the lesson asks, or no such round of it */
	| 'activity'
	/** a way in that is not open for it */
	| 'way'
	/** what only the child may give: no teacher answers it for a seat */
	| 'private'
	/** no answer to the question, or one that says nothing */
	| 'answer';

/** What a seat's answer becomes; `before` is undefined where there is none, or a pass. */
export type Change = (before: unknown) => {
	answer: unknown;
	/** false where the part was not answered yet, so that nothing is taken away */
	replaces: boolean;
};

export type Collected =
	| { write: 'answer'; answer: unknown }
	| { write: 'change'; change: Change }
	/** names of a tally; none for a pass */
	| { write: 'count'; options: string[] }
	| { write: 'nothing' }
	| { write: 'refused'; why: Refusal };

/** The lesson, the numbers of the seats that are here, and where the class is, if it goes there together. */
export interface Collecting {
	playable: Playable;
	present: readonly number[];
	place?: Place;
}

const id = v.pipe(v.string(), v.maxLength(60));
const whole = (most: number) =>
	v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));

/** Counters end long before a number loses its ones, so that the next one is always higher. */
const arrivalSchema = v.strictObject({
	seat: whole(60),
	activity: id,
	round: whole(9),
	way: v.picklist(waysIn),
	by: v.picklist(['seat', 'teacher']),
	rev: v.optional(whole(1_000_000_000)),
	given: v.union([
		v.strictObject({ answer: v.unknown() }),
		v.strictObject({ part: v.pipe(v.string(), v.maxLength(60)), option: v.nullable(id) })
	])
}) satisfies v.GenericSchema<unknown, Arrival>;

const refused = (why: Refusal): Collected => ({ write: 'refused', why });

/** How often an activity is asked. */
function roundsOf({ playable }: Collecting, activity: Activity, kind: AnyKind) {
	const steps = kind.steps(activity.question, activity.solution, playable.cast, activity.title, []);
	return Math.max(1, ...steps.map((step) => step.round ?? 1));
}

/** What is to be written of one arrival. Never throws, whatever it is given. */
export function collect(collecting: Collecting, arrival: unknown): Collected {
	const read = v.safeParse(arrivalSchema, arrival);
	if (!read.success) return refused('shape');
	const { seat, round, way, by, given } = read.output;
	if (!collecting.present.includes(seat)) return refused('seat');
	const activity = collecting.playable.activities.find((one) => one.id === read.output.activity);
	const kind = activity && collecting.playable.kinds[activity.kind];
	if (!kind || kind.shows || round < 1 || round > roundsOf(collecting, activity, kind))
		return refused('activity');
	if (!kind.open.includes(way)) return refused('way');
	if (kind.keeps !== 'answer' && by === 'teacher') return refused('private');
	// not even looked at
	if (kind.keeps === 'nothing') return { write: 'nothing' };
	if ('part' in given) {
		if (by === 'seat' && isOver(collecting, activity, kind, given.part)) return refused('activity');
		const { part, option } = given;
		return option === null
			? collectPass(activity, kind, part)
			: collectChoice(activity, kind, { part, option });
	}
	return collectAnswer(activity, kind, given.answer);
}

function collectAnswer({ question, solution }: Activity, kind: AnyKind, given: unknown): Collected {
	const counted = kind.keeps === 'count';
	if (given === null)
		return counted ? { write: 'count', options: [] } : { write: 'answer', answer: null };
	const answer = v.safeParse(kind.answer, given);
	if (!answer.success || kind.describe(question, answer.output).trim() === '')
		return refused('answer');
	if (!counted) return { write: 'answer', answer: answer.output };
	// it is final: what is not whole would stay so
	if (kind.grade(question, solution, answer.output).state === 'unfinished')
		return refused('answer');
	const options = kind.counts?.(question, answer.output) ?? [];
	return options.length === 0 ? refused('answer') : { write: 'count', options };
}

/** Where a class goes its way together, only the moment it is at is voted on: what it chose before is behind it. */
function isOver(
	{ playable, place }: Collecting,
	{ id, question, solution, title }: Activity,
	kind: AnyKind,
	part: string
) {
	if (!place) return false;
	const together = kind
		.steps(question, solution, playable.cast, title, [])
		.some((step) => step.chooses);
	return together && !(place.activity === id && stepAt(playable, place).part === part);
}

function collectChoice(
	{ question }: Activity,
	kind: AnyKind,
	{ part, option }: { part: string; option: string }
): Collected {
	const asked = kind.tally?.(question).find((one) => one.part === part);
	const { choose, counts } = kind;
	if (!choose || !counts || !asked?.options.includes(option)) return refused('answer');
	const keys = asked.options.map((one) => tallyKey(part, one));
	return {
		write: 'change',
		change(stored) {
			const read = v.safeParse(kind.answer, stored);
			const before = read.success ? read.output : undefined;
			return {
				answer: choose(question, before, part, option),
				replaces: read.success && counts(question, before).some((key) => keys.includes(key))
			};
		}
	};
}

/** Nothing of the other parts is changed by it. */
function collectPass({ question }: Activity, kind: AnyKind, part: string): Collected {
	const { pass, counts } = kind;
	if (!pass || !counts || !kind.tally?.(question).some((one) => one.part === part))
		return refused('answer');
	return {
		write: 'change',
		change(stored) {
			const read = v.safeParse(kind.answer, stored);
			const before = read.success ? read.output : undefined;
			const answer = pass(question, before, part);
			const left = counts(question, answer);
			return {
				answer,
				replaces: read.success && counts(question, before).some((key) => !left.includes(key))
			};
		}
	};
}
