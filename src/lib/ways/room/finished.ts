import type { AnyKind } from '$lib/activities/load';

/**
 * Can this be handed in, as far as the question alone tells? A tablet has no solution before the reveal; every kind
 * says *unfinished* before it looks at one.
 */
export function isFinished(kind: AnyKind, question: unknown, answer: unknown): boolean {
	if (answer === undefined) return false;
	try {
		return kind.grade(question, {}, answer).state !== 'unfinished';
	} catch {
		// it went on to the solution, so the answer is whole
		return true;
	}
}
