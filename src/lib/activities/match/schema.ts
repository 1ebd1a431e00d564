import * as v from 'valibot';
import { choosable, id, listOf, text, whys } from '../activity';

/** Things on the left, each joined to one on the right, which may be used again or not at all. */
export const question = v.strictObject({
	prompt: text(160),
	left: listOf(choosable(), 2, 6),
	right: listOf(choosable(), 2, 5)
});
/** `pairs`: for each on the left all that fit, the best known first; `why` is for each on the left too. */
export const solution = v.strictObject({
	pairs: v.record(id(), v.pipe(v.array(id()), v.minLength(1))),
	why: whys()
});
export const answer = v.strictObject({
	pairs: v.pipe(v.record(id(), id()), v.maxEntries(6))
});

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
