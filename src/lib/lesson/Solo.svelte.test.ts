import { describe, expect, it } from 'vitest';
import { allKinds } from '$lib/packs/kinds';
import { readLesson } from '$lib/packs/read';
import { Solo } from './Solo.svelte';
import plain from '../../../lessons/hate/one-joke-many-ears.json';

function lesson(change: (text: string) => string = (text) => text) {
	const read = readLesson(JSON.parse(change(JSON.stringify(plain))));
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return read.lesson;
}

const quiet = { keep: async () => {}, move: async () => {}, need: async () => {} };

describe('a lesson alone, given again in other words', () => {
	it('goes on at the same place, with what was answered and what is not handed in yet', async () => {
		const solo = new Solo(lesson().activities, () => Object.fromEntries(allKinds), quiet);
		await solo.done();
		solo.set({ chosen: ['ask-alone'] });
		await solo.done();
		await solo.done();
		solo.set({ chosen: 'depends' });
		const [title, answer] = [solo.activity.title, solo.answer];

		solo.activities = lesson((text) => text.replaceAll(title, 'Other words')).activities;

		expect(solo.index).toBe(2);
		expect(solo.activity.title).not.toBe(title);
		expect(solo.answer).toBe(answer);
		expect(solo.isDone('remember')).toBe(true);
		solo.back();
		expect(solo.review).toMatchObject({ state: 'graded' });
	});
});
