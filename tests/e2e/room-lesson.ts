/*
 * A class plays a lesson through in a live room, from the first step to the last. What everybody has to see and what
 * everybody answers is worked out here, and held against the host's database and its report.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect, type Locator, type Page } from '@playwright/test';
import { firstPlace, follow, stepAt, type Playable } from '../../src/lib/lesson/place';
import type { Lesson } from '../../src/lib/packs/schema';
import { askedOf } from '../../src/lib/ways/room/asked';
import type { Asked, Given } from '../../src/lib/ways/room/messages';
import { askedKey } from '../../src/lib/ways/room/outbox';
import { aGuest, until } from '../room';
import { kindOf } from './bundled';
import { tables } from './kept';
import { Lead } from './lead';
import type { Rooms, TabletOptions } from './rooms';
import { enterSolved, solvedAnswer } from './solved';
import { words } from './words';

/** How a pupil uses a tablet. */
export interface Hand extends TabletOptions {
	language?: string;
	touch?: boolean;
}

/** A finger, a keyboard, from right to left, and where no WebSocket gets through. */
export const hands: Hand[] = [{}, { touch: false }, { language: 'ar' }, { polling: true }];

type Question = Pick<Asked, 'activity' | 'round' | 'keeps' | 'vote'>;

export interface Pupil {
	seat: number;
	/** waits until this is asked or shown */
	sees: (asked: Asked) => Promise<unknown>;
	/** answers it, and waits until the teacher is said to have it; what was given */
	answers: (asked: Question) => Promise<Given>;
}

type Activity = Lesson['activities'][number];

/** Everybody has an opinion of their own; where a class chooses its way, most take the first. */
export const optionFor = <T>(seat: number, options: readonly T[], together = false): T =>
	together && seat % 4 > 0 ? options[0]! : options[seat % options.length]!;

/** What a socket answers: whole answers of any kind, no two alike where that can be. */
function answerOf({ kind, question, solution }: Activity, seat: number): unknown {
	const turned = <T>(list: readonly T[]) => list.map((_, at) => list[(at + seat) % list.length]!);
	switch (kind) {
		case 'choice':
			return { chosen: [optionFor(seat, question.options).id] };
		case 'poll':
		case 'chatsim':
			return { chosen: optionFor(seat, question.options).id };
		case 'sort':
			return {
				placed: Object.fromEntries(
					question.items.map(({ id }, at) => [id, optionFor(seat + at, question.bins).id])
				)
			};
		case 'order':
			return { order: turned(question.steps.map(({ id }) => id)) };
		default:
			return kindOf(kind).solve(question, solution);
	}
}

/** A pupil without a page: the kit's own engine over the same line. */
export async function socketPupil(
	origin: string,
	room: { code: string; secret: string },
	seat: number,
	lesson: Lesson
): Promise<Pupil & { stop: () => void }> {
	const { guest, view } = aGuest(origin, room.code, { secret: room.secret });
	await guest.start();
	await until(() => view().state === 'picking', `seat ${seat} to pick`, 20_000);
	guest.sit(seat);
	await until(() => view().state === 'in', `seat ${seat}`, 20_000);
	return {
		seat,
		stop: () => guest.stop(),
		sees: (asked) =>
			until(
				() => {
					const { revision: _, ...shown } = view().asked ?? { revision: 0 };
					return isDeepStrictEqual(shown, JSON.parse(JSON.stringify(asked)));
				},
				`seat ${seat} to see ${asked.phase} ${asked.activity} ${asked.vote?.part ?? ''}`,
				15_000
			),
		async answers({ activity: id, round, vote, keeps }) {
			const activity = lesson.activities.find((one) => one.id === id)!;
			const given: Given = vote
				? { part: vote.part, option: optionFor(seat, vote.options, true).id }
				: { answer: answerOf(activity, seat) };
			await guest.give(id, round, given, keeps === 'count');
			const key = askedKey(id, round, vote?.part);
			await until(() => view().given[key]?.state === 'has', `seat ${seat} to be in`, 15_000);
			return given;
		}
	};
}

/** Presses it as somebody does who has no pointer. */
async function byKeyboard(what: Locator) {
	const input = what.locator('input');
	const pressed = (await input.count()) > 0 ? input : what;
	await pressed.focus();
	await what.page().keyboard.press('Space');
}

/** A pupil at a page. */
export async function pagePupil(
	rooms: Rooms,
	room: { code: string; secret: string },
	seat: number,
	lesson: Lesson,
	{ language = 'en', touch = true, ...options }: Hand = {}
): Promise<Pupil> {
	const say = words(language);
	const link = `/${language}/join/#${room.code}.${room.secret}`;
	const page = await rooms.tablet(link, { ...options, touch });
	const press = (what: Locator) => (touch ? what.tap() : byKeyboard(what));
	await press(
		page
			.getByRole('listitem')
			.nth(seat - 1)
			.getByRole('button')
	);
	await expect(page.getByRole('heading', { name: say['join.front']! })).toBeVisible();
	const main = page.getByRole('main');
	const done = page.getByRole('button', { name: say['solo.done']!, exact: true });
	const has = page.getByRole('heading', { name: say['join.has']! });
	const gave = new Set<string>();
	return {
		seat,
		async sees({ phase, title, activity, round, vote }) {
			if (phase === 'wait') return;
			if (phase === 'over')
				return expect(main.getByRole('heading', { name: say['join.over']! })).toBeVisible();
			const isIn = phase !== 'review' && gave.has(askedKey(activity, round, vote?.part));
			await expect(isIn ? has : main.locator('h1').filter({ hasText: title })).toBeVisible();
		},
		async answers({ activity: id, round, vote }) {
			const activity = lesson.activities.find((one) => one.id === id)!;
			await expect(done, `${id} can be answered at seat ${seat}`).toBeVisible();
			const pick = (list: readonly { id: string }[], together = false) => {
				const option = optionFor(seat, list, together);
				return press(main.locator('label.option').nth(list.indexOf(option)));
			};
			let given: Given = { answer: answerOf(activity, seat) };
			if (vote) {
				await pick(vote.options, true);
				given = { part: vote.part, option: optionFor(seat, vote.options, true).id };
			} else if (['choice', 'poll', 'chatsim'].includes(activity.kind))
				await pick((activity.question as { options: { id: string }[] }).options);
			else {
				await enterSolved(page, activity, press);
				given = { answer: solvedAnswer(activity) };
			}
			await press(done);
			await expect(has).toBeVisible();
			gave.add(askedKey(id, round, vote?.part));
			return given;
		}
	};
}

/** Starts the lesson with a new class of thirty on one screen; the run's id. */
export async function startRun(page: Page, origin: string, lesson: Lesson) {
	await page.goto(`${origin}/en/start/${lesson.id}/`);
	await page.getByRole('button', { name: '30', exact: true }).click();
	await page.getByRole('button', { name: 'Yes, start' }).click();
	await page.waitForURL(/\/run\/#/);
	await expect(page.locator('[data-screen="stage"]')).toBeVisible();
	return page.url().split('#')[1]!;
}

/** By activity and round: what each seat answered, and what was only counted. */
export interface Answered {
	answers: Map<string, Record<number, unknown>>;
	counts: Map<string, Record<string, number>>;
}

/** Leads the lesson through; everybody sees what they should, and answers all that is asked. */
export async function playThrough(
	page: Page,
	lesson: Lesson,
	pupils: Pupil[],
	also?: (asked: Asked) => Promise<void>
): Promise<Answered> {
	const lead = new Lead(page);
	const { activities, cast } = lesson;
	const kinds = Object.fromEntries(activities.map(({ kind }) => [kind, kindOf(kind)]));
	const playable: Playable = { activities, cast, kinds, devices: true };
	const answered: Answered = { answers: new Map(), counts: new Map() };
	const asksOver = new Set<string>();
	let place = firstPlace(activities);
	while (!place.over) {
		const asked = { ...askedOf(lesson, playable, place, 'en'), revision: 0 };
		const { revision: _, ...shown } = asked;
		await Promise.all(pupils.map((one) => one.sees(shown as Asked)));
		const key = askedKey(asked.activity, asked.round, asked.vote?.part);
		let most: string | undefined;
		if (['ask', 'vote'].includes(asked.phase) && asked.keeps !== 'nothing' && !asksOver.has(key)) {
			asksOver.add(key);
			await also?.(asked);
			const given = await Promise.all(pupils.map((one) => one.answers(asked)));
			pupils.forEach(({ seat }, at) => note(answered, lesson, asked, seat, given[at]!));
			most = asked.vote && mostOf(given);
		}
		const step = stepAt(playable, place);
		const next = follow(
			playable,
			place,
			step.chooses ? { do: 'choose', choice: most! } : { do: 'next' },
			0
		);
		if (next.over) await page.keyboard.press('PageDown');
		else await lead.press('PageDown');
		place = next;
	}
	await expect(page.getByRole('link', { name: 'Class report' })).toBeVisible();
	const over = askedOf(lesson, playable, place, 'en');
	await Promise.all(pupils.map((one) => one.sees(over as Asked)));
	return answered;
}

function mostOf(given: Given[]) {
	const votes = given.map((one) => ('option' in one && one.option) || '');
	const n = (option: string) => votes.filter((one) => one === option).length;
	return votes.toSorted((one, other) => n(other) - n(one))[0];
}

/** Writes down what a seat gave, as the report has to have it. */
export function note(to: Answered, lesson: Lesson, asked: Asked, seat: number, given: Given) {
	const { activity: id, round, keeps } = asked;
	const key = `${id}/${round}`;
	const { kind, question } = lesson.activities.find((one) => one.id === id)!;
	if (keeps === 'count') {
		const [option] = kindOf(kind).counts!(question, 'answer' in given ? given.answer : undefined);
		const counts = to.counts.get(key) ?? {};
		to.counts.set(key, { ...counts, [option!]: (counts[option!] ?? 0) + 1 });
		return;
	}
	const answers = to.answers.get(key) ?? {};
	to.answers.set(key, answers);
	if ('answer' in given) {
		answers[seat] = given.answer;
		return;
	}
	const { part, option } = given;
	answers[seat] =
		option === null
			? kindOf(kind).pass!(question, answers[seat], part)
			: kindOf(kind).choose!(question, answers[seat], part, option);
}

interface Stored {
	run: string;
	activity: string;
	round: number;
	answers: Record<string, { answer: unknown }>;
	tally?: Record<string, { counts: Record<string, number> }>;
}

/** What the report counts of an answer: of a story each choice, of a sort each thing by where it was put. */
function linesOf(kind: string, told: string) {
	if (kind === 'story') return told.split(' · ');
	if (kind === 'sort') return told.split(' · ').map((one) => one.slice(one.lastIndexOf(': ') + 2));
	return [told];
}

/** The database and the report of the host hold what was answered, and nothing else. */
export async function expectReport(
	page: Page,
	origin: string,
	run: string,
	lesson: Lesson,
	{ answers, counts }: Answered
) {
	const stored = ((await tables(page)).rounds as Stored[]).filter((one) => one.run === run);
	const kept = stored.filter((one) => Object.keys(one.answers).length > 0);
	expect(
		Object.fromEntries(
			kept.map((one) => [
				`${one.activity}/${one.round}`,
				Object.fromEntries(Object.entries(one.answers).map(([seat, { answer }]) => [seat, answer]))
			])
		)
	).toEqual(Object.fromEntries(answers));

	await page.goto(`${origin}/en/run/report/#${run}`);
	const card = (id: string) => page.locator(`[data-activity="${id}"]`);
	await expect(card(lesson.activities[1]!.id)).toBeVisible();
	for (const [key, bySeat] of answers) {
		const [id = '', round] = key.split('/');
		const { kind, question } = lesson.activities.find((one) => one.id === id)!;
		const lines = new Map<string, number>();
		for (const answer of Object.values(bySeat).filter((one) => one !== null)) {
			const told = kindOf(kind).describe(question, answer);
			for (const line of linesOf(kind, told)) lines.set(line, (lines.get(line) ?? 0) + 1);
		}
		const part = card(id)
			.locator('[data-answers]')
			.nth(Number(round) - 1);
		const n = Object.values(bySeat).filter((one) => one !== null).length;
		await expect(part, key).toContainText(`${n} answered`);
		const shown = await part.getByRole('listitem').evaluateAll((items) =>
			items.map((item) => {
				const text = item.querySelector('span')!;
				text.querySelectorAll('.unseen, svg').forEach((one) => one.remove());
				return [text.textContent!.trim(), Number(item.querySelector('.n')!.textContent)];
			})
		);
		// two moments may have choices of the same words
		const sums = new Map<string, number>();
		for (const [text, n] of shown as [string, number][])
			if (n > 0) sums.set(text, (sums.get(text) ?? 0) + n);
		expect(Object.fromEntries(sums), key).toEqual(Object.fromEntries(lines));
	}
	for (const [key, options] of counts) {
		const [id = ''] = key.split('/');
		for (const [option, n] of Object.entries(options))
			await expect(card(id).locator(`[data-option="${option}"] .n`)).toHaveText(String(n));
	}
}
