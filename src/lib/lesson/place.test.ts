import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { loadKinds } from '../activities/load';
import { lessonSchema } from '../packs/schema';
import file from '../../../lessons/cyberbullying/forward-or-stop.json';
import { firstPlace, follow, kindEnd, type Playable } from './place';

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
