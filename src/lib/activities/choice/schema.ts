import * as v from 'valibot';
import { id, listOf, picturable, text, whys } from '../activity';

/** One or several of a few options. True or false, feelings, comparing replies are choices too. */
export const question = v.strictObject({
	prompt: text(160),
	text: v.optional(text(320)),
	pictures: v.optional(v.pipe(v.array(id()), v.maxLength(3)), []),
	several: v.optional(v.boolean(), false),
	options: listOf(picturable(), 2, 5)
});
/** `right`: for one choice, any of these earns the point; for several, exactly these belong together. */
export const solution = v.strictObject({
	right: v.pipe(v.array(id()), v.minLength(1)),
	why: whys()
});
export const answer = v.strictObject({ chosen: v.pipe(v.array(id()), v.maxLength(5)) });

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
