import * as v from 'valibot';
import { id, listOf, text } from '../activity';

/** Small sums that show a size. Numbers are whole and stay under a thousand million. */
export const question = v.strictObject({
	prompt: text(160),
	asks: listOf(v.strictObject({ id: id(), text: text(200), unit: v.optional(text(30)) }), 1, 4)
});
export const solution = v.strictObject({
	asks: v.record(
		id(),
		v.strictObject({
			value: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999)),
			why: text(240)
		})
	),
	/** what the numbers mean for us */
	closing: text(200)
});
export const answer = v.strictObject({
	values: v.pipe(
		v.record(id(), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999))),
		v.maxEntries(4)
	)
});

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
