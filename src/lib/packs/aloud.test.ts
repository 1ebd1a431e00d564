import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aloud } from './aloud';
import { allKinds } from './kinds';
import { activitiesOf, readLesson } from './read';

function lessonAt(path: string) {
	const file = new URL(`../../../lessons/${path}.json`, import.meta.url);
	const result = readLesson(JSON.parse(readFileSync(file, 'utf8')));
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.lesson;
}

const lesson = lessonAt('cyberbullying/forward-or-stop');
const around = {
	about: 'All words',
	before: 'Before',
	after: (days: number) => `After ${days} days`,
	measure: 'Measure',
	letter: (place: number) => 'ABCDE'[place]!
};
const text = aloud(lesson, around);

describe('the words of a lesson to read aloud', () => {
	it.each(['cyberbullying/forward-or-stop', 'fraud/the-parcel-message', 'wellbeing/pit-stop'])(
		'hold every word the stage shows of %s',
		(path) => {
			const one = lessonAt(path);
			const words = aloud(one, around);
			const shown = activitiesOf(one).flatMap(({ activity }) => {
				const kind = allKinds.get(activity.kind)!;
				const { question, solution, title } = activity;
				return kind
					.steps(question, solution, one.cast, title)
					.flatMap((step) => [
						step.title ?? '',
						...(step.text?.split(' · ') ?? []),
						...(step.options ?? []).map((option) => option.text),
						...(step.list ?? []).map((item) => item.text),
						...(step.art?.kind === 'pictures' ? [step.art.says?.text ?? ''] : [])
					]);
			});
			expect(shown.length).toBeGreaterThan(100);
			expect(shown.filter((said) => !words.includes(said))).toEqual([]);
		}
	);

	it('begin with what is said before, and end with the follow-ups', () => {
		const places = ['Before', lesson.activities[0]!.title, 'After 7 days', 'After 90 days'].map(
			(words) => text.indexOf(words)
		);
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	});

	it('name who speaks, and do not say again what stays on the screen', () => {
		expect(text).toContain('Sol – Pass it on. Luca won’t mind.');
		expect(text.split('Kim – Have you all seen Luca?')).toHaveLength(2);
	});

	it('give options their letters, and reasons the letter of their option', () => {
		expect(text).toContain('B  Write to the person alone');
		expect(text).toContain('B  ✓ Good reason: the person feels less alone');
		expect(text).toContain('D  Tell an adult you trust\n\nA  One more laugh makes it bigger.');
	});

	it('leave out the notes for the teacher', () => {
		expect(text).not.toContain(lesson.activities[0]!.note);
	});
});
