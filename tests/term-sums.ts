/*
 * What a term adds up to, from what each pupil chose. Like `term.ts` it knows nothing of the kit's own code, so that
 * the kit's figures can be checked against it.
 */
import { partsOf, type Choice, type RawLesson } from './term';

export function groups<T>(list: readonly T[], keyOf: (one: T) => string): T[][] {
	const by = new Map<string, T[]>();
	for (const one of list) by.set(keyOf(one), [...(by.get(keyOf(one)) ?? []), one]);
	return [...by.values()];
}

export const isWell = ({ activity, part, option }: Choice) =>
	partsOf(activity)
		.find((one) => one.part === part)!
		.good.includes(option);
export const isJudged = ({ activity }: Choice) =>
	partsOf(activity).some(({ good }) => good.length > 0);

/** Points and pupils of some choices, or nothing where fewer than five gave them. */
function share(choices: Choice[], pupilsOf: (one: Choice) => string) {
	const n = Math.max(0, ...groups(choices, pupilsOf).map((one) => one.length));
	if (n < 5) return undefined;
	return { points: choices.filter(isWell).length, possible: choices.length, n };
}

function cell(choices: Choice[]) {
	const judged = choices.filter(isJudged);
	const hands = judged.filter(({ seat }) => seat === undefined);
	const seats = judged.filter(({ seat }) => seat !== undefined);
	const counted = share(hands, ({ run, activity, part }) => `${run} ${activity.id} ${part}`);
	const first = ({ activity, part }: Choice) => partsOf(activity)[0]!.part === part;
	const pupils = share(seats.filter(first), ({ run, activity }) => `${run} ${activity.id}`);
	const answered = pupils && {
		points: seats.filter(isWell).length,
		possible: seats.length,
		n: pupils.n
	};
	return counted || answered ? { counted, answered } : undefined;
}

/** How often what is fake was caught, and what is genuine was taken for it. */
export function detectedIn(choices: readonly Choice[]) {
	const truths = choices.flatMap((one) => {
		const { kind, solution } = one.activity;
		const genuine = kind === 'inspect' ? solution.genuine : solution.items?.[one.part]?.genuine;
		return genuine === undefined ? [] : [{ genuine, well: isWell(one) }];
	});
	if (truths.length === 0) return undefined;
	const [real, fake] = [truths.filter((one) => one.genuine), truths.filter((one) => !one.genuine)];
	return {
		caught: fake.filter((one) => one.well).length,
		fakes: fake.length,
		alarms: real.filter((one) => !one.well).length,
		genuine: real.length
	};
}

export interface RawTerm {
	lessons: RawLesson[];
	choices: Choice[];
	runs: Record<string, unknown>[];
}

export function sumsOf({ lessons, choices, runs }: RawTerm) {
	const weeks = [...new Set(choices.map(({ week }) => week))].sort();
	const rounds = new Map<string, number>();
	const keyOf = ({ run, activity }: Choice) => `${run} ${activity.id}`;
	for (const one of choices)
		rounds.set(keyOf(one), Math.max(one.round, rounds.get(keyOf(one)) ?? 0));
	/** What counts: in time, and of the last asking. */
	const lastAsked = choices.filter((one) => !one.late && one.round === rounds.get(keyOf(one)));
	const cellsOf = (objective: string) =>
		weeks.map((week) =>
			cell(
				lastAsked.filter((one) => one.week === week && one.activity.objectives?.includes(objective))
			)
		);
	const lessonOf = ({ lesson }: Record<string, unknown>) =>
		lessons.find(({ id }) => id === lesson)!;
	/** the first one first: run, minutes as planned, how many were here, what it comes back after */
	const done = [...runs]
		.sort((a, b) => Number(a.startedAt) - Number(b.startedAt))
		.map((run) => {
			const lesson = lessonOf(run);
			const asked = run.followUp ? lesson.followUps[0]! : lesson;
			const sum = asked.activities.reduce((minutes, one) => minutes + one.minutes, 0);
			const minutes = Math.min(Math.round(sum), lesson.minutes);
			return [run.id, minutes, (run.present as number[]).length, run.followUp] as const;
		});
	const practised = lastAsked.filter(isJudged).flatMap(({ activity }) => activity.objectives ?? []);
	const shown = groups(lastAsked, keyOf).filter((of) =>
		groups(of, ({ seat, part }) => `${seat === undefined} ${part}`).some((one) => one.length >= 5)
	);
	return {
		lastAsked,
		weeks,
		/** by objective a cell a week */
		heat: Object.fromEntries([...new Set(practised)].map((id) => [id, cellsOf(id)])),
		done,
		minutes: done.reduce((sum, [, minutes]) => sum + minutes, 0),
		/** of each objective that was met, where the class stands */
		stands: [...new Set(lessons.flatMap(({ objectives }) => objectives))].map(
			(id) => [id, cellsOf(id).findLast((one) => one !== undefined)] as const
		),
		/** over all that five or more did */
		detected: detectedIn(shown.flat())
	};
}

export const dayAfter = (day: string, days: number) =>
	new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Lesson, days, first and last day of what a teacher would find due, seven school days each. */
export function dueOn(
	today: string,
	runs: RawTerm['runs'],
	holidays: readonly { from: string; to: string }[]
) {
	const isSchool = (day: string) => holidays.every(({ from, to }) => day < from || day > to);
	const schoolDay = (day: string): string => (isSchool(day) ? day : schoolDay(dayAfter(day, 1)));
	const dayOf = (at: number) => {
		const date = new Date(at);
		// as UTC, so that counting days on knows no summer time
		return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()))
			.toISOString()
			.slice(0, 10);
	};
	return runs
		.filter(({ followUp }) => !followUp)
		.flatMap(({ lesson, endedAt }) => {
			const weeks = [7, 28, 90].map((after) => {
				const week = [schoolDay(dayAfter(dayOf(Number(endedAt)), after))];
				while (week.length < 7) week.push(schoolDay(dayAfter(week.at(-1)!, 1)));
				return { after, opens: week[0]!, closes: week.at(-1)! };
			});
			const now = weeks.findLast(({ opens }) => opens <= today);
			if (!now || today > dayAfter(now.closes, 28)) return [];
			if (runs.some((one) => one.lesson === lesson && one.followUp === now.after)) return [];
			return [`${String(lesson)} ${now.after} ${now.opens} ${now.closes}`];
		})
		.sort();
}
