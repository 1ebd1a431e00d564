import * as v from 'valibot';
import { choosable, id, listOf, text } from '../activity';

/** A message composed from tiles or typed freely. The text stays on this screen and is kept nowhere (H8). */
export const question = v.strictObject({
	prompt: text(160),
	/** a person of the cast */
	to: id(),
	tiles: listOf(choosable(), 4, 12)
});
/**
 * Feedback by rules. A rule looks for its `tiles`, and in typed text for its `cues`
 * (phrases parted by semicolons, small letters). `wants`: at least one should be there; `avoids`: none.
 */
export const solution = v.strictObject({
	rules: listOf(
		v.strictObject({
			id: id(),
			want: v.picklist(['wants', 'avoids']),
			name: text(40),
			tiles: v.array(id()),
			cues: text(1200),
			good: text(160),
			try: text(200)
		}),
		2,
		5
	),
	/** one good message, shown on the stage */
	model: text(240),
	/** an order of tiles that makes a good message */
	tiles: v.pipe(v.array(id()), v.minLength(1))
});
export const answer = v.strictObject({
	tiles: v.pipe(v.array(id()), v.maxLength(12)),
	typed: v.pipe(v.string(), v.maxLength(400))
});

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
