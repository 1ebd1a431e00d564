import * as v from 'valibot';
import { choosable, id, listOf, text, whys } from '../activity';

/** A chat read line by line, then one question about it. No slurs, tone described (H1); pictures blurred. */
export const question = v.strictObject({
	name: text(40),
	time: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)),
	lines: listOf(
		v.strictObject({
			id: id(),
			by: id(),
			text: v.optional(text(90)),
			/** text alternative of a blurred picture */
			blurred: v.optional(text(90))
		}),
		2,
		10
	),
	prompt: text(120),
	/** an option may point at a line */
	options: listOf(v.strictObject({ ...choosable().entries, line: v.optional(id()) }), 2, 4)
});
export const solution = v.strictObject({
	right: v.pipe(v.array(id()), v.minLength(1)),
	why: whys()
});
export const answer = v.strictObject({ chosen: id() });

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
