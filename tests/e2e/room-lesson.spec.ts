/* Done 1: a class of thirty plays “Forward or stop?” live, from start to end, and the report is what was answered. */
import { expect, test } from '@playwright/test';
import { allLessons } from './bundled';
import { expectReport, hands, pagePupil, playThrough, socketPupil, startRun } from './room-lesson';
import { openSign, startRooms, type Rooms } from './rooms';

test.use({ serviceWorkers: 'block' });

const lesson = allLessons.find(({ id }) => id === 'forward-or-stop')!;
let rooms: Rooms;
test.beforeAll(async () => {
	rooms = await startRooms(test.info().project.use.launchOptions);
});
test.afterAll(() => rooms.end());

test('four tablets and 26 sockets play a lesson through live, and the report equals what was answered', async ({
	page
}) => {
	test.setTimeout(420_000);
	const run = await startRun(page, rooms.origin, lesson);
	const room = await openSign(page);
	await page.getByRole('button', { name: 'On with the lesson' }).click();
	const pages = await Promise.all(
		hands.map((hand, at) => pagePupil(rooms, room, at + 1, lesson, hand))
	);
	const sockets = await Promise.all(
		Array.from({ length: 26 }, (_, at) => socketPupil(rooms.origin, room, at + 5, lesson))
	);
	const answered = await playThrough(page, lesson, [...pages, ...sockets]);
	for (const one of sockets) one.stop();
	expect([...answered.answers.keys(), ...answered.counts.keys()]).toEqual(
		expect.arrayContaining(['remember/1', 'vote/1', 'vote/2', 'story/1', 'helper-moves/1'])
	);
	await expectReport(page, rooms.origin, run, lesson, answered);
});
