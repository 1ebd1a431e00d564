import { describe, expect, it } from 'vitest';
import { lessonOfRun } from './follow-up';
import type { Lesson } from './schema';

const activities = (...ids: string[]) =>
	ids.map((id) => ({ id })) as unknown as Lesson['activities'];
const lesson: Pick<Lesson, 'activities' | 'followUps'> = {
	activities: activities('a', 'b'),
	followUps: [
		{ after: 7, activities: activities('c', 'd') },
		{ after: 28, activities: activities('e') }
	]
};
const idsOf = (played: typeof lesson | undefined) => played?.activities.map(({ id }) => id);

describe('a run', () => {
	it('plays the lesson as it is where it is no follow-up', () => {
		expect(lessonOfRun(lesson, {})).toBe(lesson);
	});

	it('plays what was drawn, in that order, from any follow-up', () => {
		expect(idsOf(lessonOfRun(lesson, { followUp: 7, drawn: ['e', 'c'] }))).toEqual(['e', 'c']);
	});

	it('plays the follow-up as it is now where the lesson has nothing of what was drawn', () => {
		expect(idsOf(lessonOfRun(lesson, { followUp: 7, drawn: ['gone'] }))).toEqual(['c', 'd']);
		expect(lessonOfRun(lesson, { followUp: 90, drawn: ['gone'] })).toBeUndefined();
	});
});
