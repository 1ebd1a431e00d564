import * as v from 'valibot';
import { choosable, id, listOf, text } from '../activity';

/** Things into two to four bins. An item may fit several bins; boundary cases feed talk. */
export const question = v.strictObject({
	prompt: text(160),
	bins: listOf(choosable(), 2, 4),
	items: listOf(
		v.strictObject({
			id: id(),
			text: text(240),
			from: v.optional(text(80)),
			picture: v.optional(id())
		}),
		2,
		12
	)
});
/** `genuine` only where items are told apart as genuine or false. */
export const solution = v.strictObject({
	items: v.record(
		id(),
		v.strictObject({
			accepts: v.pipe(v.array(id()), v.minLength(1)),
			why: text(320),
			genuine: v.optional(v.boolean())
		})
	)
});
export const answer = v.strictObject({
	placed: v.pipe(v.record(id(), id()), v.maxEntries(12))
});

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
