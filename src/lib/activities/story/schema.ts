import * as v from 'valibot';
import { id, listOf, text } from '../activity';

const change = v.pipe(v.number(), v.integer(), v.minValue(-3), v.maxValue(3));

/** A story with consequences: nodes and choices make a graph; every choice moves the gauges; every way can be repaired. */
export const question = v.strictObject({
	/** whom the reader can be; a choice may belong to some of them only */
	seats: listOf(v.strictObject({ id: id(), name: text(40), picture: id(), text: text(160) }), 1, 4),
	/** `levels`: five short words for 1 … 5, worst first */
	gauges: listOf(
		v.strictObject({
			id: id(),
			name: text(20),
			picture: id(),
			start: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
			levels: v.strictObject({
				one: text(24),
				two: text(24),
				three: text(24),
				four: text(24),
				five: text(24)
			})
		}),
		0,
		3
	),
	start: id(),
	nodes: listOf(
		v.strictObject({
			id: id(),
			time: v.optional(v.pipe(v.string(), v.regex(/^\d\d:\d\d$/))),
			pictures: v.pipe(v.array(id()), v.minLength(1), v.maxLength(3)),
			says: v.optional(v.strictObject({ by: id(), text: text(120) })),
			text: text(320),
			prompt: v.optional(text(90)),
			/** an ending has none, and a title */
			choices: v.optional(
				listOf(
					v.strictObject({
						id: id(),
						text: text(120),
						picture: v.optional(id()),
						/** what happens at once, in one or two sentences */
						after: text(240),
						to: id(),
						gauges: v.optional(v.record(id(), change), {}),
						seats: v.optional(v.array(id()))
					}),
					2,
					4
				)
			),
			ending: v.optional(text(80))
		}),
		2,
		20
	)
});
/** `helps`: choices (`node/choice`) that help the person targeted. `why`: for every `node/choice`. */
export const solution = v.strictObject({
	helps: v.array(v.pipe(v.string(), v.maxLength(121))),
	why: v.record(v.pipe(v.string(), v.maxLength(121)), text())
});
/** A story gone through alone, on a seat of one's own choice. */
const alone = v.strictObject({
	seat: id(),
	/** choices made, in order; the nodes follow from them */
	path: v.pipe(v.array(id()), v.maxLength(30))
});
/**
 * What one voted for at each node the class came to, null where one passed; the class plays the first seat and goes
 * one way.
 */
const voted = v.strictObject({
	votes: v.pipe(v.record(id(), v.nullable(id())), v.maxEntries(20))
});
export const answer = v.union([alone, voted]);

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Alone = v.InferOutput<typeof alone>;
export type Voted = v.InferOutput<typeof voted>;
export type Answer = v.InferOutput<typeof answer>;
