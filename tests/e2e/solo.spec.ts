/* A pupil alone on a tablet (768 × 1024) with a keyboard: no pointer at all, focus never lost. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readLesson, type Activity, type Lesson } from './asks';
import { tables } from './kept';

test.use({ viewport: { width: 768, height: 1024 } });

/** A pupil at the keyboard. */
class Pupil {
	constructor(readonly page: Page) {}

	get part() {
		return this.page.getByRole('main').locator('section').first();
	}
	foot = (name: string) =>
		this.page.getByRole('contentinfo').getByRole('button', { name, exact: true });

	/** Tabs to something; everything on the way and the thing itself is seen to have the focus. */
	async to(what: Locator) {
		await expect(what).toBeEnabled();
		const here = () => what.evaluate((element) => element === document.activeElement);
		for (let tabs = 0; !(await here()); tabs++) {
			expect(tabs, `tabs to ${what}`).toBeLessThan(80);
			await this.page.keyboard.press('Tab');
		}
		await this.seen();
	}

	async press(what: Locator, key = 'Enter') {
		await this.to(what);
		await this.page.keyboard.press(key);
	}

	/** The focus is on something that is drawn as focused and lies on the screen. */
	async seen() {
		const focus = () =>
			this.page.evaluate(() => {
				const one = document.activeElement;
				if (!one || one === document.body) return 'lost';
				if (!one.matches(':focus-visible')) return 'not visible';
				const drawn = [one, one.closest('label')].some((element) => {
					const style = element && getComputedStyle(element);
					return style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
				});
				if (!drawn) return `no ring on ${one.outerHTML.slice(0, 80)}`;
				const { top, bottom, left, right } = (one.closest('label') ?? one).getBoundingClientRect();
				const on = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
				return on ? 'seen' : 'off the screen';
			});
		await expect.poll(focus, { intervals: [10, 50, 100] }).toBe('seen');
	}

	/** Answers the activity in front. */
	async answer({ kind, question }: Activity) {
		const { part } = this;
		if (kind === 'scene') return;
		if (kind === 'story') return this.play();
		if (kind === 'order') {
			const list = part.getByRole('list', { name: 'Steps to place' });
			for (let left = await list.getByRole('button').count(); left > 0; left--) {
				await this.press(list.getByRole('button').first());
				await expect(list.getByRole('button')).toHaveCount(left - 1);
				await this.seen();
			}
			return;
		}
		if (kind === 'build') {
			const tiles = part.getByRole('group', { name: 'Use tiles' }).getByRole('button');
			for (const place of [0, 3, 7]) await this.press(tiles.nth(place), 'Space');
			return this.seen();
		}
		if (kind === 'prompt') {
			await this.press(part.getByRole('button', { pressed: false }), 'Space');
			return this.seen();
		}
		if (kind === 'calc') {
			for (const field of await part.getByRole('textbox').all()) {
				await this.to(field);
				await this.page.keyboard.type('16');
			}
			return;
		}
		if (kind === 'inspect') await this.press(part.getByRole('checkbox').first(), 'Space');
		// the view of a kind comes when it is first needed
		await expect(part.getByRole('group').last(), question.prompt).toBeVisible();
		const boxes = part.getByRole('group').last().getByRole('checkbox');
		if (kind === 'choice' && (await boxes.count()) > 0) return this.press(boxes.first(), 'Space');
		const groups = part.getByRole('group').filter({ has: this.page.getByRole('radio') });
		await expect(groups.first(), question.prompt).toBeVisible();
		for (const group of await groups.all()) {
			await this.press(group.getByRole('radio').first(), 'Space');
			await expect(group.getByRole('radio', { checked: true })).toHaveCount(1);
		}
		await this.seen();
	}

	/** Plays a story to an end by first choices, and goes back one moment on the way. */
	async play() {
		const { part } = this;
		const choices = part.getByRole('list').getByRole('button');
		const onward = part.getByRole('button', { name: 'Go on' });
		await this.press(choices.first());
		await expect(part.getByRole('heading', { name: 'Moment 1' })).toBeFocused();
		await this.press(choices.first());
		await this.press(onward);
		await expect(part.getByRole('heading', { name: 'Moment 2' })).toBeFocused();
		await this.press(part.getByRole('button', { name: 'One moment back' }));
		await expect(part.getByRole('heading', { name: 'Moment 1' })).toBeFocused();
		await this.seen();
		const end = part.getByRole('button', { name: 'Play it as someone else' });
		while (!(await end.isVisible())) {
			await this.press(choices.first());
			await this.seen();
			await this.press(onward);
			await this.seen();
			await expect(choices.first().or(end)).toBeVisible();
		}
	}

	/** The part in front is this one. */
	async isAt(lesson: Lesson, index: number) {
		const title = index === 0 ? lesson.title : lesson.activities[index]!.title;
		await expect(
			this.page.getByRole('heading', { level: 1, name: title, exact: true })
		).toBeVisible();
	}
}

/** Explained after it is answered. */
const explains = ({ solution }: Activity) => Object.keys(solution).length > 0;

for (const path of ['cyberbullying/forward-or-stop', 'fraud/the-parcel-message']) {
	const lesson = readLesson(path);
	test(`all of “${lesson.title}” alone by keyboard, with no pointer event and focus never lost`, async ({
		page
	}) => {
		await page.addInitScript(() => {
			const seen: string[] = [];
			Object.assign(window, { pointed: seen });
			const kinds = [
				'pointerdown',
				'pointerup',
				'pointermove',
				'mousedown',
				'mousemove',
				'touchstart'
			];
			for (const kind of kinds) {
				document.addEventListener(kind, () => seen.push(kind), { capture: true });
			}
		});
		const pupil = new Pupil(page);
		await page.goto(`/en/solo/${path.split('/')[1]}/`);
		const tried = lesson.activities.findIndex(explains);
		const passed = lesson.activities.findIndex((one, index) => index > tried && explains(one));

		for (const [index, activity] of lesson.activities.entries()) {
			await test.step(activity.title, async () => {
				await pupil.isAt(lesson, index);
				if (index > 0) await pupil.seen();
				if (index === passed) return pupil.press(pupil.foot('Pass'));
				await pupil.answer(activity);
				if (activity.kind === 'scene') return pupil.press(pupil.foot('Go on'));
				await pupil.press(pupil.foot('Done'));
				if (!explains(activity)) return;
				await expect(pupil.foot('Go on')).toBeVisible();
				await pupil.seen();
				if (index === tried) {
					await pupil.press(pupil.foot('Try again'));
					await pupil.seen();
					await expect(pupil.part.locator(':checked')).toHaveCount(0);
					await pupil.answer(activity);
					await pupil.press(pupil.foot('Done'));
				}
				await pupil.press(pupil.foot('Go on'));
			});
		}

		await test.step('the end, and finish and clear leaves nothing of it', async () => {
			await expect(
				page.getByRole('heading', { name: 'You did it, at your own pace.' })
			).toBeVisible();
			await pupil.seen();
			for (const { title } of lesson.activities) {
				await expect(
					pupil.part.getByRole('listitem').filter({ hasText: title }).first()
				).toBeVisible();
			}
			const mark = () => page.evaluate(() => localStorage.getItem('netkind-solo'));
			expect(await mark()).not.toBeNull();
			const before = await tables(page);
			expect([before.runs!.length, before.rounds!.length > 3]).toEqual([1, true]);
			await pupil.press(page.getByRole('button', { name: 'Finish and clear' }));
			await expect(page.getByRole('heading', { name: 'Choose a story' })).toBeVisible();
			const after = await tables(page);
			expect([after.runs, after.rounds, await mark()]).toEqual([[], [], null]);
		});

		expect(await page.evaluate(() => (window as unknown as { pointed: string[] }).pointed)).toEqual(
			[]
		);
	});
}

/** Begins “Forward or stop?” and stops at its vote, with two answers kept. */
async function toVote(pupil: Pupil, hash = '') {
	const { page } = pupil;
	const lesson = readLesson('cyberbullying/forward-or-stop');
	const isAt = (id: string) =>
		pupil.isAt(
			lesson,
			lesson.activities.findIndex((one) => one.id === id)
		);
	await page.goto(`/en/solo/forward-or-stop/${hash}`);
	await pupil.press(pupil.foot('Go on'));
	for (const id of ['remember', 'the-chat']) {
		await isAt(id);
		await pupil.answer(lesson.activities.find((one) => one.id === id)!);
		await pupil.press(pupil.foot('Done'));
		await expect(page.getByText('Kept on this device')).toBeVisible();
		await pupil.press(pupil.foot('Go on'));
	}
	await isAt('vote');
	await expect
		.poll(async () => JSON.stringify((await tables(page)).runs))
		.toContain('"activity":"vote"');
	return { lesson, isAt };
}

const whose = (page: Page) =>
	page.getByRole('heading', { level: 1, name: 'Somebody began this lesson here' });
const goOn = (page: Page) => page.getByRole('button', { name: 'It was me. I go on.' });
const anew = (page: Page) => page.getByRole('button', { name: 'I begin anew.' });

test('whoever comes back to a lesson goes on at the same part with the answers there; the start page offers it', async ({
	page
}) => {
	const pupil = new Pupil(page);
	const { isAt } = await toVote(pupil);

	await page.reload();
	await pupil.press(goOn(page));
	await isAt('vote');
	await pupil.seen();
	await page.goto('/en/');
	await expect(page.getByRole('heading', { name: 'Someone’s unfinished lesson' })).toBeVisible();
	await pupil.press(page.getByRole('link', { name: 'Go on with it' }));
	await pupil.press(goOn(page));
	await isAt('vote');
	for (const id of ['the-chat', 'remember']) {
		await pupil.press(pupil.foot('One part back'));
		await isAt(id);
		await expect(pupil.part.getByRole('radio').first()).toBeChecked();
	}
});

test('the next child is asked first, sees nothing of the last one’s, and begins anew with it cleared', async ({
	page
}) => {
	const pupil = new Pupil(page);
	const { lesson, isAt } = await toVote(pupil);
	await pupil.press(page.getByRole('link', { name: 'Leave. What you did stays here for a day.' }));
	await pupil.press(page.getByRole('link', { name: lesson.title }).first());
	await expect(whose(page)).toBeVisible();
	await expect(page.getByRole('radio')).toHaveCount(0);
	await expect(page.getByRole('contentinfo')).toHaveCount(0);
	const looks = async (one: Locator) => {
		const { width, height } = (await one.boundingBox())!;
		const color = await one.evaluate((button) => getComputedStyle(button).backgroundColor);
		return [width, height, color];
	};
	expect(await looks(anew(page))).toEqual(await looks(goOn(page)));
	await pupil.press(anew(page));
	await pupil.isAt(lesson, 0);
	const left = await tables(page);
	expect([left.runs, left.rounds]).toEqual([[], []]);
	await pupil.press(pupil.foot('Go on'));
	await isAt('remember');
	await expect(pupil.part.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('a teacher’s code asks whose the answers are before it takes any, also where the lesson is open already', async ({
	page
}) => {
	const pupil = new Pupil(page);
	const { isAt } = await toVote(pupil);
	await page.evaluate(() => (location.hash = '#handin=23456789'));
	await expect(whose(page)).toBeVisible();
	await page.goto('/en/learn/');
	await page.goto('/en/solo/forward-or-stop/#handin=23456789');
	await expect(whose(page)).toBeVisible();
	await pupil.press(goOn(page));
	await isAt('vote');
});

test('what nobody touched for a day is gone wherever one arrives, also where no mark of it is left', async ({
	page
}) => {
	const pupil = new Pupil(page);
	const paths = ['solo/forward-or-stop/', 'learn/', 'family/', ''];
	for (const [index, path] of paths.entries()) {
		await test.step(`/en/${path}`, async () => {
			const { lesson } = await toVote(pupil);
			await page.goto('about:blank');
			await page.clock.setSystemTime(Date.now() + (index + 1) * 25 * 60 * 60 * 1000);
			await page.goto('/icon.svg');
			await page.evaluate(() => localStorage.removeItem('netkind-solo'));
			await page.goto(`/en/${path}`);
			await expect.poll(async () => (await tables(page)).runs).toEqual([]);
			if (path.startsWith('solo')) await pupil.isAt(lesson, 0);
			await expect(page.getByText('Someone’s unfinished lesson')).toHaveCount(0);
		});
	}
});

test('the start page clears what was left unfinished, once it is sure', async ({ page }) => {
	const pupil = new Pupil(page);
	await toVote(pupil);
	await page.goto('/en/');
	await pupil.press(page.getByRole('button', { name: 'Clear it away' }));
	await expect(page.getByText('Every lesson somebody began alone on this device')).toBeVisible();
	await pupil.press(page.getByRole('button', { name: 'Clear them' }));
	await expect(page.getByRole('heading', { name: 'Someone’s unfinished lesson' })).toBeHidden();
	const left = await tables(page);
	expect([left.runs, left.rounds]).toEqual([[], []]);
	expect(await page.evaluate(() => localStorage.getItem('netkind-solo'))).toBeNull();
});

test('where the network fails after the first screen, that is said, and a later tap goes on', async ({
	page
}) => {
	const lesson = readLesson('cyberbullying/forward-or-stop');
	const pupil = new Pupil(page);
	await page.route('**/pupil.json', (route) => route.abort());
	await page.goto('/en/solo/forward-or-stop/');
	await expect(
		page.getByRole('img', { name: `Part 1 of ${lesson.activities.length}` })
	).toBeVisible();
	await pupil.press(pupil.foot('Go on'));
	await expect(page.getByText('The rest of the lesson is not here yet.')).toBeVisible();
	await pupil.isAt(lesson, 0);
	await page.unroute('**/pupil.json');
	await pupil.press(pupil.foot('Go on'));
	await pupil.isAt(lesson, 1);
	await expect(
		pupil.part.getByRole('radio').or(pupil.part.getByRole('checkbox')).first()
	).toBeVisible();
	await pupil.answer(lesson.activities[1]!);
	await pupil.press(pupil.foot('Done'));
	await expect(page.getByText('Kept on this device')).toBeVisible();
});
