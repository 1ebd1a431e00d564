/*
 * The list of kinds: the menu order and the type. To add a kind: one folder, one line here.
 * Pages that show one lesson load single kinds by `load.ts`; this list is for reading packs and for tests.
 */
import * as v from 'valibot';
import build from './build';
import calc from './calc';
import chatsim from './chatsim';
import choice from './choice';
import exit from './exit';
import inspect from './inspect';
import match from './match';
import measure from './measure';
import order from './order';
import plan from './plan';
import poll from './poll';
import prompt from './prompt';
import scale from './scale';
import scene from './scene';
import sort from './sort';
import story from './story';

export const kinds = [
	scene,
	choice,
	scale,
	poll,
	prompt,
	plan,
	story,
	chatsim,
	inspect,
	sort,
	order,
	match,
	build,
	calc,
	measure,
	exit
] as const;

/** The tuple of their schemas: only a mapped type over a parameter keeps a tuple a tuple. */
type ActivitiesOf<T extends readonly { activity: unknown }[]> = {
	[I in keyof T]: T[I]['activity'];
};

export const activitySchema = v.variant(
	'kind',
	kinds.map((kind) => kind.activity) as unknown as ActivitiesOf<typeof kinds>
);

export type LessonActivity = v.InferOutput<typeof activitySchema>;
export type KindName = LessonActivity['kind'];
