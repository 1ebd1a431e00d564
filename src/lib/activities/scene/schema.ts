import * as v from 'valibot';
import { id, listOf, text } from '../activity';

/** Pages to look at and listen to: ground rules (`frame`), a part of the story (`scene`), a trick shown weakly (`prebunk`), a movement (`move`). */
export const question = v.strictObject({
	mode: v.picklist(['frame', 'scene', 'prebunk', 'move']),
	pages: listOf(
		v.strictObject({
			id: id(),
			title: v.optional(text(90)),
			text: text(320),
			pictures: v.optional(v.pipe(v.array(id()), v.maxLength(3)), []),
			time: v.optional(v.pipe(v.string(), v.regex(/^\d\d:\d\d$/))),
			says: v.optional(v.strictObject({ by: id(), text: text(160) }))
		}),
		1,
		8
	)
});
export const solution = v.strictObject({});
/** how many pages were seen */
export const answer = v.strictObject({
	seen: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8))
});

export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
