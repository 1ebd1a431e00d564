/* L8: the room out of reach in the middle of a lesson. What was given is carried by camera, and counts once. */
import { chromium, expect, test, type Page } from '@playwright/test';
import { asksOf, readLesson } from './asks';
import { expectAccessible } from './axe';
import { cameraArgs, filmCodes } from './codes';
import { tables } from './kept';
import { Lead } from './lead';
import { seatToPick, startRooms, type Rooms } from './rooms';

test.setTimeout(240_000);

const lessonId = 'forward-or-stop';
const [remember, chat] = asksOf(readLesson(`cyberbullying/${lessonId}`), []);
const [first, second] = remember!.options;

let rooms: Rooms;
test.beforeAll(async () => {
	rooms = await startRooms(test.info().project.use.launchOptions);
});
test.afterAll(() => rooms.end());

interface Round {
	activity: string;
	answers: Record<string, { answer: unknown; way: string }>;
}
const roundsOf = async (page: Page) => (await tables(page, 'netkind-demo')).rounds as Round[];

/** The texts of all codes a tablet shows in turn. */
async function codesOf(tablet: Page) {
	const shown = tablet.locator('[data-frame]');
	const parts = await shown.getByRole('img').getAttribute('aria-label');
	const count = Number(/of (\d+)/.exec(parts ?? '')?.[1]);
	const codes = new Set<string>();
	await expect
		.poll(async () => codes.add((await shown.getAttribute('data-frame'))!).size)
		.toBe(count);
	return [...codes];
}

test('a tablet that loses the room shows its answer to the camera; when the room is back it goes on live, and the answer counts once', async ({
	launchOptions
}, testInfo) => {
	const film = testInfo.outputPath('codes.y4m');
	const teacher = await chromium.launch({
		...launchOptions,
		args: [...(launchOptions.args ?? []), ...cameraArgs(film)]
	});
	try {
		const page = await teacher.newPage({ viewport: { width: 1280, height: 720 } });
		const { code, secret } = await rooms.open(page, lessonId);
		const tablet = await rooms.tablet(`/en/join/#${code}.${secret}`);
		await seatToPick(tablet, 3).tap();
		await page.getByRole('button', { name: 'On with the lesson' }).click();
		const lead = new Lead(page);
		await lead.until(remember!);
		const answer = async (words: string) => {
			await tablet.getByText(words).tap();
			await tablet.getByRole('button', { name: 'Done' }).tap();
		};
		await expect(tablet.getByRole('heading', { name: remember!.asked })).toBeVisible();
		const carry = tablet.getByRole('button', { name: 'Show it to my teacher’s camera' });

		await test.step('out of reach for five seconds, it offers a camera, a card, a hand', async () => {
			await tablet.context().setOffline(true);
			await answer(first!.text);
			await expect(tablet.getByText('The room is out of reach.')).toBeVisible({ timeout: 12_000 });
			await expect(tablet.getByText('A paper card or your hand works, too.')).toBeVisible();
			expect((await carry.boundingBox())!.height).toBeGreaterThanOrEqual(72);
			await carry.tap();
			await expectAccessible(tablet, 'codes of what waits');
			filmCodes(film, await codesOf(tablet));
		});

		let kept: Round[] = [];
		await test.step('the teacher’s camera takes it as that tablet’s answer', async () => {
			await page.getByRole('button', { name: 'Menu' }).click();
			await page.getByRole('link', { name: 'Hand-in by QR' }).click();
			await page.getByRole('button', { name: 'Read hand-ins with the camera' }).click();
			await expect(page.getByText('Seat 3: answers are in (1)')).toBeVisible({ timeout: 40_000 });
			kept = await roundsOf(page);
			expect(kept.map(({ activity }) => activity)).toEqual(['remember']);
			expect(kept[0]!.answers).toEqual({
				3: expect.objectContaining({ answer: { chosen: [first!.id] }, way: 'room' })
			});
			await page.getByRole('link', { name: 'Back' }).click();
			await expect(lead.shown).toContainText(remember!.asked);
		});

		await test.step('back in reach the same answer comes over the line, and changes nothing', async () => {
			await tablet.context().setOffline(false);
			await expect(tablet.getByRole('heading', { name: 'The teacher has it.' })).toBeVisible({
				timeout: 25_000
			});
			await expect(carry).toHaveCount(0);
			expect(await roundsOf(page)).toEqual(kept);
		});

		await test.step('and the lesson goes on live: a change of mind, the next question', async () => {
			await tablet.getByRole('button', { name: 'Change my answer' }).tap();
			await answer(second!.text);
			await expect(tablet.getByRole('heading', { name: 'The teacher has it.' })).toBeVisible();
			const [{ answers }] = (await roundsOf(page)) as [Round];
			expect(answers).toEqual({
				3: expect.objectContaining({ answer: { chosen: [second!.id] }, way: 'room' })
			});
			await lead.until(chat!);
			await expect(tablet.getByRole('heading', { name: chat!.asked })).toBeVisible();
		});
	} finally {
		await teacher.close();
	}
});
