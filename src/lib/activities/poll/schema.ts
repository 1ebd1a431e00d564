import * as v from 'valibot';
import { choosable, id, listOf, text, whys } from '../activity';

/** Vote, talk, vote again (curriculum P7). Opinions and guesses on a made-up case only (H13); nothing is right. */
export const question = v.strictObject({
	prompt: text(160),
	pictures: v.optional(v.pipe(v.array(id()), v.maxLength(3)), []),
	options: listOf(choosable(), 2, 4),
	talk: v.strictObject({
		prompt: text(160),
		seconds: v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(600))
	}),
	closing: text(160)
});
export const solution = v.strictObject({ why: whys() });
export const answer = v.strictObject({ chosen: id() });

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
