import * as v from 'valibot';
import { choosable, listOf, text } from '../activity';
import { sureness } from '../sureness';

/** The calm last screen: one thing I can do now, how sure I am (three faces), whom to talk to. */
export const question = v.strictObject({
	prompt: text(160),
	/** things they can do now, one of them for today */
	can: listOf(choosable(), 1, 4),
	sure: text(120),
	goodbye: text(200)
});
export const solution = v.strictObject({});
export const answer = v.strictObject({ sure: v.picklist(sureness) });

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
