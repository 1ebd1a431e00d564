/* Done 1 with thirty browsers: every pupil of a class at a page of their own, from the first step to the last. */
import { test } from '@playwright/test';
import { allLessons } from '../e2e/bundled';
import { expectReport, hands, pagePupil, playThrough, startRun } from '../e2e/room-lesson';
import { openSign, startRooms } from '../e2e/rooms';
import { dose } from './dose';

test.use({ serviceWorkers: 'block' });

test.skip(dose(0, 1) === 0, 'the small dose is among the journeys: tests/e2e/room-lesson.spec.ts');

const tablets = 30;

test(`${tablets} tablets play a lesson through live, and the report equals what was answered`, async ({
	page
}) => {
	test.setTimeout(1_800_000);
	const lesson = allLessons.find(({ id }) => id === 'forward-or-stop')!;
	const rooms = await startRooms(test.info().project.use.launchOptions);
	try {
		const run = await startRun(page, rooms.origin, lesson);
		const room = await openSign(page);
		await page.getByRole('button', { name: 'On with the lesson' }).click();
		const pupils = [];
		for (let seat = 1; seat <= tablets; seat++)
			pupils.push(await pagePupil(rooms, room, seat, lesson, hands[seat % hands.length]));
		const answered = await playThrough(page, lesson, pupils);
		await expectReport(page, rooms.origin, run, lesson, answered);
	} finally {
		await rooms.end();
	}
});
