import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { activitySchema } from '../activities';
import type { AnyKind } from '../activities/load';
import { easierIn, lessonIds, lessonIn } from '../packs/bundled.server';
import { allKinds } from '../packs/kinds';
import { isGraded } from './graded';
import { wordsIn } from '../activities/steps';
import { choicesFor, nodeOf, type Node } from '../activities/story/walk';
import { cardStarts, homeRound, isWhole, minutesAtHome } from './round';

const kinds: Record<string, AnyKind> = Object.fromEntries(allKinds);
const words = { play: 'Do it together.', more: 'Go on together.', pass: 'Listen.' };
const roundOf = (id: string, language = 'en') => homeRound(lessonIn(id, language)!, kinds, words);
const isOwn = ({ id }: { id: string }) => id.startsWith('home-');
const minutesOf = (round: ReturnType<typeof roundOf>) =>
	round.reduce((sum, one) => sum + minutesAtHome(one), 0);

type Story = Extract<ReturnType<typeof roundOf>[number], { kind: 'story' }>['question'];

/** Minutes of every way through a story: all of it read aloud, and a quarter of a minute for each choice. */
function waysThrough(story: Story): number[] {
	const said = (texts: (string | undefined)[]) => wordsIn(texts.join(' ')) / 130;
	const from = (node: Node, before: readonly Node[]): number[] => {
		const here = said([node.text, node.says?.text, node.prompt, node.ending]);
		const choices = choicesFor(node, story.seats[0]!.id);
		if (node.ending) return [here];
		const read = here + said(choices.map(({ text }) => text)) + 0.25;
		return choices
			.filter(({ to }) => !before.some(({ id }) => id === to))
			.flatMap(({ after, to }) =>
				from(nodeOf(story, to)!, [...before, node]).map((rest) => read + said([after]) + rest)
			);
	};
	return from(nodeOf(story, story.start)!, []);
}

describe.each(lessonIds)('the home round of %s', (id) => {
	const lesson = lessonIn(id, 'en')!;
	const round = roundOf(id);

	it('takes ten minutes at most', () => {
		expect(minutesOf(round)).toBeLessThanOrEqual(10);
		expect(minutesOf(round)).toBeGreaterThanOrEqual(5);
	});

	it('begins with what tells the story, and has the story itself', () => {
		expect(['scene', 'story']).toContain(round[0]!.kind);
		expect(lesson.activities).toContainEqual(round[0]);
		expect(round.filter(({ kind }) => kind === 'story')).toHaveLength(1);
	});

	it.each(['en', 'fr'])('has a story that is told in its minutes on average (%s)', (language) => {
		const story = roundOf(id, language).find((one) => one.kind === 'story')!;
		const ways = waysThrough(story.question);
		const mean = ways.reduce((sum, one) => sum + one, 0) / ways.length;
		expect(mean).toBeLessThanOrEqual(minutesAtHome(story));
	});

	it('is made of activities a lesson could hold, no two alike', () => {
		for (const activity of round) expect(() => v.parse(activitySchema, activity)).not.toThrow();
		expect(new Set(round.map((one) => one.id)).size).toBe(round.length);
	});

	it('says what the home card is about before its steps, and ends with a plan', () => {
		const { title, intro } = lesson.homeCard;
		expect(round[cardStarts(round) - 1]).toMatchObject({
			kind: 'scene',
			title,
			question: { pages: [{ text: intro }] }
		});
		expect(round.at(-1)!.kind).toBe('plan');
	});

	it.each(['en', 'fr'])(
		'needs nobody to have been at school: its card tells whom it is about (%s)',
		(language) => {
			const { cast, homeCard } = lessonIn(id, language)!;
			expect(homeCard.intro).not.toMatch(/today|aujourd’hui|were there|était là/i);
			expect(cast.filter(({ name }) => homeCard.intro.includes(name))).not.toEqual([]);
		}
	);

	it('tells, rehearses or finds out in the lesson’s own activities, in the order of the lesson', () => {
		const own = round.filter((one) => !isOwn(one));
		expect(own).toEqual(lesson.activities.filter(({ id }) => own.some((one) => one.id === id)));
		for (const activity of own.filter(({ kind }) => kind !== 'scene' && kind !== 'plan')) {
			const kind = kinds[activity.kind]!;
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

/** The ids of a lesson's own activities in the round made of these. */
const ownOf = (id: string, activities: ReturnType<typeof roundOf>) =>
	homeRound({ ...lessonIn(id, 'en')!, activities }, kinds, words)
		.filter((one) => !isOwn(one) && one.kind !== 'plan')
		.map((one) => one.id);

it('is for those who were never told anything: the call is told, and played, before it is practised', () => {
	const call = lessonIn('grandmas-emergency-call', 'en')!.activities;
	expect(ownOf('grandmas-emergency-call', call)).toEqual(['the-phone-rings', 'say-it', 'the-call']);
	const parcel = lessonIn('the-parcel-message', 'en')!.activities;
	expect(ownOf('the-parcel-message', parcel)).toEqual(['how-a-trickster-thinks', 'kim-has-paid']);
});

it('tells the scenes alone where no story fits, and leaves the scenes out where they would push out the story', () => {
	const race = lessonIn('pit-stop', 'en')!.activities;
	const longer = (kind: string, minutes: number) =>
		ownOf(
			'pit-stop',
			race.map((one) => (one.kind === kind ? { ...one, minutes } : one))
		);
	expect(longer('story', 20)).toContain('the-race');
	expect(longer('story', 20)).not.toContain('story');
	expect(longer('scene', 20)[0]).toBe('story');
});

it('leaves out what would be counted', () => {
	const { activities } = lessonIn('grandmas-emergency-call', 'en')!;
	const sorts = activities.filter((one) => one.kind === 'sort');
	const round = (keeps: 'answer' | 'count') =>
		homeRound(
			{ ...lessonIn('grandmas-emergency-call', 'en')!, activities: sorts },
			{ ...kinds, sort: { ...kinds['sort']!, keeps } },
			words
		).map((one) => one.kind);
	expect(round('answer')).toContain('sort');
	expect(round('count')).not.toContain('sort');
});

it('takes a genuine thing beside a false one, even if two false ones come first', () => {
	const inspects = lessonIn('the-parcel-message', 'en')!.activities.filter(
		(one) => one.kind === 'inspect'
	);
	const isGenuine = (one: (typeof inspects)[number]) => kinds['inspect']!.genuine(one.solution)[0]!;
	const [fake, genuine] = [inspects.find((one) => !isGenuine(one))!, inspects.find(isGenuine)!];
	const activities = [fake, { ...fake, id: 'another-fake' }, genuine];
	expect(ownOf('the-parcel-message', activities)).toEqual([fake.id, genuine.id]);
});

it('takes one activity where no two fit, and none where none does', () => {
	const { activities } = lessonIn('forward-or-stop', 'en')!;
	const only = (minutes: number) =>
		ownOf(
			'forward-or-stop',
			activities
				.filter((one) => ['sort', 'build'].includes(one.kind))
				.map((one) => ({ ...one, minutes }))
		);
	expect(only(5)).toHaveLength(1);
	expect(only(9)).toEqual([]);
});

it('knows the whole lesson from ten minutes of it by what was come to', () => {
	const round = roundOf('grandmas-emergency-call');
	const left = (activity: string, ...answered: string[]) => ({
		activity,
		answers: Object.fromEntries(answered.map((one) => [one, null]))
	});
	expect(isWhole(left('home-intro', 'the-call'), round)).toBe(false);
	expect(isWhole(left('the-call'), round)).toBe(false);
	expect(isWhole(left('play-the-call'), round)).toBe(true);
	expect(isWhole(left('the-call', 'young-or-old'), round)).toBe(true);
});

it('is made of the same activities in easier words', () => {
	for (const id of lessonIds) {
		const eased = easierIn(id, 'en');
		if (!eased) continue;
		const round = homeRound({ ...lessonIn(id, 'en')!, activities: eased.activities }, kinds, words);
		expect(round.map((one) => one.id)).toEqual(roundOf(id).map((one) => one.id));
		expect(round).not.toEqual(roundOf(id));
	}
});
