/* How a round stands: what seats' answers count under, and which seats are in. Pure. */
import * as v from 'valibot';
import { isPass, tallyKey, type Activity } from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import type { Arrival } from './collector';

/** As much of a stored round as it takes; an answer that is null is a pass. */
export interface StandingRound {
	answers: Record<string, { answer: unknown; late?: true | undefined }>;
	in?: readonly number[] | undefined;
}

/** The names of a tally an answer counts under; none for a pass, or for an answer of another version. */
function keysOf({ question }: Activity, kind: AnyKind, answer: unknown): string[] {
	if (answer === null || !kind.counts) return [];
	const read = v.safeParse(kind.answer, answer);
	return read.success ? kind.counts(question, read.output) : [];
}

/** Did this answer pass on this part? */
export function hasPassed(kind: AnyKind, answer: unknown, part: string | undefined): boolean {
	const read = v.safeParse(kind.answer, answer);
	return part !== undefined && read.success && (kind.passed?.(read.output).includes(part) ?? false);
}

/** How many seats' answers count under each name of a tally. Late ones count nowhere. */
export function answersCounted(
	activity: Activity,
	kind: AnyKind,
	round: StandingRound | undefined
) {
	const counts: Record<string, number> = {};
	for (const { answer, late } of Object.values(round?.answers ?? {})) {
		if (late) continue;
		for (const key of keysOf(activity, kind, answer)) counts[key] = (counts[key] ?? 0) + 1;
	}
	return counts;
}

/**
 * The seats that are in for one part, in their order: they answered it, passed, or were counted. Without a part
 * any answer is in.
 */
export function seatsIn(
	activity: Activity,
	kind: AnyKind,
	part: string | undefined,
	round: StandingRound | undefined
): number[] {
	const asked = kind.tally?.(activity.question).find((one) => one.part === part);
	const keys = asked?.options.map((option) => tallyKey(asked.part, option));
	const isIn = (answer: unknown) =>
		answer === null ||
		!keys ||
		keysOf(activity, kind, answer).some((key) => keys.includes(key)) ||
		hasPassed(kind, answer, part);
	const answered = Object.entries(round?.answers ?? {})
		.filter(([, { answer }]) => isIn(answer))
		.map(([seat]) => Number(seat));
	return [...new Set([...answered, ...(round?.in ?? [])])].sort((a, b) => a - b);
}

/** What the stage may say of it: no number, and nobody. Three in four are most. */
export function standing(given: number, present: number): 'most' | 'all' | undefined {
	if (present === 0 || given * 4 < present * 3) return undefined;
	return given >= present ? 'all' : 'most';
}

/** A stored answer in words; undefined for one that is nothing but a pass. */
export function describeAnswer({ question }: Activity, kind: AnyKind, answer: unknown) {
	if (answer === null) return undefined;
	const read = v.safeParse(kind.answer, answer);
	if (!read.success) return '';
	return isPass(kind, question, read.output) ? undefined : kind.describe(question, read.output);
}

/** What arrived in words, be it a whole answer or one option; undefined for a pass. */
export const describeGiven = (activity: Activity, kind: AnyKind, given: Arrival['given']) => {
	if ('answer' in given) return describeAnswer(activity, kind, given.answer);
	const { part, option } = given;
	if (option === null) return undefined;
	return describeAnswer(activity, kind, kind.choose?.(activity.question, undefined, part, option));
};
