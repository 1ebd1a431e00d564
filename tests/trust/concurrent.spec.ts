/* D: two windows of one device write into one round at the same time. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { openStorePage, storeScript } from './store-page';

const each = 200;

let script: string;

test.beforeAll(async () => {
	script = await storeScript();
});

const key = { run: 'run-1', group: 'group-1', activity: 'what-helps', round: 1 };

/** Two windows, each with its own seats, at once; returns how many answers the round holds after it. */
async function together(
	context: BrowserContext,
	write: (page: Page, first: number) => Promise<void>
) {
	const [one, other] = [await openStorePage(context, script), await openStorePage(context, script)];
	await one.evaluate((of) => window.store.runFor(new window.store.NetkindDb('netkind'), of), key);
	await Promise.all([write(one, 1), write(other, each + 1)]);
	return one.evaluate(async (of) => {
		const round = await window.store.getRound(new window.store.NetkindDb('netkind'), of);
		return Object.keys(round?.answers ?? {}).length;
	}, key);
}

test(`two windows, ${each} answers each at once into one round: all are kept`, async ({
	context
}) => {
	const kept = await together(context, (page, first) =>
		page.evaluate(
			async ([of, seat, count]) => {
				const db = new window.store.NetkindDb('netkind');
				const given = { answer: { chosen: ['a'] }, way: 'room', by: 'seat' } as const;
				const seats = Array.from({ length: count }, (_, index) => seat + index);
				await Promise.all(
					seats.map((one) => window.store.putAnswers(db, of, [{ ...given, seat: one }], 0))
				);
			},
			[key, first, each] as const
		)
	);
	expect(kept).toBe(2 * each);
});

test('a writer that reads outside its transaction loses answers: the test above can fail', async ({
	context
}) => {
	const kept = await together(context, (page, first) =>
		page.evaluate(
			async ([of, seat, count]) => {
				const db = new window.store.NetkindDb('netkind');
				const answer = { answer: { chosen: ['a'] }, way: 'room', rev: 1, by: 'seat' } as const;
				const put = async (one: number) => {
					const before = await window.store.getRound(db, of);
					const answers = { ...before?.answers, [one]: answer };
					await db.rounds.put({ openedAt: 0, ...of, answers });
				};
				const seats = Array.from({ length: count }, (_, index) => seat + index);
				await Promise.all(seats.map(put));
			},
			[key, first, each] as const
		)
	);
	expect(kept).toBeLessThan(2 * each);
});
