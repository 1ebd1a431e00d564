/* What a lesson done alone may hand in; loaded when somebody does. */
import type { AnyKind } from '$lib/activities/load';
import { newId } from '$lib/id';
import type { PupilLesson } from '$lib/packs/fetch';
import { databaseFor, roundsOf } from '$lib/store';

/**
 * Only what may leave the device: nothing private, nothing that is only counted. `attempt` names the run; `rev` grows
 * with each change of an answer in it.
 */
export async function handedIn(
	lesson: PupilLesson,
	kinds: Record<string, AnyKind>,
	answers: Record<string, unknown>,
	run: string | undefined
) {
	const entries = lesson.activities.flatMap((activity) => {
		const answer = answers[activity.id];
		const open = kinds[activity.kind]?.open.includes('handin');
		return open && answer !== undefined
			? [{ activity: activity.id, round: 1, given: { answer } }]
			: [];
	});
	const kept = run ? await roundsOf(databaseFor(run), run).catch(() => []) : [];
	const revs = kept.flatMap((round) => Object.values(round.answers).map((one) => one.rev));
	const rev = Math.max(
		1,
		revs.reduce((sum, one) => sum + one, 0)
	);
	return { entries, attempt: (run ?? newId()).slice(0, 16), rev };
}
