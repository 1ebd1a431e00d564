/*
 * The linter for lessons: what a machine can check of the rules in DESIGN §4 and curriculum §2. Rules read
 * properties of activities and kinds, never a kind's name. Each has a bad lesson in tests/fixtures/lint.
 */
import { harmRules } from './lint/harm';
import { referenceRules } from './lint/references';
import { activitiesIn, type Context, type Finding, type Rule } from './lint/rule';
import { teachingRules } from './lint/teaching';
import { wordRules } from './lint/words';
import type { Lesson, Translation } from './schema';
import { translate } from './translate';

export type { Context, Fact, Finding, Rule } from './lint/rule';

/** Every rule, in the order findings are told. */
export const rules: readonly Rule[] = [
	...teachingRules,
	...harmRules,
	...wordRules,
	...referenceRules
];

/** All findings of a lesson that `readLesson` let in. */
export function lint(lesson: Lesson, context: Context): Finding[] {
	const subject = { lesson, language: lesson.language, ...activitiesIn(lesson, context) };
	return run(subject, context);
}

/** All findings of a lesson in a translation's words, and what the translation leaves out. */
export function lintTranslation(
	lesson: Lesson,
	translation: Translation,
	context: Context
): Finding[] {
	const translated = translate(lesson, translation);
	const subject = {
		lesson: translated.lesson,
		language: translation.language,
		translated,
		...activitiesIn(translated.lesson, context)
	};
	return run(subject, context);
}

const run = (subject: Parameters<Rule['check']>[0], context: Context) =>
	rules.flatMap(({ id, check }) =>
		check(subject, context).map((found) => ({ rule: id, ...found }))
	);
