import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { loadKinds } from '../activities/load';
import { lessonSchema } from '../packs/schema';
import file from '../../../lessons/cyberbullying/forward-or-stop.json';
import {
	firstPlace,
	follow as followAt,
	kindEnd,
	stepAt,
	stepsAt,
	type Command,
	type Place,
	type Playable
} from './place';

const follow = (whole: Playable, place: Place, command: Command, now = 0) =>
	followAt(whole, place, command, now);

const lesson = v.parse(lessonSchema, file);
const playable = async (activities: Playable['activities']): Promise<Playable> => ({
	activities,
	cast: lesson.cast,
	kinds: await loadKinds(activities)
});

describe('finish kindly now', () => {
	it('goes to the plan while that is to come, then to the goodbye', async () => {
		const whole = await playable(lesson.activities);
		const first = firstPlace(lesson.activities);
		expect(kindEnd(whole, first)).toEqual({ do: 'go', activity: 'my-plan' });
		const plan = follow(whole, first, { do: 'go', activity: 'my-plan' });
		expect(kindEnd(whole, plan)).toEqual({ do: 'go', activity: 'goodbye' });
	});

	it('ends what comes back of a lesson at once, with no question more', async () => {
		const { activities } = lesson.followUps[0]!;
		const back = await playable(activities);
		const first = { ...firstPlace(activities), blank: true };
		const over = follow(back, first, kindEnd(back, first));
		expect(over).toEqual({ ...first, blank: false, over: true });
		// and what it came from is still there
		expect(follow(back, over, { do: 'back' })).toEqual({ ...first, blank: false });
	});
});

describe('back', () => {
	const { activities } = lesson;
	const story = activities.findIndex((one) => one.kind === 'story');

	/** From the start of the story to its end by first choices. */
	function played(whole: Playable): Place {
		let place = follow(whole, firstPlace(activities), {
			do: 'go',
			activity: activities[story]!.id
		});
		for (;;) {
			const { chooses, options } = stepAt(whole, place);
			const choice = chooses && options?.[0]?.id;
			const on = follow(whole, place, choice ? { do: 'choose', choice } : { do: 'next' });
			if (on.activity !== place.activity) return place;
			place = on;
		}
	}

	it('takes one next too many back: the story is at its end, by the way the class chose', async () => {
		const whole = await playable(activities);
		const end = played(whole);
		expect(end.chosen.length).toBeGreaterThan(0);
		const on = follow(whole, end, { do: 'next' });
		expect(on.activity).toBe(activities[story + 1]!.id);
		expect(follow(whole, on, { do: 'back' })).toMatchObject(end);
	});

	it('finds the story as it was from further on, too', async () => {
		const whole = await playable(activities);
		const end = played(whole);
		let place = follow(whole, end, { do: 'next' });
		const far = activities[story + 2]!.id;
		while (place.activity !== far) place = follow(whole, place, { do: 'next' });
		while (place.activity !== end.activity) place = follow(whole, place, { do: 'back' });
		expect(place).toMatchObject(end);
	});

	it('goes to the last step of the activity before, and to no choice nobody made', async () => {
		const whole = await playable(activities);
		for (const [index, { id }] of activities.entries()) {
			if (index === 0) continue;
			const first = follow(whole, firstPlace(activities), { do: 'go', activity: id });
			const before = follow(whole, first, { do: 'back' });
			expect(before).toMatchObject({ activity: activities[index - 1]!.id, chosen: [] });
			expect(before.step).toBe(stepsAt(whole, before).length - 1);
		}
	});
});

describe('the time of a talk', () => {
	const { activities } = lesson;

	/** Just before the first talk with a time, and that talk. */
	async function talk() {
		const whole = await playable(activities);
		let before = firstPlace(activities);
		for (;;) {
			const { chooses, options } = stepAt(whole, before);
			const choice = chooses && options?.[0]?.id;
			const on = follow(whole, before, choice ? { do: 'choose', choice } : { do: 'next' });
			const { phase, seconds } = stepAt(whole, on);
			if (phase === 'talk' && seconds) return { whole, before, on, ms: seconds * 1000 };
			before = on;
		}
	}

	it('runs from when the talk is entered, by next, back or a jump', async () => {
		const { whole, before, on, ms } = await talk();
		expect(follow(whole, before, { do: 'next' }, 5).talkUntil).toBe(5 + ms);
		const after = follow(whole, on, { do: 'next' }, 6);
		expect(after.talkUntil).toBeUndefined();
		expect(follow(whole, after, { do: 'back' }, 7)).toEqual({ ...on, talkUntil: 7 + ms });
		// and where a lesson begins an activity with it
		const first = { ...whole, kinds: { ...whole.kinds } };
		const { kind } = activities.find(({ id }) => id === on.activity)!;
		first.kinds[kind] = { ...whole.kinds[kind]!, steps: () => [stepAt(whole, on)] };
		const jump = follow(first, before, { do: 'go', activity: on.activity }, 8);
		expect(jump.talkUntil).toBe(8 + ms);
	});

	it('goes on while the stage is blanked, and is none at the end of the lesson', async () => {
		const { whole, before, ms } = await talk();
		const on = follow(whole, before, { do: 'next' }, 5);
		expect(follow(whole, on, { do: 'blank', on: true }, 9).talkUntil).toBe(5 + ms);
		expect(follow(whole, on, { do: 'end' }, 5 + 2 * ms).talkUntil).toBe(5 + ms);
	});

	it('runs anew where the lesson goes on another day, not where a window is only reloaded', async () => {
		const { whole, before, ms } = await talk();
		const on = follow(whole, before, { do: 'next' }, 5);
		for (const now of [6, 5 + ms, 5 + 2 * ms])
			expect(follow(whole, on, { do: 'go-on' }, now)).toBe(on);
		const day = 24 * 60 * 60 * 1000;
		expect(follow(whole, on, { do: 'go-on' }, day).talkUntil).toBe(day + ms);
		const { talkUntil: _, ...still } = on;
		expect(follow(whole, still, { do: 'go-on' }, day).talkUntil).toBe(day + ms);
		expect(follow(whole, before, { do: 'go-on' }, day)).toBe(before);
	});
});
