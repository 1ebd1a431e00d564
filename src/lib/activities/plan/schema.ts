import * as v from 'valibot';
import { choosable, id, listOf, text } from '../activity';

/** One if–then plan (curriculum P9): chosen, said aloud, written on the pupil's own sheet. */
export const question = v.strictObject({
	prompt: text(160),
	ifs: listOf(choosable(), 2, 4),
	thens: listOf(choosable(), 2, 5)
});
export const solution = v.strictObject({});
export const answer = v.strictObject({ if: v.optional(id()), then: v.optional(id()) });

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
