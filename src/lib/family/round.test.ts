import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { activitySchema } from '../activities';
import type { AnyKind } from '../activities/load';
import { lessonIds, lessonIn } from '../packs/bundled.server';
import { allKinds } from '../packs/kinds';
import { isGraded } from './graded';
import { cardStarts, homeRound } from './round';

const kinds: Record<string, AnyKind> = Object.fromEntries(allKinds);
const words = { play: 'Do it together.', more: 'Go on together.', pass: 'Listen.' };
const roundOf = (id: string, language = 'en') => homeRound(lessonIn(id, language)!, kinds, words);
const isOwn = ({ id }: { id: string }) => id.startsWith('home-');

describe.each(lessonIds)('the home round of %s', (id) => {
	const lesson = lessonIn(id, 'en')!;
	const round = roundOf(id);

	it('takes ten minutes at most', () => {
		const minutes = round.reduce((sum, one) => sum + one.minutes, 0);
		expect(minutes).toBeLessThanOrEqual(10);
		expect(minutes).toBeGreaterThanOrEqual(5);
	});

	it('is made of activities a lesson could hold, no two alike', () => {
		for (const activity of round) expect(() => v.parse(activitySchema, activity)).not.toThrow();
		expect(new Set(round.map((one) => one.id)).size).toBe(round.length);
	});

	it('begins with the home card and ends with a plan', () => {
		const { title, intro } = lesson.homeCard;
		expect(round[0]).toMatchObject({
			kind: 'scene',
			title,
			question: { pages: [{ text: intro }] }
		});
		expect(round.at(-1)!.kind).toBe('plan');
	});

	it('rehearses or finds out in two or three activities of the lesson, six minutes together', () => {
		const chosen = round.filter((one) => !isOwn(one) && one.kind !== 'plan');
		expect([2, 3]).toContain(chosen.length);
		expect(chosen.reduce((sum, one) => sum + one.minutes, 0)).toBeLessThanOrEqual(6);
		for (const activity of chosen) {
			const kind = kinds[activity.kind]!;
			expect(lesson.activities).toContainEqual(activity);
			expect(kind.rehearses(activity.question) || isGraded(activity, kind)).toBe(true);
		}
	});

	it("plays the home card's steps in their order, three at most on a screen", () => {
		const played = round.flatMap((one) => (one.kind === 'prompt' && isOwn(one) ? [one] : []));
		expect(played.flatMap(({ question }) => question.lines)).toEqual(lesson.homeCard.steps);
		for (const { question } of played) {
			expect(question.mode).toBe('role');
			expect(question.lines!.length).toBeLessThanOrEqual(3);
		}
		expect(round[cardStarts(round)]).toBe(played[0]);
	});

	it('asks for nothing that a family is shown counts of', () => {
		expect(round.filter((one) => kinds[one.kind]!.keeps === 'count')).toEqual([]);
	});

	it('is the same in another language', () => {
		expect(roundOf(id, 'fr').map((one) => one.id)).toEqual(round.map((one) => one.id));
	});
});

it('leaves out what would be counted', () => {
	const counted = { ...kinds, sort: { ...kinds['sort']!, keeps: 'count' as const } };
	const round = homeRound(lessonIn('grandmas-emergency-call', 'en')!, counted, words);
	expect(round.map((one) => one.kind)).not.toContain('sort');
});

it('takes a genuine thing beside a false one, even if two false ones come first', () => {
	const lesson = lessonIn('the-parcel-message', 'en')!;
	const inspects = lesson.activities.filter((one) => one.kind === 'inspect');
	const isGenuine = (one: (typeof inspects)[number]) => kinds['inspect']!.genuine(one.solution)[0]!;
	const [fake, genuine] = [inspects.find((one) => !isGenuine(one))!, inspects.find(isGenuine)!];
	const activities = [fake, { ...fake, id: 'another-fake' }, genuine];
	const round = homeRound({ ...lesson, activities }, kinds, words).filter((one) => !isOwn(one));
	expect(round.map((one) => one.id)).toEqual([fake.id, genuine.id]);
});

it('tells genuine from false things where a lesson has short ones of both', () => {
	const chosen = roundOf('the-parcel-message');
	const told = chosen.flatMap((one) => kinds[one.kind]!.genuine(one.solution));
	expect(new Set(told)).toEqual(new Set([true, false]));
});

it('takes one activity where no two fit, and none where none does', () => {
	const { cover, homeCard, activities } = lessonIn('forward-or-stop', 'en')!;
	const only = (minutes: number) =>
		homeRound(
			{
				cover,
				homeCard,
				activities: activities
					.filter((one) => ['story', 'build'].includes(one.kind))
					.map((one) => ({ ...one, minutes }))
			},
			kinds,
			words
		).filter((one) => !isOwn(one));
	expect(only(4)).toHaveLength(1);
	expect(only(7)).toEqual([]);
});
