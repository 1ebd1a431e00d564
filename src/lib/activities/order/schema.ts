import * as v from 'valibot';
import { choosable, id, listOf, text, whys } from '../activity';

/** Steps into an order. Several orders may be good. */
export const question = v.strictObject({ prompt: text(160), steps: listOf(choosable(), 3, 7) });
/** `orders`: every good order, the best known first. */
export const solution = v.strictObject({
	orders: v.pipe(v.array(v.array(id())), v.minLength(1), v.maxLength(12)),
	why: whys()
});
export const answer = v.strictObject({ order: v.pipe(v.array(id()), v.maxLength(7)) });

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
