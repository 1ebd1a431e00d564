import * as v from 'valibot';
import { choosable, id, listOf, picturable, text } from '../activity';
import { sureness } from '../sureness';

/**
 * Asked the same way before a lesson, after it and weeks later (curriculum P18): how sure one is of three things, and
 * what one would choose in a made-up case. It asks what one can do, never what happened.
 */
export const question = v.strictObject({
	prompt: text(160),
	/** "I can …" */
	statements: listOf(choosable(160), 3, 3),
	scenario: v.strictObject({ id: id(), prompt: text(160), options: listOf(picturable(), 2, 4) }),
	closing: text(200)
});
/** The option that helps most. For the class's report alone: told to pupils, it would teach what it measures. */
export const solution = v.strictObject({ best: id() });
export const answer = v.strictObject({
	/** by statement */
	sure: v.record(id(), v.picklist(sureness)),
	chosen: v.optional(id())
});

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
