/*
 * What pupils said of themselves before a lesson, after it and weeks later, added up lesson by lesson. Pure.
 * Counts of the class only, and nothing that fewer than five said.
 */
import { idAt, moments, type Moment } from '$lib/activities/measure/moments';
import { sureness } from '$lib/activities/sureness';
import { fewest, type OptionLine } from './asked';
import type { ClassRun } from './class-runs';
import { countedOf, type Counted } from './counted';

/** How a part was answered at one moment; `counts` in the order of its options. */
export interface Asking {
	at: Moment;
	n: number;
	counts: number[];
}

/** One statement or the scenario, with the askings there are, in their order. */
export interface MeasuredPart {
	id: string;
	/** as it was put to the pupils */
	asked: string;
	/** of its words */
	language: string;
	options: Pick<OptionLine, 'id' | 'text' | 'good'>[];
	moments: Asking[];
}

export interface LessonMeasured {
	/** id of the lesson, and its title with the language of its words */
	lesson: string;
	title: string;
	language: string;
	statements: MeasuredPart[];
	/** undefined where too few answered it at any moment */
	scenario: MeasuredPart | undefined;
	/** the answers to all statements added up, in the order of `sureness` */
	sure: Asking[];
	/** how many chose what helps most, `counts` being one number */
	best: Asking[];
	/** from the lesson to when it was asked later; 0 where it was not */
	weeks: number;
}

const week = 7 * 86_400_000;

/**
 * What was measured, the lesson first met first. Before and after are of one run: the first in which both can be
 * shown, else either; later is of a follow-up begun after it.
 */
export function measuredOf(runs: readonly ClassRun[]): LessonMeasured[] {
	const inOrder = runs.toSorted((a, b) => a.run.startedAt - b.run.startedAt);
	return [...new Set(inOrder.map(({ run }) => run.lesson))].flatMap((lesson) => {
		const of = inOrder.filter(({ run }) => run.lesson === lesson);
		const { told, found, weeks } = foundIn(of);
		const parts = partsOf(found);
		if (!told || parts.length === 0) return [];
		const { title } = told.lesson ?? told.run;
		const language = languageOf(told);
		// a part in which something helps most is the scenario: of oneself nothing is right or wrong
		const scenario = parts.find(({ options }) => options.some(({ good }) => good));
		const statements = parts.filter((part) => part !== scenario);
		const best = scenario?.options.findIndex(({ good }) => good) ?? -1;
		return [
			{
				...{ lesson, title, language, statements, scenario, weeks },
				sure: addedUp(statements),
				best: (scenario?.moments ?? []).map((one) => ({ ...one, counts: [one.counts[best]!] }))
			}
		];
	});
}

const languageOf = ({ language, run }: ClassRun) => language ?? run.language;

interface Found {
	at: Moment;
	language: string;
	part: Counted;
}

/** What may be shown of the runs of one lesson. */
function foundIn(runs: readonly ClassRun[]): {
	/** the run of before and after */
	told?: ClassRun;
	found: Found[];
	weeks: number;
} {
	const asked = runs.map((one) => ({
		...one,
		before: askedAt(one, 'before'),
		after: askedAt(one, 'after')
	}));
	const told =
		asked.find(({ before, after }) => before.length > 0 && after.length > 0) ??
		asked.find(({ before, after }) => before.length > 0 || after.length > 0);
	if (!told) return { found: [], weeks: 0 };
	const later = runs
		.filter(({ run }) => run.startedAt > told.run.startedAt)
		.map(({ run, ...one }) => ({ at: run.startedAt, parts: askedAt({ run, ...one }, 'later') }))
		.find(({ parts }) => parts.length > 0);
	return {
		told,
		found: [...told.before, ...told.after, ...(later?.parts ?? [])],
		weeks: later ? Math.round((later.at - (told.run.endedAt ?? told.run.startedAt)) / week) : 0
	};
}

/** The parts of the asking of a run at that moment that may be shown. */
function askedAt(of: ClassRun, at: Moment): Found[] {
	const { lesson, kinds, rounds } = of;
	const activity = lesson?.activities.find(({ id }) => id === idAt(at));
	const kind = activity?.kind === 'measure' ? kinds[activity.kind] : undefined;
	const round = rounds.find((one) => one.activity === activity?.id);
	if (!activity || !kind || !round) return [];
	return countedOf({ activity, kind, cast: lesson!.cast }, round).flatMap((part) =>
		(part.counted ?? 0) < fewest ? [] : [{ at, language: languageOf(of), part }]
	);
}

/** The same part of all moments side by side. A part of another version of the lesson stands alone. */
function partsOf(found: readonly Found[]): MeasuredPart[] {
	return [...new Set(found.map(({ part }) => part.part))].map((id) => {
		const of = found.filter(({ part }) => part.part === id);
		const { part, language } = of.at(-1)!;
		const { asked, options } = part;
		const numberOf = (part: Counted, option: string) =>
			part.options.find((one) => one.id === option)?.n ?? 0;
		return {
			id,
			asked,
			language,
			options: options.map(({ id, text, good }) => ({ id, text, good })),
			moments: of.map(({ at, part }) => ({
				at,
				n: part.counted!,
				counts: options.map((option) => numberOf(part, option.id))
			}))
		};
	});
}

const addedUp = (statements: readonly MeasuredPart[]): Asking[] =>
	moments.flatMap((at) => {
		const askings = statements.flatMap((one) => one.moments.filter((asking) => asking.at === at));
		if (askings.length === 0) return [];
		return [
			{
				at,
				n: askings.reduce((sum, { n }) => sum + n, 0),
				counts: sureness.map((_, place) =>
					askings.reduce((sum, { counts }) => sum + counts[place]!, 0)
				)
			}
		];
	});
