import * as v from 'valibot';
import { choosable, id, listOf, picturable, text } from '../activity';

const several = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** One if–then plan (curriculum P9): chosen, said aloud, written on the pupil's own sheet. */
const ifThen = v.strictObject({
	/** the usual one: a file need not say it */
	mode: v.optional(v.literal('if-then'), 'if-then'),
	prompt: text(160),
	ifs: listOf(choosable(), 2, 4),
	thens: listOf(choosable(), 2, 5)
});
/** Grown-ups I could tell, and the first sentence to say to them. */
const helpMap = v.strictObject({
	mode: v.literal('help-map'),
	prompt: text(160),
	people: listOf(picturable(), 3, 8),
	choose: several(5),
	say: text(160)
});
/** Rules some people agree on, signed on paper and looked at again. */
const charter = v.strictObject({
	mode: v.literal('charter'),
	prompt: text(160),
	rules: listOf(choosable(), 3, 8),
	choose: several(5),
	review: text(120)
});
/** What I am going to do. Private: it is said aloud and written on paper, and kept nowhere. */
export const question = v.variant('mode', [ifThen, helpMap, charter]);
export const solution = v.strictObject({});
export const answer = v.strictObject({
	if: v.optional(id()),
	then: v.optional(id()),
	/** people or rules */
	chosen: v.optional(v.pipe(v.array(id()), v.maxLength(8)), [])
});

export type IfThen = v.InferOutput<typeof ifThen>;
export type HelpMap = v.InferOutput<typeof helpMap>;
export type Charter = v.InferOutput<typeof charter>;
export type Question = v.InferOutput<typeof question>;
export type Solution = v.InferOutput<typeof solution>;
export type Answer = v.InferOutput<typeof answer>;
