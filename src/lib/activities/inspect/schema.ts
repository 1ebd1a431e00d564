import * as v from 'valibot';
import { choosable, id, listOf, text, whys } from '../activity';

/** One message to look at closely: mark what you would check, then say what to do with it. It may well be genuine. */
export const question = v.strictObject({
	prompt: text(120),
	context: v.optional(text(240)),
	message: v.strictObject({
		name: text(40),
		address: text(80),
		picture: id(),
		parts: listOf(v.strictObject({ id: id(), text: text(160), spot: v.boolean() }), 2, 14)
	}),
	decide: text(90),
	verdicts: listOf(choosable(), 2, 4)
});
/**
 * `spots`: for every part that is a spot (and `address`): is it a clue that something is false, and why.
 * `accepts`: verdicts that are sensible; `why`: for every verdict.
 */
export const solution = v.strictObject({
	genuine: v.boolean(),
	accepts: v.pipe(v.array(id()), v.minLength(1)),
	why: whys(),
	spots: v.record(id(), v.strictObject({ clue: v.boolean(), why: text(240) }))
});
export const answer = v.strictObject({
	spots: v.pipe(v.array(id()), v.maxLength(20)),
	verdict: v.optional(id())
});

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
