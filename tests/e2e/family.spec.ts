/* A family at home with one device: who they are, a home round with changing roles, practice, paper, and gone again. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessibleIn, type Look } from './axe';
import { Family, three } from './family';
import { everything, tables } from './kept';
import { formats, outOfBounds, pagesOf } from './paper';

test.use({ viewport: { width: 768, height: 1024 }, hasTouch: true });

/** Words that would tell a family how much or how well. */
const counting =
	/\d+ (?:of|out of) \d+ (?:right|good|points)|\d+ ?%|\bpoints?:|\bstreak|\bin a row|\blevel/i;
const saysNothingCounted = async (page: Page) =>
	expect(await page.getByRole('main').innerText()).not.toMatch(counting);
const hasNoDigit = async (what: Locator) => expect(await what.innerText()).not.toMatch(/\d/);

interface Stored {
	groups: { id: string; family?: true }[];
	seats: { number: number; role: string; picture: string }[];
	runs: { lesson: string; endedAt?: number }[];
	rounds: { activity: string; answers: Record<string, { way: string }> }[];
}
const stored = async (page: Page) => (await tables(page)) as unknown as Stored;

for (const by of ['touch', 'keys'] as const) {
	test(`three make a family and do a home round by ${by}, roles change, nothing private is kept, nothing is counted, deleted is deleted`, async ({
		page
	}) => {
		test.setTimeout(240_000);
		const family = new Family(page, by);
		await family.make(three);
		await family.press(family.button('Lemon, Child: another picture'));
		await expect(family.button('Cactus, Child: another picture')).toBeVisible();
		await family.press(family.button('That is us'));

		await expect(page.getByRole('heading', { name: 'Grandma’s emergency call' })).toBeVisible();
		expect((await stored(page)).seats.map(({ role, picture }) => [role, picture])).toEqual([
			['child', 'seat-cactus'],
			['parent', 'seat-kite'],
			['grandparent', 'seat-pear']
		]);
		await family.start();
		// the story comes first: nobody has to know it already
		await expect(page.getByText('It sounds like Jan.')).toBeVisible();

		const numbers: Record<string, string> = { Cactus: '1', Kite: '2', Pear: '3' };
		const directed = new Set<string>();
		const answered = new Set<string>();
		let played = '';
		for (let step = 0; !(await family.end.isVisible()); step++) {
			expect(step).toBeLessThan(9);
			const roles = await family.roles();
			directed.add(roles.directs);
			answered.add(roles.answers);
			if (step === 2) {
				await family.press(family.button('Swap roles'));
				const swapped = { directs: roles.answers, answers: roles.directs };
				expect(await family.roles()).toEqual(swapped);
				played = swapped.answers;
			}
			await hasNoDigit(family.turn);
			await family.step();
			await saysNothingCounted(page);
		}
		expect([...directed].sort()).toEqual(['Cactus', 'Kite', 'Pear']);
		expect([...answered].sort()).toEqual(['Cactus', 'Kite', 'Pear']);
		await hasNoDigit(page.getByRole('main'));

		// only the story is kept, as gone through by who answered; what was said and planned is nowhere
		await expect.poll(async () => (await stored(page)).runs[0]?.endedAt).toBeGreaterThan(0);
		const kept = await stored(page);
		expect(kept.rounds.map(({ activity }) => activity)).toEqual(['the-call']);
		expect(Object.keys(kept.rounds[0]!.answers)).toEqual([numbers[played]]);
		expect(Object.values(kept.rounds[0]!.answers)[0]!.way).toBe('shared');
		const text = await everything(page);
		for (const secret of ['hurries', 'call-back', 'done":true']) expect(text).not.toContain(secret);

		await family.press(page.getByRole('link', { name: 'Back to us' }));
		await expect(page.getByText('You know this one')).toBeVisible();
		await family.press(family.button('Delete this family'));
		await family.press(family.button('Yes, delete'));
		await expect(page.getByRole('heading', { name: 'Practise together' })).toBeVisible();
		const left = await stored(page);
		for (const table of ['groups', 'seats', 'runs', 'rounds'] as const) {
			expect(left[table], table).toEqual([]);
		}
	});
}

test('a round that was left goes on where it was, with the answers that were kept', async ({
	page
}) => {
	const family = new Family(page, 'touch');
	await family.make(three);
	await family.press(family.button('That is us'));
	await family.start();
	for (let step = 0; step < 3; step++) await family.step();
	const roles = await family.roles();
	await expect.poll(async () => (await stored(page)).rounds.length).toBe(1);
	await family.press(page.getByRole('link', { name: 'Leave. What you did stays here for a day.' }));
	await family.press(page.getByRole('link', { name: 'Go on with the round' }));
	await expect(page.getByRole('heading', { name: 'A card for the fridge' }).last()).toBeVisible();
	expect(await family.roles()).toEqual(roles);
	await family.press(family.foot('One part back'));
	await expect(page.getByText('This helps').first()).toBeVisible();
});

test('a lesson made for families can be done whole, with turns throughout, and gone on with where it was left', async ({
	page
}) => {
	test.setTimeout(120_000);
	const family = new Family(page, 'touch');
	await family.make(three);
	await family.press(family.button('That is us'));
	await family.start('The whole lesson');
	await expect(page.getByRole('heading', { name: 'Who holds the device?' })).toBeVisible();
	const directed: string[] = [];
	const passed = async (steps: number) => {
		for (let step = 0; step < steps; step++) {
			directed.push((await family.roles()).directs);
			await saysNothingCounted(page);
			await family.pass();
		}
	};
	await passed(4);
	await expect(page.getByText('Pressure and answer', { exact: true })).toBeVisible();
	await family.press(page.getByRole('link', { name: 'Leave. What you did stays here for a day.' }));
	await family.press(page.getByRole('link', { name: 'Go on with the round' }));
	await expect(page.getByText('Pressure and answer', { exact: true })).toBeVisible();
	await passed(8);
	await expect(family.end).toBeVisible();
	expect([...new Set(directed)].sort()).toEqual(['Kite', 'Lemon', 'Pear']);
	await expect.poll(async () => (await stored(page)).runs[0]?.endedAt).toBeGreaterThan(0);
});

test('a round can be read in easier words: the place stays, and back again', async ({ page }) => {
	const family = new Family(page, 'touch');
	await family.make(three);
	await family.press(family.button('That is us'));
	await family.start();
	const words = family.part.locator('.content');
	const before = await words.innerText();
	await family.press(family.button('Easier words'));
	await expect(words).not.toHaveText(before);
	await expect(page.getByRole('heading', { name: 'An afternoon with cake' })).toBeVisible();
	await family.press(family.button('Easier words'));
	expect(await words.innerText()).toBe(before);
});

/** What is on the screen in letters smaller than 18 px; a page of paper shows the sizes of paper. */
const tooSmall = (page: Page) =>
	page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const small: string[] = [];
		while (walker.nextNode()) {
			const { parentElement: around, textContent } = walker.currentNode;
			if (!around?.checkVisibility({ visibilityProperty: true }) || !textContent?.trim()) continue;
			if (around.closest('article, .unseen, #svelte-announcer, script, style')) continue;
			const size = parseFloat(getComputedStyle(around).fontSize);
			if (size < 18) small.push(`${size}: ${textContent.trim()}`);
		}
		return small;
	});

test('all that a family reads on a screen is at least 18 px large, and nobody of them is told to be alone', async ({
	page
}) => {
	test.setTimeout(120_000);
	const family = new Family(page, 'touch');
	await family.make(three);
	const seen = async (where: string) => expect(await tooSmall(page), where).toEqual([]);
	await seen('who we are');
	await family.press(family.button('That is us'));
	await expect(page.getByRole('link', { name: 'Start the round' })).toBeVisible();
	await seen('home');
	await family.press(page.getByRole('link', { name: 'Start the round' }));
	await expect(page.getByRole('heading', { name: 'How much time do you have?' })).toBeVisible();
	await seen('how long');
	await family.press(page.getByRole('button', { name: 'The whole lesson' }));
	for (let step = 0; !(await family.end.isVisible()); step++) {
		await expect(family.turn).toBeVisible();
		await seen(`step ${step}`);
		await expect(page.getByText(/^Alone\?/).filter({ visible: true })).toHaveCount(0);
		await family.pass();
	}
	await seen('the end');
	await family.press(page.getByRole('link', { name: 'Plan and rules to print' }));
	await expect(page.getByText(/^We look at it again/)).toBeVisible();
	await seen('print');
	await page.getByRole('button', { name: 'Talk to someone' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await seen('help');
});

test('the page of a lesson made for families says what it takes, and leads there', async ({
	page
}) => {
	await page.goto('/en/lessons/grandmas-emergency-call/');
	await expect(page.getByText('At home: one device for the whole family.')).toBeVisible();
	await expect(page.getByText('A projector and hands.')).toBeVisible();
	const way = page.getByRole('link', { name: 'Practise together' });
	await expect(way).toHaveAttribute('href', /\/en\/family\/round\/#grandmas-emergency-call$/);
	await page.goto('/en/lessons/forward-or-stop/');
	await expect(page.getByText('A projector and hands.')).toBeVisible();
	await expect(way).toHaveCount(0);
});

test('an end that could not be kept is told calmly, and kept when it is tried again', async ({
	page
}) => {
	const family = new Family(page, 'touch');
	await family.make(three);
	await family.press(family.button('That is us'));
	await family.start();
	await family.step();
	await page.evaluate(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('', 'QuotaExceededError');
		};
		Object.assign(window, { room: () => (IDBObjectStore.prototype.put = put) });
	});
	await family.passOn();
	const told = page.getByRole('main').getByRole('alert');
	await expect(told).toBeVisible();
	expect((await stored(page)).runs.map(({ endedAt }) => endedAt)).toEqual([undefined]);
	await page.evaluate(() => (window as unknown as { room: () => void }).room());
	await family.press(told.getByRole('button', { name: 'Try again' }));
	await expect(told).toHaveCount(0);
	expect((await stored(page)).runs[0]!.endedAt).toBeGreaterThan(0);
});

test('a family can be changed, and is never among the classes', async ({ page }) => {
	const family = new Family(page, 'touch');
	await family.make(['Child', 'Parent', 'Parent']);
	await family.press(family.button('That is us'));
	await family.press(family.button('Change who you are'));
	await family.press(family.button('Pear, Parent: take away'));
	await family.press(family.button('Grandparent'));
	await family.press(family.button('That is us'));
	await expect(family.button('Change who you are')).toBeVisible();
	const us = page.getByRole('main').getByRole('list').first().getByRole('listitem');
	await expect(us).toHaveText(['Child', 'Parent', 'Grandparent']);

	await page.goto('/en/classes/');
	await expect(page.getByRole('button', { name: 'Make the class' })).toBeVisible();
	await expect(page.getByRole('main').getByText('Your family')).toHaveCount(0);
	await page.getByRole('button', { name: 'Make the class' }).click();
	await expect(page.getByRole('heading', { name: 'Class 1' })).toBeVisible();
	await page.goto('/en/start/forward-or-stop/');
	await expect(page.getByRole('button', { name: 'Class 1' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Your family' })).toHaveCount(0);
	await page.goto('/en/family/');
	await expect(us).toHaveText(['Child', 'Parent', 'Grandparent']);
});

test('practice rests on the day of the round, comes back the day after, and rests again', async ({
	page
}) => {
	test.setTimeout(240_000);
	await page.clock.install({ time: new Date('2026-10-01T18:00:00') });
	const family = new Family(page, 'touch');
	await family.make(['Child', 'Grandparent']);
	await family.press(family.button('That is us'));
	await family.start();
	while (!(await family.end.isVisible())) await family.step();
	await page.goto('/en/family/practice/');
	await expect(page.getByRole('heading', { name: 'Nothing is due today.' })).toBeVisible();

	await page.clock.setSystemTime(new Date('2026-10-02T19:00:00'));
	await page.goto('/en/family/');
	await expect(page.getByRole('heading', { name: 'Five minutes together' })).toBeVisible();
	await family.press(page.getByRole('link', { name: 'Begin', exact: true }));
	const end = page.getByRole('heading', { name: 'That is enough for today.' });
	await expect(family.turn).toBeVisible();
	for (let step = 0; !(await end.isVisible()); step++) {
		expect(step).toBeLessThan(6);
		const boxes = family.part.getByRole('checkbox');
		if ((await boxes.count()) > 0) await family.press(boxes.first());
		else await family.answer();
		await family.press(family.foot('Done'));
		await expect(family.foot('Go on')).toBeVisible();
		await saysNothingCounted(page);
		await family.press(family.foot('Go on'));
		await expect(family.foot('Done').or(end)).toBeVisible();
	}
	await hasNoDigit(page.getByRole('main'));
	const rounds = (await stored(page)).rounds.filter(({ activity }) => activity.startsWith('week-'));
	expect(rounds).toHaveLength(4);
	await page.goto('/en/family/practice/');
	await expect(page.getByRole('heading', { name: 'Nothing is due today.' })).toBeVisible();
});

test('plan, rules and signatures of eight fit one page, with the day four weeks on', async ({
	page
}) => {
	await page.clock.install({ time: new Date('2026-10-01T18:00:00') });
	const family = new Family(page, 'touch');
	await family.make([...three, ...three, 'Child', 'Parent']);
	await family.press(family.button('That is us'));
	await expect(page.getByRole('link', { name: 'Start the round' })).toBeVisible();
	for (const lesson of ['grandmas-emergency-call', 'forward-or-stop', 'the-tummy-feeling']) {
		await page.goto(`/en/family/print/#${lesson}`);
		await page.reload();
		await expect(page.getByText(/^We look at it again on .*October 29, 2026\.$/)).toBeVisible();
		for (const format of formats) {
			expect(await pagesOf(page, format), `${lesson}, ${format}`).toBe(1);
			expect(await outOfBounds(page, 'agreed', format), `${lesson}, ${format}`).toEqual([]);
		}
	}
});

test('whoever comes without a family, or for a lesson that is not here, is shown the way', async ({
	page
}) => {
	await page.goto('/en/family/round/#grandmas-emergency-call');
	await expect(page.getByRole('link', { name: 'Say who you are' })).toBeVisible();
	const family = new Family(page, 'touch');
	await family.make(three);
	await family.press(family.button('That is us'));
	await expect(page.getByRole('link', { name: 'Start the round' })).toBeVisible();
	await page.goto('/en/family/round/#no-such-lesson');
	await expect(page.getByRole('link', { name: 'Choose a story' })).toBeVisible();
});

test('every screen of a family can be used by everyone', async ({ page }) => {
	test.setTimeout(300_000);
	const looks: Look[] = [
		{ width: 768, theme: 'light' },
		{ width: 768, theme: 'dark' },
		{ width: 320, theme: 'light' }
	];
	const family = new Family(page, 'touch');
	const look = (where: string) => expectAccessibleIn(page, looks, where);
	await family.make(three);
	await look('who we are');
	await family.press(family.button('That is us'));
	await expect(page.getByRole('link', { name: 'Start the round' })).toBeVisible();
	await look('home');
	await family.press(page.getByRole('link', { name: 'Start the round' }));
	await expect(page.getByRole('button', { name: 'Ten minutes' })).toBeVisible();
	await look('how long');
	await family.press(page.getByRole('button', { name: 'Ten minutes' }));
	await expect(family.turn).toBeVisible();
	for (let step = 0; !(await family.end.isVisible()); step++) {
		await look(`round, step ${step}`);
		await family.step();
	}
	await look('the end of the round');
	await family.press(page.getByRole('link', { name: 'Plan and rules to print' }));
	await expect(page.getByText(/^We look at it again/)).toBeVisible();
	await look('print');
	await page.goto('/en/family/practice/');
	await expect(page.getByRole('heading', { name: 'Nothing is due today.' })).toBeVisible();
	await look('practice rests');
});
