/*
 * Which activities a class is asked when a lesson comes back: those of that follow-up, with more of what this class
 * found hard. Pure. Nothing is asked twice over the follow-ups of one lesson.
 */
import type { Activity } from '$lib/activities/activity';
import type { After } from './follow-ups';
import { enough, shareOf, type ObjectiveReport } from './report';

type Drawn = Pick<Activity, 'id' | 'objectives' | 'minutes'>;

interface Draw<A extends Drawn> {
	followUps: readonly { after: After; activities: readonly A[] }[];
	after: After;
	/** ids of what earlier follow-ups asked already */
	used: readonly string[];
	/** by objective the share of what went well; see `sharesOf` */
	shares: Readonly<Record<string, number>>;
}

/** From this on a class holds an objective, and an activity on it may make room. */
const held = 0.8;
/** no follow-up asks less, as long as there is something to ask */
const fewest = 3;

/** By objective the share of what went well, in the last run that showed it. The reports come oldest first. */
export const sharesOf = (
	reports: readonly { objectives: readonly ObjectiveReport[] }[]
): Record<string, number> =>
	Object.fromEntries(
		reports.flatMap(({ objectives }) =>
			objectives.flatMap(({ id, rates }) => {
				const share = shareOf(rates);
				return share === undefined ? [] : [[id, share]];
			})
		)
	);

/**
 * The follow-up's own activities, hardest first. For each objective the class found hard a second one is borrowed
 * from another follow-up, as long, in the place of one on something the class holds.
 */
export function draw<A extends Drawn>({ followUps, after, used, shares }: Draw<A>): A[] {
	/** of its hardest objective; what was never measured lies between hard and held */
	const shareIn = ({ objectives }: Drawn) =>
		Math.min(...objectives.map((id) => shares[id] ?? (enough + held) / 2));
	const hardestFirst = (list: readonly A[]) =>
		list
			.map((one, at) => ({ one, at, share: shareIn(one) }))
			.sort((a, b) => a.share - b.share || a.at - b.at)
			.map(({ one }) => one);
	const fresh = (list: readonly A[]) => list.filter(({ id }) => !used.includes(id));
	const own = fresh(followUps.find((one) => one.after === after)?.activities ?? []);
	const others = fresh(followUps.flatMap((one) => (one.after === after ? [] : one.activities)));
	let drawn = [...own];
	for (const one of hardestFirst(others)) if (drawn.length < fewest) drawn.push(one);

	const hard = Object.keys(shares)
		.filter((id) => shares[id]! < enough)
		.sort((a, b) => shares[a]! - shares[b]!);
	for (const objective of hard) {
		const on = (one: A) => one.objectives.includes(objective);
		if (drawn.filter(on).length > 1) continue;
		const easiest = hardestFirst(drawn).at(-1);
		if (!easiest || shareIn(easiest) < held) break;
		const borrowed = others.find(
			(one) => on(one) && !drawn.includes(one) && one.minutes <= easiest.minutes + 0.5
		);
		if (borrowed) drawn = [...drawn.filter((one) => one !== easiest), borrowed];
	}
	return hardestFirst(drawn);
}
