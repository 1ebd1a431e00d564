/*
 * The only door for lessons, packs and translations. Nothing here throws on bad data: it says every
 * problem with its path. Order: limits, upgrade, schema, ids that must name something.
 */
import * as v from 'valibot';
import { momentOf } from '../activities/measure/moments';
import { allKinds } from './kinds';
import { dataLimit, textLimit } from './limits';
import { joined, keyOf } from './paths';
import {
	lessonSchema,
	packSchema,
	translationSchema,
	type Lesson,
	type Pack,
	type Translation
} from './schema';
import { upgrade, type What } from './upgrades';

/** `code` is a short slug the interface has words for; `note` holds technical detail for authors. */
export interface Problem {
	path: string;
	code: string;
	note?: string;
}
export interface Refused {
	ok: false;
	problems: Problem[];
}

const refused = (...problems: Problem[]): Refused => ({ ok: false, problems });

/** Parses the text of a file within the limits. */
export function readText(text: string): { ok: true; value: unknown } | Refused {
	const large = textLimit(text);
	if (large) return refused({ path: '', code: large });
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return refused({ path: '', code: 'not-json', note: String(error) });
	}
	const limit = dataLimit(value);
	return limit ? refused({ path: '', code: limit }) : { ok: true, value };
}

export function readLesson(data: unknown): { ok: true; lesson: Lesson } | Refused {
	const read = checked('lesson', lessonSchema, data);
	if (!read.ok) return read;
	const problems = crossCheck(read.value);
	return problems.length ? refused(...problems) : { ok: true, lesson: read.value };
}

/** Reads a pack.json. Whether its lessons exist is known only to who has them all. */
export function readPackFile(data: unknown): { ok: true; pack: Pack } | Refused {
	const read = checked('pack', packSchema, data);
	return read.ok ? { ok: true, pack: read.value } : read;
}

export function readTranslation(data: unknown): { ok: true; translation: Translation } | Refused {
	const read = checked('translation', translationSchema, data);
	return read.ok ? { ok: true, translation: read.value } : read;
}

function checked<T>(
	what: What,
	schema: v.GenericSchema<unknown, T>,
	data: unknown
): { ok: true; value: T } | Refused {
	const limit = dataLimit(data);
	if (limit) return refused({ path: '', code: limit });
	const upgraded = upgrade(what, data);
	if ('code' in upgraded) return refused({ path: 'format', code: upgraded.code });
	const result = v.safeParse(schema, upgraded.file);
	return result.success
		? { ok: true, value: result.output }
		: refused(...result.issues.map(problemOf));
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
	const keys = (issue.path ?? []).map((item) =>
		item.type === 'array' ? keyOf(item.value, Number(item.key)) : String(item.key)
	);
	return { path: keys.join('.'), code: codeOf(issue), note: issue.message };
}

function codeOf(issue: v.BaseIssue<unknown>) {
	if (issue.type === 'check') return issue.message;
	if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown-key';
	if (issue.received === 'undefined') return 'missing';
	return issue.type.replaceAll('_', '-');
}

/** A lesson's activities, those of its follow-ups and its measure, each with its path. */
export const activitiesOf = (lesson: Lesson) => [
	...lesson.activities.map((activity) => ({ path: `activities.${activity.id}`, activity })),
	...lesson.followUps.flatMap(({ after, activities }) =>
		activities.map((activity) => ({
			path: `followUps.${after}.activities.${activity.id}`,
			activity
		}))
	),
	...(lesson.measure ? [{ path: 'measure', activity: lesson.measure }] : [])
];

function crossCheck(lesson: Lesson): Problem[] {
	const cast = new Set(lesson.cast.map((person) => person.id));
	const seen = new Set<string>();
	const problems: Problem[] = [];
	for (const { path, activity } of activitiesOf(lesson)) {
		if (seen.has(activity.id)) problems.push({ path, code: 'same-id-twice' });
		if (momentOf(activity.id)) problems.push({ path, code: 'measure-id' });
		if (activity.kind === 'measure' && path !== 'measure')
			problems.push({ path, code: 'measure-inside' });
		seen.add(activity.id);
		for (const objective of activity.objectives)
			if (!lesson.objectives.includes(objective))
				problems.push({ path: `${path}.objectives`, code: 'unknown-objective', note: objective });
		for (const person of peopleIn(activity.question, `${path}.question`))
			if (!cast.has(person.id))
				problems.push({ path: person.path, code: 'unknown-person', note: person.id });
		const found = allKinds.get(activity.kind)?.check?.(activity.question, activity.solution) ?? [];
		problems.push(...found.map((one) => ({ ...one, path: joined(path, one.path) })));
	}
	return problems;
}

/** People of the cast a question names: who speaks (`by`), and to whom the whole of it goes (`to`). */
function peopleIn(question: object, path: string) {
	const speakers = (value: unknown, at: string): { path: string; id: string }[] => {
		if (typeof value !== 'object' || value === null) return [];
		if (Array.isArray(value))
			return value.flatMap((item, index) => speakers(item, joined(at, keyOf(item, index))));
		return Object.entries(value).flatMap(([key, child]) =>
			key === 'by' && typeof child === 'string'
				? [{ path: joined(at, key), id: child }]
				: speakers(child, joined(at, key))
		);
	};
	const to = 'to' in question && typeof question.to === 'string' ? [question.to] : [];
	return [...speakers(question, path), ...to.map((id) => ({ path: joined(path, 'to'), id }))];
}
