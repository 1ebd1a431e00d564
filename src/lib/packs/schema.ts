/*
 * What a lesson file and a pack file look like. Types come from here; `read.ts` is the only door.
 */
import * as v from 'valibot';
import { activitySchema } from '../activities';
import { id, listOf, text } from '../activities/activity';
import measure from '../activities/measure';
import { bands, topics } from './words';

/** The format lesson files are written in. Raise it, and add a step in `upgrades.ts`, when the shape changes. */
export const FORMAT = 1;

const objective = v.pipe(v.string(), v.regex(/^[A-Z]{2}\.[A-F]\.\d$/));
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(20));
const named = (most: number) => v.strictObject({ id: id(), text: text(most) });

export const lessonSchema = v.strictObject({
	$schema: v.optional(v.string()),
	format: v.literal(FORMAT),
	id: id(),
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	/** the language it was written in */
	language,
	title: text(60),
	/** two or three sentences that make one want to know how it goes on */
	summary: text(300),
	/** the one big question */
	ask: text(120),
	topic: v.picklist(topics),
	band: v.picklist(bands),
	minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(90)),
	/** pictures of the cover, standing on the ground line */
	cover: v.pipe(v.array(id()), v.minLength(1), v.maxLength(3)),
	cast: listOf(v.strictObject({ id: id(), name: text(40), picture: id() }), 0, 12),
	objectives: v.pipe(v.array(objective), v.minLength(1), v.maxLength(6)),
	frameworks: v.strictObject({
		digcomp: v.strictObject({ version: v.literal('2.2'), codes: v.array(v.string()) }),
		dce: v.array(v.string()),
		efcw: v.optional(v.array(v.string()), [])
	}),
	keyWords: listOf(v.strictObject({ id: id(), word: text(40), meaning: text(160) }), 0, 8),
	/** one factual sentence and a choice (curriculum H5) */
	contentNote: text(300),
	teacher: v.strictObject({
		prepare: listOf(named(300), 1, 8),
		/** what pupils may say, and what to answer */
		mayHear: listOf(v.strictObject({ id: id(), says: text(160), reply: text(300) }), 1, 8),
		/** what to do after a disclosure (H15) */
		disclosure: listOf(named(300), 1, 8),
		/** which ongoing programme of the school this belongs to (P15) */
		programme: text(300),
		/** for another lesson or subject */
		extension: v.optional(text(300))
	}),
	activities: listOf(activitySchema, 1, 20),
	/** asked before, after and four weeks later where a teacher wants to know (P18); no part of the lesson itself */
	measure: v.optional(measure.activity),
	/** the printed sheet: everything a pupil needs without a device */
	sheet: v.strictObject({
		title: text(60),
		intro: text(240),
		tasks: listOf(
			v.strictObject({
				id: id(),
				title: text(60),
				text: text(300),
				/** things to tick, number or join */
				list: v.optional(listOf(named(160), 1, 10)),
				/** empty lines to write on */
				lines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), 0)
			}),
			1,
			6
		)
	}),
	/** five minutes at home, in easy words, with a role switch */
	homeCard: v.strictObject({
		title: text(60),
		intro: text(300),
		steps: listOf(named(240), 2, 6),
		remember: text(160)
	}),
	/** retrieval after about 1, 4 and 13 weeks (P2), new surface examples each time */
	followUps: v.pipe(
		v.array(
			v.strictObject({
				after: v.picklist([7, 28, 90]),
				activities: listOf(activitySchema, 1, 6)
			})
		),
		v.maxLength(3)
	),
	facts: v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2,3}-\d{2}$/))),
	authors: v.pipe(v.array(text(80)), v.minLength(1)),
	licence: v.literal('CC-BY-SA-4.0'),
	/** named people only; stays empty until a teacher and a safeguarding lead have signed */
	review: v.optional(
		v.strictObject({
			teacher: v.strictObject({ name: text(80), on: v.pipe(v.string(), v.isoDate()) }),
			safeguarding: v.strictObject({ name: text(80), on: v.pipe(v.string(), v.isoDate()) })
		})
	)
});

export type Lesson = v.InferOutput<typeof lessonSchema>;

export const packSchema = v.strictObject({
	$schema: v.optional(v.string()),
	format: v.literal(FORMAT),
	id: id(),
	title: text(60),
	topic: v.picklist(topics),
	authors: v.pipe(v.array(text(80)), v.minLength(1)),
	licence: v.literal('CC-BY-SA-4.0'),
	/** ids of its lessons, in the order the library shows them */
	lessons: v.pipe(v.array(id()), v.minLength(1), v.maxLength(40))
});

export type Pack = v.InferOutput<typeof packSchema>;

/** A translation of one lesson: words only. Each is addressed by ids and carries the words it was made from. */
export const translationSchema = v.strictObject({
	$schema: v.optional(v.string()),
	format: v.literal(FORMAT),
	lesson: id(),
	language,
	translators: v.pipe(v.array(text(80)), v.minLength(1)),
	text: v.record(
		v.pipe(v.string(), v.maxLength(200)),
		v.strictObject({ from: v.pipe(v.string(), v.maxLength(2000)), to: text(2000) })
	)
});

export type Translation = v.InferOutput<typeof translationSchema>;
