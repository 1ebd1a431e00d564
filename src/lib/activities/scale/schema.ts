import * as v from 'valibot';
import { id, listOf, picturable, text, whys } from '../activity';

/**
 * A place between two ends. `rate`: how it is for me, seen by nobody else and kept nowhere (H8, H13).
 * `line`: an opinion, shown by standing along a line in the room. No place is better than another.
 */
export const question = v.strictObject({
	mode: v.picklist(['rate', 'line']),
	prompt: text(160),
	text: v.optional(text(240)),
	/** from low to high */
	points: listOf(picturable(), 3, 5),
	/** what those do who pass */
	pass: text(160)
});
/** `why`: for each place a kind sentence: what one can do now, or why some stand there. */
export const solution = v.strictObject({ why: whys() });
export const answer = v.strictObject({ at: id() });

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
