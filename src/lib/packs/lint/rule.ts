/*
 * What a rule is, what it is given, and what several rules share.
 */
import type { Step } from '../../activities/steps';
import type { AnyKind } from '../../activities/load';
import { allKinds, type Kinds } from '../kinds';
import { activitiesOf } from '../read';
import type { Lesson, Translation } from '../schema';
import { textsOf, type Translated, type Words } from '../translate';

export interface Finding {
	rule: string;
	/** where in the lesson; '' for the whole of it */
	path: string;
	/** what is wrong, in English, for authors */
	note: string;
}

export interface Fact {
	mark: string;
	/** the last day it may be shown, as YYYY-MM-DD */
	reviewBy: string;
}

export interface Framework {
	version?: string;
	codes: Record<string, unknown>;
}

/** What a lesson may refer to, and today's date as YYYY-MM-DD. */
export interface Context {
	objectives: Record<string, unknown>;
	facts: Record<string, Fact>;
	frameworks: { digcomp: Framework; dce: Framework; efcw: Framework };
	pictures: readonly string[];
	/** the easier words there are, as `lesson.tag`; missing where nobody asks for them */
	easier?: readonly string[];
	today: string;
	/** the kinds there are; a test may give others */
	kinds?: Kinds;
}

export interface Subject {
	lesson: Lesson;
	/** the language of its words */
	language: string;
	/** set where the words are a translation's */
	translated?: Translated;
	/** set where some of them are easier words: these, with what they stand for */
	eased?: Translation['text'];
	/** its own activities */
	activities: Placed[];
	/** those of its follow-ups */
	later: Placed[];
	/** its measure, if it has one */
	measured: Placed[];
}

/** An activity with its path, its kind and what the stage will show of it. */
export interface Placed {
	path: string;
	activity: Lesson['activities'][number];
	kind: AnyKind;
	steps: Step[];
}

export interface Rule {
	id: string;
	/** the rule in one sentence */
	says: string;
	check: (subject: Subject, context: Context) => Omit<Finding, 'rule'>[];
}

export function activitiesIn(lesson: Lesson, context: Context) {
	const kinds = context.kinds ?? allKinds;
	const placed = activitiesOf(lesson).flatMap(({ path, activity }): Placed[] => {
		const kind = kinds.get(activity.kind);
		if (!kind) return [];
		const { question, solution, title } = activity;
		return [{ path, activity, kind, steps: kind.steps(question, solution, lesson.cast, title) }];
	});
	return {
		activities: placed.filter(({ path }) => path.startsWith('activities.')),
		later: placed.filter(({ path }) => path.startsWith('followUps.')),
		measured: placed.filter(({ path }) => path === 'measure')
	};
}

export const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

/** Words for teachers only. */
const forTeachers = /^teacher\.|^(?:followUps\.\d+\.)?activities\.[^.]+\.note$|^measure\.note$/;
/** Words a program looks for, and what pupils might say: neither is said by the lesson itself. */
const notSaid = /\.cues$|^teacher\.mayHear\..+\.says$/;

/** All the lesson says, to anyone. */
export const saidIn = (lesson: Lesson): Words[] =>
	textsOf(lesson).filter(({ path }) => !notSaid.test(path));

/** What the lesson says to pupils and families. */
export const saidToPupils = (lesson: Lesson) =>
	saidIn(lesson).filter(({ path }) => !forTeachers.test(path));

/** Sentences of a text, by the language's own rules. */
export const sentencesOf = (text: string, language: string) =>
	[...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(({ segment }) =>
		segment.trim()
	);
