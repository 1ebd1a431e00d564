import fc from 'fast-check';
import { createEmptyCard, fsrs, Rating, type Card, type Grade } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import type { AnyKind } from '../activities/load';
import { lessonIn } from '../packs/bundled.server';
import { allKinds } from '../packs/kinds';
import {
	cardAfter,
	practiceNow,
	practices,
	ratingOf,
	type Asked,
	type Done,
	type Practice
} from './practice';

const day = 24 * 60 * 60 * 1000;
const kinds: Record<string, AnyKind> = Object.fromEntries(allKinds);
const { followUps } = lessonIn('grandmas-emergency-call', 'en')!;
const lesson = 'grandmas-emergency-call';
const start = Date.UTC(2026, 0, 5, 17);
const done: Done = { lesson, at: start, followUps };

const words = followUps[0]!.activities.find(({ id }) => id === 'week-pressure-words')!;
const asked = (answer: unknown, openedAt = start + day, activity = words.id): Asked => ({
	lesson,
	activity,
	openedAt,
	answers: { 2: { answer } }
});
const chosen = (...ids: string[]) => ({ chosen: ids });
const rating = (answer: unknown) => ratingOf(words, kinds, asked(answer));

describe('an answer becomes a rating', () => {
	it('all points are good, some are hard, none is again', () => {
		expect(rating(chosen('today', 'between-us', 'stay'))).toBe(Rating.Good);
		expect(rating(chosen('today'))).toBe(Rating.Hard);
		expect(rating(chosen('own-time'))).toBe(Rating.Again);
	});

	it('a pass, a late answer, an unfinished one and one of another shape do not count', () => {
		expect(rating(null)).toBeUndefined();
		expect(rating(chosen())).toBeUndefined();
		expect(rating({ placed: {} })).toBeUndefined();
		const late = {
			...asked(null),
			answers: { 1: { answer: chosen('stay'), late: true as const } }
		};
		expect(ratingOf(words, kinds, late)).toBeUndefined();
	});

	it('what two answered in one round is taken together', () => {
		const both = {
			...asked(null),
			answers: {
				1: { answer: chosen('today', 'between-us', 'stay') },
				2: { answer: chosen('own-time') },
				3: { answer: null }
			}
		};
		expect(ratingOf(words, kinds, both)).toBe(Rating.Hard);
	});
});

describe('the schedule', () => {
	const history = fc.array(
		fc.record({
			after: fc.nat(200 * day),
			rating: fc.constantFrom<Grade>(Rating.Again, Rating.Hard, Rating.Good)
		}),
		{ maxLength: 12 }
	);

	it("is the one ts-fsrs' own repeat gives, over any history, in any order of the rounds", () => {
		const reference = fsrs({ enable_fuzz: false, enable_short_term: false });
		fc.assert(
			fc.property(history, fc.nat(), (steps, turn) => {
				let at = start;
				const looks = steps.map(({ after, rating }) => ({ at: (at += after + 1), rating }));
				const expected = looks.reduce<Card>(
					(card, look) => reference.repeat(card, look.at)[look.rating].card,
					createEmptyCard(start)
				);
				const by = looks.length ? turn % looks.length : 0;
				const turned = [...looks.slice(by), ...looks.slice(0, by)];
				expect(cardAfter(start, turned)).toEqual(expected);
			})
		);
	});

	it('brings nothing back on the same day', () => {
		for (const rating of [Rating.Again, Rating.Hard, Rating.Good] as const) {
			const { due } = cardAfter(start, [{ at: start + day, rating }]);
			expect(due.getTime()).toBeGreaterThanOrEqual(start + 2 * day);
		}
	});

	it('bears rounds of one minute and a clock that was put back', () => {
		const looks = [0, 0, -400 * day].map((after) => ({
			at: start + after,
			rating: Rating.Hard as Grade
		}));
		expect(Number.isFinite(cardAfter(start, looks).due.getTime())).toBe(true);
	});
});

describe('what there is to practise', () => {
	const dueAt = (all: Practice[], id: string) => all.find((one) => one.activity.id === id)!.due;

	it('is every short graded activity of the follow-ups, new examples only when their time has come', () => {
		const all = practices([done], [], kinds);
		expect(all).toHaveLength(11);
		expect(dueAt(all, 'week-door-code')).toBe(start + day);
		expect(dueAt(all, 'month-mayor-video')).toBe(start + 28 * day);
		expect(dueAt(all, 'term-doctor')).toBe(start + 90 * day);
		expect(practices([], [asked(null)], kinds)).toEqual([]);
	});

	it('comes back sooner where it was hard, and stays as it was after a pass', () => {
		const due = (answer: unknown) => dueAt(practices([done], [asked(answer)], kinds), words.id);
		expect(due(chosen('own-time'))).toBeLessThan(due(chosen('today', 'between-us', 'stay')));
		expect(due(null)).toBe(start + day);
	});

	it('is not mixed up between lessons that name activities alike', () => {
		const other = { ...done, lesson: 'another' };
		const all = practices([done, other], [asked(chosen('own-time'))], kinds);
		expect(all.filter((one) => !one.fresh).map((one) => one.lesson)).toEqual([lesson]);
	});
});

describe('what to practise now', () => {
	const ids = (all: Practice[]) => all.map((one) => one.activity.id);
	const some = fc.array(
		fc.record({
			minutes: fc.constantFrom(0.5, 1, 1.25, 1.5, 2, 2.5),
			due: fc.nat(100),
			fresh: fc.boolean()
		}),
		{ maxLength: 20 }
	);

	it('takes five minutes at most, due ones only, those seen before first, the longest due at the head', () => {
		fc.assert(
			fc.property(some, fc.nat(100), (made, now) => {
				const all = made.map(({ minutes, due, fresh }, at): Practice => ({
					lesson,
					activity: { ...words, id: `a-${at}`, minutes },
					due,
					fresh
				}));
				const taken = practiceNow(all, now);
				const minutes = taken.reduce((sum, one) => sum + one.activity.minutes, 0);
				expect(minutes).toBeLessThanOrEqual(5);
				for (const one of taken) expect(one.due).toBeLessThanOrEqual(now);
				const order = taken.map(({ fresh, due }) => Number(fresh) * 1000 + due);
				expect(order).toEqual([...order].sort((a, b) => a - b));
				const left = all.filter((one) => one.due <= now && !taken.includes(one));
				for (const one of left) expect(minutes + one.activity.minutes).toBeGreaterThan(5);
			})
		);
	});

	it('is nothing on the day of the round, the first follow-up the day after, and then a rest', () => {
		const all = practices([done], [], kinds);
		expect(practiceNow(all, start)).toEqual([]);
		const first = practiceNow(all, start + day);
		expect(ids(first)).toEqual(ids(all).slice(0, 4));
		const answers = first.map(({ activity }) => {
			const kind = kinds[activity.kind]!;
			const answer = kind.solve(activity.question, activity.solution);
			return asked(answer, start + day, activity.id);
		});
		expect(practiceNow(practices([done], answers, kinds), start + day + 1)).toEqual([]);
	});
});
