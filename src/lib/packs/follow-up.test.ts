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

	const measuring = {
		...lesson,
		measure: { id: 'measure', objectives: ['CB.C.1'] } as unknown as Lesson['measure']
	};

	it('that measures asks first of all and once more before the calm end', () => {
		expect(idsOf(lessonOfRun(measuring, { measured: true }))).toEqual([
			'measure-before',
			'a',
			'measure-after',
			'b'
		]);
	});

	it('that measures a lesson of one activity has it between the two', () => {
		const short = { ...measuring, activities: activities('a') };
		expect(idsOf(lessonOfRun(short, { measured: true }))).toEqual([
			'measure-before',
			'a',
			'measure-after'
		]);
	});

	it('that measures asks again after four weeks, and in no other follow-up', () => {
		const back = (followUp: number) =>
			idsOf(lessonOfRun(measuring, { followUp, drawn: ['e', 'c'], measured: true }));
		expect(back(28)).toEqual(['measure-later', 'e', 'c']);
		expect(back(7)).toEqual(['e', 'c']);
		expect(back(90)).toEqual(['e', 'c']);
	});

	it('asks nothing of the kind where it does not measure, or the lesson has no measure', () => {
		expect(lessonOfRun(measuring, {})).toBe(measuring);
		expect(idsOf(lessonOfRun(measuring, { followUp: 28 }))).toEqual(['e']);
		expect(idsOf(lessonOfRun(lesson, { measured: true }))).toEqual(['a', 'b']);
		expect(idsOf(lessonOfRun(lesson, { followUp: 28, measured: true }))).toEqual(['e']);
	});

	it('that measures works on no objective by it', () => {
		const [before] = lessonOfRun(measuring, { measured: true })!.activities;
		expect(before?.objectives).toEqual([]);
	});
});
