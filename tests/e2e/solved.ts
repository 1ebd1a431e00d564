/*
 * Enters an answer the kit itself calls best (`solve`) into the page of a pupil who is alone. What is typed here
 * per kind is how a hand does it; which answer it is comes from the kind.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Lesson } from '../../src/lib/packs/schema';
import { kindOf } from './bundled';

type LessonActivity = Lesson['activities'][number];

/** Touches something; what a hand meets of a radio is its label. */
type Touch = (what: Locator) => Promise<void>;

export const solvedAnswer = ({ kind, question, solution }: LessonActivity): unknown =>
	kindOf(kind).solve(question, solution);

const optionsOf = (group: Locator) => group.locator('label.option');
const placeOf = (list: readonly { id: string }[], id: string | undefined) => {
	const place = list.findIndex((one) => one.id === id);
	expect(place, `place of ${id}`).toBeGreaterThanOrEqual(0);
	return place;
};

export async function enterSolved(page: Page, activity: LessonActivity, touch: Touch) {
	const part = page.getByRole('main').locator('section').first();
	const group = (place = 0) => part.locator('fieldset').nth(place);
	const pick = (options: readonly { id: string }[], id: string | undefined, place = 0) =>
		touch(optionsOf(group(place)).nth(placeOf(options, id)));
	const answer = solvedAnswer(activity) as never;

	switch (activity.kind) {
		case 'scene':
			return;
		case 'choice':
			for (const id of (answer as { chosen: string[] }).chosen)
				await pick(activity.question.options, id);
			return;
		case 'poll':
			// a fieldset that is held still after the answer lies round the options
			return touch(
				optionsOf(part).nth(
					placeOf(activity.question.options, (answer as { chosen: string }).chosen)
				)
			);
		case 'chatsim':
			return pick(activity.question.options, (answer as { chosen: string }).chosen);
		case 'scale':
			return pick(activity.question.points, (answer as { at: string }).at);
		case 'exit':
			return touch(optionsOf(group()).last());
		case 'prompt':
			return touch(part.locator('button.option'));
		case 'plan': {
			const plan = answer as { if?: string; then?: string; chosen: string[] };
			const { question } = activity;
			if (question.mode === 'if-then') {
				await pick(question.ifs, plan.if);
				return pick(question.thens, plan.then, 1);
			}
			const offered = question.mode === 'help-map' ? question.people : question.rules;
			for (const id of plan.chosen) await pick(offered, id);
			return;
		}
		case 'sort':
			for (const [id, bin] of Object.entries((answer as { placed: object }).placed)) {
				const words = activity.question.items.find((one) => one.id === id)!.text;
				const item = part.getByRole('group').filter({ hasText: words });
				await touch(optionsOf(item).nth(placeOf(activity.question.bins, bin as string)));
			}
			return;
		case 'match':
			for (const [id, right] of Object.entries((answer as { pairs: object }).pairs)) {
				const words = activity.question.left.find((one) => one.id === id)!.text;
				const item = part.getByRole('group', { name: words });
				await touch(optionsOf(item).nth(placeOf(activity.question.right, right as string)));
			}
			return;
		case 'order':
			for (const id of (answer as { order: string[] }).order) {
				const words = activity.question.steps.find((one) => one.id === id)!.text;
				await touch(part.locator('ul.options').getByRole('button', { name: words, exact: true }));
			}
			return;
		case 'inspect': {
			const { spots, verdict } = answer as { spots: string[]; verdict?: string };
			const { message } = activity.question;
			for (const id of spots) {
				const words =
					id === 'address' ? message.address : message.parts.find((one) => one.id === id)!.text;
				await touchWords(page, part.locator('label.spot').filter({ hasText: words }));
			}
			return touch(
				part.locator('fieldset label.option').nth(placeOf(activity.question.verdicts, verdict))
			);
		}
		case 'build':
			for (const id of (answer as { tiles: string[] }).tiles) {
				const words = activity.question.tiles.find((one) => one.id === id)!.text;
				await touch(part.locator('.tiles').getByRole('button', { name: words }));
			}
			return;
		case 'calc':
			for (const ask of activity.question.asks) {
				const { values } = answer as { values: Record<string, number> };
				await part.getByLabel(ask.text).fill(String(values[ask.id]));
			}
			return;
		case 'story':
			return enterStory(part, activity, answer, touch);
	}
}

/** Words may run over two lines, and the middle of their box may lie beside them. */
async function touchWords(page: Page, words: Locator) {
	const { x, y } = await words.evaluate((element) => {
		element.scrollIntoView({ block: 'center' });
		const line = element.getClientRects()[0]!;
		return { x: line.x + line.width / 2, y: line.y + line.height / 2 };
	});
	await page.touchscreen.tap(x, y);
}

async function enterStory(
	part: Locator,
	{ question }: Extract<LessonActivity, { kind: 'story' }>,
	{ seat, path }: { seat: string; path: string[] },
	touch: Touch
) {
	if (question.seats.length > 1)
		await touch(part.getByRole('button').nth(placeOf(question.seats, seat)));
	let node = question.nodes.find((one) => one.id === question.start)!;
	for (const id of path) {
		const choice = node.choices!.find((one) => one.id === id)!;
		await touch(part.locator('ul.options').getByRole('button', { name: choice.text }));
		await touch(part.getByRole('button', { name: 'Go on', exact: true }));
		node = question.nodes.find((one) => one.id === choice.to)!;
	}
	await expect(part.getByText(node.ending!, { exact: true }).first()).toBeVisible();
}
