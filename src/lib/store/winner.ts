import type { StoredAnswer } from './records';

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
