import * as v from 'valibot';
import { choosable, listOf, text } from '../activity';

/** Talk in pairs, say it aloud, take a role, or think. Nothing is handed in. `pass` is what those do who pass. */
export const question = v.strictObject({
	mode: v.picklist(['pair', 'rehearse', 'role', 'reflect']),
	prompt: text(160),
	text: v.optional(text(240)),
	lines: v.optional(listOf(choosable(), 1, 5)),
	seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(600))),
	pass: text(160)
});
export const solution = v.strictObject({});
export const answer = v.strictObject({ done: v.literal(true) });

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
