import { describe, expect, it } from 'vitest';
import { allLessons, kindOf } from '../../../../tests/e2e/bundled';
import { follow, firstPlace, stepAt, stepsAt, type Place, type Playable } from '$lib/lesson/place';
import { fits } from './frames';
import { askedOf, momentOf } from './asked';

const playableOf = ({ activities, cast }: (typeof allLessons)[number]): Playable => ({
	activities,
	cast,
	kinds: Object.fromEntries(activities.map(({ kind }) => [kind, kindOf(kind)])),
	// a room is one
	devices: true
});

/** Every place a class comes to that always takes the first way. */
function placesOf(playable: Playable): Place[] {
	const places = [firstPlace(playable.activities)];
	for (let place = places[0]!; !place.over; places.push(place)) {
		const step = stepAt(playable, place);
		place = follow(
			playable,
			place,
			step.chooses ? { do: 'choose', choice: step.options![0]!.id } : { do: 'next' },
			0
		);
	}
	return places;
}

/** Every text of a solution, long enough to be of nothing else. */
const textsOf = (value: unknown): string[] =>
	typeof value === 'string'
		? [value].filter((text) => text.length > 15)
		: typeof value === 'object' && value !== null
			? Object.values(value).flatMap(textsOf)
			: [];

describe.each(allLessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
	const playable = playableOf(lesson);
	const shown = placesOf(playable).map((place) => ({
		place,
		asked: askedOf(lesson, playable, place, 'en')
	}));

	it('shows nothing of a solution before its reveal', () => {
		for (const { place, asked } of shown) {
			const words = JSON.stringify(asked);
			const secret = lesson.activities
				.filter(({ id }) => asked.phase !== 'review' || id !== place.activity)
				.flatMap(({ solution }) => textsOf(solution));
			expect(secret.filter((text) => words.includes(text))).toEqual([]);
			expect('solution' in asked).toBe(asked.phase === 'review');
		}
	});

	it('shows a solution only once the stage has asked all that it solves', () => {
		for (const { place, asked } of shown) {
			if (asked.phase !== 'review') continue;
			const rest = stepsAt(playable, place).slice(place.step);
			expect([place.activity, rest.map(({ phase }) => phase)]).toEqual([
				place.activity,
				rest.map(() => 'review')
			]);
		}
	});

	it('asks every activity that is open to a room, and fits into a frame', () => {
		const asking = new Set(
			shown
				.filter(({ asked }) => ['ask', 'vote'].includes(asked.phase))
				.map(({ asked }) => asked.activity)
		);
		const open = lesson.activities.filter(
			({ kind }) => kindOf(kind).open.includes('room') && !kindOf(kind).shows
		);
		expect(open.filter(({ id }) => !asking.has(id))).toEqual([]);
		expect(shown.filter(({ asked }) => !fits(asked))).toEqual([]);
	});

	it('ends with nothing to answer', () => {
		expect(shown.at(-1)!.asked.phase).toBe('over');
	});
});

it.each([
	['choice', ['ask', 'review'], ['ask', 'review']],
	[
		'vote, talk, vote again',
		['ask 1', 'talk', 'ask 2', 'review'],
		['ask', 'wait', 'ask', 'review']
	],
	['thing by thing', ['ask', 'review', 'ask', 'review'], ['ask', 'ask', 'ask', 'review']],
	['on no step of its own', ['page', 'page', 'review'], ['ask', 'ask', 'review']],
	[
		'on pages between answers',
		['page', 'review', 'page', 'review'],
		['ask', 'ask', 'ask', 'review']
	],
	['never looked back at', ['page', 'ask', 'page'], ['wait', 'ask', 'wait']]
] as const)('%s: a device is asked %j', (_, steps, phases) => {
	const of = steps.map((step) => {
		const [phase, round] = step.split(' ');
		return { phase: phase as 'ask', ...(round && { round: Number(round) }) };
	});
	expect(of.map((_, at) => momentOf(of, at).phase)).toEqual(phases);
});
