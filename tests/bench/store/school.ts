/*
 * A made-up school for `bench store`: classes of 30 that each do the lessons of the kit until they have answered 200
 * activities. What a seat answers is drawn by chance from a seed, so that a file of it packs as a real one would.
 */
import type { AnyKind } from '../../../src/lib/activities/load';
import { firstPlace } from '../../../src/lib/lesson/place';
import type { Content } from '../../../src/lib/store/backup/content';
import { sealedFile } from '../../../src/lib/store/backup/file';
import { keyFrom } from '../../../src/lib/store/backup/seal';
import type { Round, Run, StoredAnswer } from '../../../src/lib/store/records';
import { allLessons, kindOf } from '../../e2e/bundled';

/** What the classes do. */
export const lessons = allLessons;

type Lesson = (typeof allLessons)[number];
type LessonActivity = Lesson['activities'][number];

export const seats = 30;
export const activitiesOfYear = 200;
const minute = 60_000;
const september = Date.UTC(2025, 8, 1, 8);

/** Small and always the same (mulberry32). */
function chance(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
type Chance = ReturnType<typeof chance>;

const oneOf = <T>(list: readonly T[], random: Chance) =>
	list[Math.floor(random() * list.length)] as T;
const shuffled = <T>(list: readonly T[], random: Chance) =>
	list
		.map((one) => [random(), one] as const)
		.sort(([a], [b]) => a - b)
		.map(([, one]) => one);
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** Some answer to an activity; where chance would break its rules, the best one. */
function answerTo(activity: LessonActivity, random: Chance): unknown {
	const { question } = activity;
	switch (activity.kind) {
		case 'choice':
			return { chosen: [oneOf(activity.question.options, random).id] };
		case 'chatsim':
			return { chosen: oneOf(activity.question.options, random).id };
		case 'scale':
			return { at: oneOf(activity.question.points, random).id };
		case 'order':
			return { order: shuffled(idsOf(activity.question.steps), random) };
		case 'sort': {
			const { items, bins } = activity.question;
			return { placed: Object.fromEntries(items.map(({ id }) => [id, oneOf(bins, random).id])) };
		}
		case 'match': {
			const { left, right } = activity.question;
			return { pairs: Object.fromEntries(left.map(({ id }) => [id, oneOf(right, random).id])) };
		}
		default:
			return kindOf(activity.kind).solve(question, activity.solution);
	}
}

const asked = (kind: AnyKind) => kind.keeps === 'answer' && !kind.shows;

/** Exactly so many answers, in classes of a year each; the last class has what is left. */
export function school(answers: number): Content {
	const random = chance(answers);
	const content: Content = {
		madeAt: september,
		groups: [],
		seats: [],
		runs: [],
		rounds: [],
		packs: [],
		settings: { deleted: [] }
	};
	let left = answers;
	while (left > 0) left -= addClass(content, left, random);
	return content;
}

/** Adds one class with so many answers at most; how many it has. */
function addClass(content: Content, most: number, random: Chance): number {
	const n = content.groups.length + 1;
	const id = `class-${n}`;
	content.groups.push({ id, name: `Class ${n}`, createdAt: september });
	for (let number = 1; number <= seats; number++) {
		content.seats.push({ id: `${id}/${number}`, group: id, number, picture: 'seat-apple' });
	}
	let added = 0;
	for (let run = 0; added < Math.min(most, seats * activitiesOfYear); run++) {
		const lesson = allLessons[run % allLessons.length]!;
		const at = september + run * 7 * 24 * 60 * minute;
		content.runs.push(runOf(lesson, `${id}-run-${run}`, id, at));
		for (const activity of lesson.activities) {
			const left = Math.min(most, seats * activitiesOfYear) - added;
			if (left === 0 || !asked(kindOf(activity.kind))) continue;
			const round = roundOf(activity, Math.min(left, seats), random);
			content.rounds.push({ ...round, run: `${id}-run-${run}`, group: id, openedAt: at });
			added += Math.min(left, seats);
		}
	}
	return added;
}

const runOf = (lesson: Lesson, id: string, group: string, at: number): Run => ({
	id,
	group,
	lesson: lesson.id,
	version: lesson.version,
	language: lesson.language,
	outside: false,
	title: lesson.title,
	startedAt: at,
	touchedAt: at + 45 * minute,
	endedAt: at + 45 * minute,
	screens: 1,
	present: Array.from({ length: seats }, (_, index) => index + 1),
	place: { ...firstPlace(lesson.activities), over: true }
});

function roundOf(
	activity: LessonActivity,
	count: number,
	random: Chance
): Omit<Round, 'run' | 'group' | 'openedAt'> {
	const answers = Array.from({ length: count }, (_, index): [string, StoredAnswer] => [
		String(index + 1),
		{
			answer: random() < 0.03 ? null : answerTo(activity, random),
			way: oneOf(['room', 'card', 'shared', 'handin'] as const, random),
			rev: 1,
			by: 'seat'
		}
	]);
	return { activity: activity.id, round: 1, answers: Object.fromEntries(answers) };
}

/** The school as the kit's own backup file. */
export const schoolFile = async (answers: number, passphrase: string) =>
	sealedFile(school(answers), keyFrom(passphrase));
