/*
 * A home round of ten minutes, made from any lesson: its story first, for those who were never told it, then what
 * can be practised in the time left, and the home card. Pure, and without words of its own.
 */
import type { Playable } from '$lib/lesson/place';
import { isGraded } from './graded';

type Activity = Playable['activities'][number];
type Kinds = Playable['kinds'];

/** What a home round is made from. */
export interface RoundLesson {
	cover: string[];
	activities: readonly Activity[];
	homeCard: { title: string; intro: string; steps: { id: string; text: string }[] };
}

/** What the kit says itself, in the language of the page. */
export interface RoundWords {
	/** above the first steps of the home card, and above the rest of them */
	play: string;
	more: string;
	/** what those do who pass */
	pass: string;
}

const longest = 10;
/**
 * The minutes of a lesson are a class's, which is heard and votes; a family that reads aloud and decides at its
 * table is through a story or a scene in about so much of them.
 */
const ofClass = 0.6;
const introMinutes = 0.5;
const cardMinutes = 1.5;

/** The activities of a home round, in order; together ten minutes at most. */
export function homeRound(lesson: RoundLesson, kinds: Kinds, words: RoundWords): Activity[] {
	const { homeCard, cover, activities } = lesson;
	const plan = planIn(activities, kinds);
	const left = longest - introMinutes - cardMinutes - (plan?.minutes ?? 0);
	const intro: Activity = {
		...own('home-intro', homeCard.title, introMinutes),
		kind: 'scene',
		question: {
			mode: 'scene',
			pages: [{ id: 'intro', title: homeCard.title, text: homeCard.intro, pictures: cover }]
		},
		solution: {}
	};
	const parts = halves(homeCard.steps);
	const played = parts.map((lines, part): Activity => {
		const minutes = cardMinutes / parts.length;
		return {
			...own(`home-steps-${part + 1}`, homeCard.title, minutes),
			kind: 'prompt',
			question: {
				mode: 'role',
				prompt: part === 0 ? words.play : words.more,
				lines,
				pass: words.pass
			},
			solution: {}
		};
	});
	return [...ownOf(activities, kinds, left), intro, ...played, ...(plan ? [plan] : [])];
}

/** How long an activity takes a family. */
export const minutesAtHome = (activity: Activity) =>
	activity.minutes * (isStory(activity) || isScene(activity) ? ofClass : 1);

/** Where the home card's steps begin: the first of them is for a child to direct. */
export const cardStarts = (round: readonly Activity[]) =>
	round.findIndex(({ id }) => id.startsWith('home-steps-'));

/** What tells what happened, and what may be practised beside it: in the lesson's order, the telling first. */
function ownOf(activities: readonly Activity[], kinds: Kinds, minutes: number) {
	const told = telling(activities, minutes);
	const after = activities.slice(told[0] ? activities.indexOf(told[0]) : 0);
	const others = after.filter((one) => !isStory(one) && !isScene(one));
	const chosen = choose(others, kinds, minutes - sum(told));
	return after.filter((one) => told.includes(one) || chosen.includes(one));
}

/** The first story that fits, and of the scenes that lead to it those that fit too; scenes alone where none does. */
function telling(activities: readonly Activity[], minutes: number) {
	const story = activities.find((one) => isStory(one) && minutesAtHome(one) <= minutes);
	const before = story ? activities.slice(0, activities.indexOf(story)) : activities;
	let left = minutes - (story ? minutesAtHome(story) : 0);
	const scenes = before.filter((one) => {
		const fits = isScene(one) && minutesAtHome(one) <= left;
		if (fits) left -= minutesAtHome(one);
		return fits;
	});
	return story ? [...scenes, story] : scenes;
}

const isStory = ({ kind }: Activity) => kind === 'story';

/** A part of the story, shown or told: no rules, no movement. */
const isScene = ({ kind, question }: Activity) =>
	kind === 'scene' && ['scene', 'prebunk'].includes(question.mode);

/** Whether what was left was the whole lesson: only that comes to activities which ten minutes leave out. */
export const isWhole = (
	left: { activity: string; answers: Readonly<Record<string, unknown>> },
	round: readonly Activity[]
) =>
	[left.activity, ...Object.keys(left.answers)].some((id) => round.every((one) => one.id !== id));

const own = (id: string, title: string, minutes: number) => ({
	id,
	title,
	minutes,
	when: 'core' as const,
	objectives: []
});

/** The lesson's if–then plan, else its other plan. */
function planIn(activities: readonly Activity[], kinds: Kinds) {
	const plans = activities.filter(({ kind }) => kind === 'plan');
	return plans.find(({ kind, question }) => kinds[kind]!.serves?.(question) === 'plan') ?? plans[0];
}

/** Three lines fit a screen in large letters; and with each half the roles change. */
const halves = <T>(lines: T[]): T[][] => {
	if (lines.length <= 3) return [lines];
	const half = Math.ceil(lines.length / 2);
	return [lines.slice(0, half), lines.slice(half)];
};

/**
 * Up to three activities that fit into the minutes: at best some to rehearse and some to tell apart, the
 * genuine beside the false, much rehearsal, core ones, of different kinds. One where no two fit, and none where none
 * does.
 */
function choose(activities: readonly Activity[], kinds: Kinds, minutes: number): Activity[] {
	const could = activities.filter((activity) => fits(activity, kinds));
	const sets = subsets(could, 3).filter((set) => sum(set) <= minutes);
	const ranked = sets.map((set) => ({ set, worth: worth(set, kinds) }));
	const best = ranked.reduce<(typeof ranked)[number] | undefined>(
		(before, one) => (before && !isMore(one.worth, before.worth) ? before : one),
		undefined
	);
	return best?.set ?? [];
}

const rehearses = ({ kind, question }: Activity, kinds: Kinds) => kinds[kind]!.rehearses(question);
const detects = ({ kind, solution }: Activity, kinds: Kinds) => kinds[kind]!.genuine(solution);

/** Practised by a family: rehearses or has something to find out, is counted by nobody, and is not the plan. */
function fits(activity: Activity, kinds: Kinds) {
	const kind = kinds[activity.kind]!;
	if (activity.kind === 'plan' || kind.keeps === 'count' || !kind.open.includes('solo'))
		return false;
	return rehearses(activity, kinds) || isGraded(activity, kind);
}

/** What speaks for a set, the weightiest first. */
function worth(set: readonly Activity[], kinds: Kinds): number[] {
	const told = set.flatMap((activity) => detects(activity, kinds));
	const rehearsing = set.filter((activity) => rehearses(activity, kinds));
	return [
		Math.min(set.length, 2),
		Number(told.length > 0) + Number(rehearsing.length > 0),
		new Set(told).size,
		sum(rehearsing),
		-set.filter(({ when }) => when === 'if-time').length,
		new Set(set.map(({ kind }) => kind)).size,
		sum(set),
		-set.length
	];
}

function isMore(one: readonly number[], other: readonly number[]) {
	const at = one.findIndex((value, place) => value !== other[place]);
	return at >= 0 && one[at]! > other[at]!;
}

const sum = (set: readonly Activity[]) => set.reduce((total, one) => total + minutesAtHome(one), 0);

/** All sets of up to `most`, each in the lesson's order, earlier ones first. */
function subsets<T>(list: readonly T[], most: number): T[][] {
	if (most === 0) return [[]];
	return [
		...list.flatMap((one, at) =>
			subsets(list.slice(at + 1), most - 1).map((rest) => [one, ...rest])
		),
		[]
	];
}
