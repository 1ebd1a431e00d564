/* One activity as it was asked: its options in the words of the stage, with their grades and reasons. Pure. */
import {
	tallyKey,
	type Activity,
	type Countable,
	type Grade,
	type Person
} from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import type { Step } from '$lib/activities/steps';
import { isGood } from './rates';

/** Fewer than this and a class total could point at a child. */
export const fewest = 5;

export interface Asked {
	activity: Activity;
	kind: AnyKind;
	cast: Person[];
}

export interface OptionLine {
	id: string;
	/** as on the stage or in the question; the id where the words are the interface's */
	text: string;
	/** undefined where too few were counted to show any */
	n: number | undefined;
	/** undefined where there is nothing right or wrong about it */
	good: boolean | undefined;
}

/** What a tally can hold. */
export const partsOf = ({ activity, kind }: Asked): Countable[] =>
	kind.tally?.(activity.question) ?? [];

export const gradeOption = ({ activity, kind }: Asked, part: string, option: string): Grade =>
	kind.gradeCount?.(activity.question, activity.solution, part, option) ?? { state: 'ungraded' };

/** Steps are worked out once for each activity: a year asks for them a thousand times. */
const known = new WeakMap<Activity, Step[]>();

/** The step that asked for these; a kind that is not asked on the stage has none. */
function stepOf({ activity, kind, cast }: Asked, part: string): Step | undefined {
	const steps =
		known.get(activity) ?? kind.steps(activity.question, activity.solution, cast, activity.title);
	known.set(activity, steps);
	return steps.find((step) => step.phase === 'ask' && step.part === part);
}

/** What was asked in a part, and its options, each with how many chose it; `n` is by `tallyKey`. */
export function linesOf(
	asked: Asked,
	{ part, options, asked: says, words }: Countable,
	n: (key: string) => number | undefined
): { asked: string; options: OptionLine[] } {
	const step = stepOf(asked, part);
	return {
		asked: says ?? step?.title ?? asked.activity.title,
		options: options.map((id) => ({
			id,
			text: (words ?? step?.options)?.find((one) => one.id === id)?.text ?? id,
			n: n(tallyKey(part, id)),
			good: isGood(gradeOption(asked, part, id))
		}))
	};
}
