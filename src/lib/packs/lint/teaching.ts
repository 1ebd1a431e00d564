/*
 * Rules about what works (curriculum 2.1), and about the time a lesson takes.
 */
import { wordsIn } from '../../activities/steps';
import { saidIn, sum, type Placed, type Rule } from './rule';

const leastRehearsal = 0.4;
const leastGenuine = 0.4;
const followUpDays = [7, 28, 90];
const mostFollowUpMinutes = 6;
/** A reason in fewer words is a bare verdict. */
const leastWordsOfWhy = 4;

export const percent = (share: number) => `${Math.round(share * 100)} %`;
const minutesOf = (placed: Placed[]) => sum(placed.map(({ activity }) => activity.minutes));
const coreOf = (placed: Placed[]) => placed.filter(({ activity }) => activity.when === 'core');

/** The part of the minutes in which something is practised. */
export function rehearsalShare(placed: Placed[]) {
	const rehearsed = placed.filter(({ kind, activity }) => kind.rehearses(activity.question));
	return minutesOf(rehearsed) / Math.max(1, minutesOf(placed));
}

/** How many things are told apart, and the part of them that is genuine. */
export function genuineShare(placed: Placed[]) {
	const all = placed.flatMap(({ kind, activity }) => kind.genuine(activity.solution));
	return { of: all.length, share: all.filter(Boolean).length / Math.max(1, all.length) };
}

const plain = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** What an activity asks, as far as two of them can be the same. */
const asked = ({ steps }: Placed) =>
	steps.flatMap((step) => (step.phase === 'ask' && step.title ? [plain(step.title)] : []));

export const teachingRules: Rule[] = [
	{
		id: 'P1',
		says: 'At least 40 % of the minutes rehearse, with and without what is done if there is time.',
		check: ({ activities }) =>
			[
				{ name: 'of all minutes', placed: activities },
				{ name: 'of the core minutes', placed: coreOf(activities) }
			].flatMap(({ name, placed }) => {
				const share = rehearsalShare(placed);
				return share < leastRehearsal
					? [{ path: 'activities', note: `${percent(share)} ${name} rehearse, at least 40 %` }]
					: [];
			})
	},
	{
		id: 'P2',
		says: 'Follow-ups come after 7, 28 and 90 days with three to five activities and new examples.',
		check: ({ lesson, activities, later }) => {
			const days = lesson.followUps.map(({ after }) => after);
			const found = followUpDays
				.filter((day) => days.filter((one) => one === day).length !== 1)
				.map((day) => ({ path: 'followUps', note: `one follow-up after ${day} days is needed` }));
			for (const { after, activities: few } of lesson.followUps)
				if (few.length < 3 || few.length > 5)
					found.push({ path: `followUps.${after}`, note: `${few.length} activities, not 3 to 5` });
			const before = new Set(activities.flatMap(asked));
			for (const placed of later) {
				const prompts = [...new Set(asked(placed))];
				for (const prompt of prompts)
					if (before.has(prompt))
						found.push({ path: placed.path, note: `asks the same again: “${prompt}”` });
				prompts.forEach((prompt) => before.add(prompt));
			}
			return found;
		}
	},
	{
		id: 'P5',
		says: 'Where genuine and false are told apart, at least 40 % are genuine.',
		check: ({ activities, later }) =>
			[
				{ path: 'activities', placed: activities },
				{ path: 'followUps', placed: later }
			].flatMap(({ path, placed }) => {
				const { of, share } = genuineShare(placed);
				return of && share < leastGenuine
					? [{ path, note: `${percent(share)} of ${of} things are genuine, at least 40 %` }]
					: [];
			})
	},
	{
		id: 'P6',
		says: 'A why gives a reason, never a bare verdict. (That none is missing is checked on reading.)',
		check: ({ lesson }) =>
			saidIn(lesson)
				.filter(({ path, text }) => /\.why(?:\.|$)/.test(path) && wordsIn(text) < leastWordsOfWhy)
				.map(({ path, text }) => ({ path, note: `no reason: “${text}”` }))
	},
	{
		id: 'P7',
		says: 'Votes are shown only after the last asking.',
		check: ({ activities, later }) =>
			[...activities, ...later].flatMap(({ path, steps }) =>
				steps.flatMap((step, index) => {
					const askedAgain = steps
						.slice(index + 1)
						.some((next) => next.phase === 'ask' && (next.round ?? 1) > 1);
					return step.votes && askedAgain
						? [{ path: `${path} step ${index + 1}`, note: 'shows votes before the last asking' }]
						: [];
				})
			)
	},
	{
		id: 'P9',
		says: 'From band B on the core of a lesson holds an if–then plan.',
		check: ({ lesson, activities }) =>
			lesson.band === 'A' ||
			coreOf(activities).some(({ kind, activity }) => kind.serves?.(activity.question) === 'plan')
				? []
				: [{ path: 'activities', note: 'no if–then plan in the core' }]
	},
	{
		id: 'minutes',
		says: 'The core fits into the lesson, all activities fill it; a follow-up takes six minutes at most.',
		check: ({ lesson, activities, later }) => {
			const core = minutesOf(coreOf(activities));
			const all = minutesOf(activities);
			const found = [];
			if (core > lesson.minutes)
				found.push({
					path: 'minutes',
					note: `${core} core minutes in a lesson of ${lesson.minutes}`
				});
			if (all < lesson.minutes * 0.9 || all > lesson.minutes * 1.3)
				found.push({
					path: 'minutes',
					note: `${all} minutes in all, the lesson says ${lesson.minutes}`
				});
			for (const { after } of lesson.followUps) {
				const path = `followUps.${after}`;
				const minutes = minutesOf(later.filter((placed) => placed.path.startsWith(`${path}.`)));
				if (minutes > mostFollowUpMinutes)
					found.push({ path, note: `${minutes} minutes, at most ${mostFollowUpMinutes}` });
			}
			return found;
		}
	}
];
