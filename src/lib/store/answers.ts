/* Rules about the answers in a round. Pure: for the writers of rounds, and for merging files. */
import type { Round, StoredAnswer } from './records';

/**
 * Which of two stored answers of one seat counts: a total order, so that any two devices agree.
 * A teacher's correction, then one in time, then the higher `rev`, then the greater JSON text.
 */
export function winner(a: StoredAnswer, b: StoredAnswer): StoredAnswer {
	if (a.by !== b.by) return a.by === 'teacher' ? a : b;
	if (a.late !== b.late) return a.late ? b : a;
	if (a.rev !== b.rev) return a.rev > b.rev ? a : b;
	return JSON.stringify(b) > JSON.stringify(a) ? b : a;
}

/** A round without some seats; the same round if they are not in it. What was only counted stays. */
export function withoutSeats(round: Round, gone: (seat: number) => boolean): Round {
	const answers = Object.entries(round.answers).filter(([seat]) => !gone(Number(seat)));
	if (answers.length === Object.keys(round.answers).length && !round.in?.some(gone)) return round;
	return {
		...round,
		answers: Object.fromEntries(answers),
		...(round.in && { in: round.in.filter((seat) => !gone(seat)) })
	};
}
