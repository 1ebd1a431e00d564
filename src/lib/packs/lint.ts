/*
 * The linter for lessons: what a machine can check of the rules in DESIGN §4 and curriculum §2. Rules read
 * properties of activities and kinds, never a kind's name. Each has a bad lesson in tests/fixtures/lint.
 */
import { languageOfEasier } from './easier';
import { easierRule } from './lint/easier';
import { harmRules } from './lint/harm';
import { referenceRules } from './lint/references';
import { activitiesIn, type Context, type Finding, type Rule, type Subject } from './lint/rule';
import { teachingRules } from './lint/teaching';
import { wordRules } from './lint/words';
import type { Lesson, Translation } from './schema';
import { translate } from './translate';

export type { Context, Fact, Finding, Rule, Subject } from './lint/rule';

/** Every rule, in the order findings are told. */
export const rules: readonly Rule[] = [
	...teachingRules,
	...harmRules,
	...wordRules,
	easierRule,
	...referenceRules
];

/** A lesson as the rules look at it. */
export const subjectOf = (lesson: Lesson, context: Context): Subject => ({
	lesson,
	language: lesson.language,
	...activitiesIn(lesson, context)
});

/** The same in a translation's words. */
export function subjectIn(lesson: Lesson, translation: Translation, context: Context): Subject {
	const translated = translate(lesson, translation);
	return {
		lesson: translated.lesson,
		language: translation.language,
		translated,
		...activitiesIn(translated.lesson, context)
	};
}

/** All findings of a lesson that `readLesson` let in. */
export const lint = (lesson: Lesson, context: Context) => run(subjectOf(lesson, context), context);

/** All findings of a lesson in a translation's words, and what the translation leaves out. */
export const lintTranslation = (lesson: Lesson, translation: Translation, context: Context) =>
	run(subjectIn(lesson, translation, context), context);

/**
 * All findings of a lesson in easier words. They stand for the words of the lesson, or of its translation
 * into their language; what they leave as it is is no finding.
 */
export function lintEasier(
	lesson: Lesson,
	translation: Translation | undefined,
	easier: Translation,
	context: Context
): Finding[] {
	const words = translation ? translate(lesson, translation).lesson : lesson;
	const subject = subjectIn(words, easier, context);
	return run(
		{
			...subject,
			language: languageOfEasier(easier.language),
			translated: { ...subject.translated!, missing: [] },
			eased: easier.text
		},
		context
	);
}

const run = (subject: Subject, context: Context): Finding[] =>
	rules.flatMap(({ id, check }) =>
		check(subject, context).map((found) => ({ rule: id, ...found }))
	);
