import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRound } from '../factories';
import { goneRun, type Round } from '../records';
import { contents } from './arbitraries';
import { readContent, type Content } from './content';
import { joinRounds, joinSeats, merge } from './merge';

const numRuns = Number(process.env.NETKIND_MERGES ?? 150);
const check = (property: fc.IProperty<unknown>) => {
	fc.assert(property, { numRuns });
};
const both = (a: Content, b: Content) => merge(a, b).content;

const empty: Content = {
	madeAt: 0,
	groups: [],
	seats: [],
	runs: [],
	rounds: [],
	packs: [],
	settings: { deleted: [] }
};

describe('merging backups', () => {
	it('twice is as good as once', () => {
		check(
			fc.property(contents, contents, (a, b) => {
				expect(both(a, a)).toEqual(a);
				expect(both(both(a, b), b)).toEqual(both(a, b));
			})
		);
	});

	it('gives the same from either side', () => {
		check(fc.property(contents, contents, (a, b) => void expect(merge(a, b)).toEqual(merge(b, a))));
	});

	it('gives the same in any order', () => {
		check(
			fc.property(
				contents,
				contents,
				contents,
				(a, b, c) => void expect(both(both(a, b), c)).toEqual(both(a, both(b, c)))
			)
		);
	});

	it('with nothing changes nothing', () => {
		check(fc.property(contents, (a) => void expect(both(a, empty)).toEqual(a)));
	});

	it('comes out as a backup again', () => {
		check(
			fc.property(
				contents,
				contents,
				(a, b) => void expect(readContent(both(a, b))).toEqual(both(a, b))
			)
		);
	});

	it('never brings back what was deleted on one side, and says how much it skipped', () => {
		check(
			fc.property(contents, contents, (a, b) => {
				const { content, skipped } = merge(a, b);
				const deleted = new Set(content.settings.deleted);
				expect(content.settings.deleted).toEqual(
					expect.arrayContaining([...a.settings.deleted, ...b.settings.deleted])
				);
				const ids = [...content.groups, ...content.seats, ...content.runs, ...content.packs];
				expect(ids.filter(({ id }) => deleted.has(id))).toEqual([]);
				expect(content.runs.filter((run) => deleted.has(goneRun(run)))).toEqual([]);
				for (const round of content.rounds) {
					const seats = [...Object.keys(round.answers), ...(round.in ?? [])];
					expect(seats.filter((seat) => deleted.has(`${round.group}/${seat}`))).toEqual([]);
				}
				const before = new Set([...a.groups, ...b.groups].map(({ id }) => id));
				expect(skipped.groups).toBe([...before].filter((id) => deleted.has(id)).length);
			})
		);
	});

	it('never adds up what was counted: every tally is one of the two', () => {
		check(
			fc.property(contents, contents, (a, b) => {
				const key = (round: Round) => `${round.run} ${round.activity} ${round.round}`;
				for (const round of both(a, b).rounds) {
					const sources = [...a.rounds, ...b.rounds].filter((one) => key(one) === key(round));
					for (const [way, tally] of Object.entries(round.tally ?? {})) {
						const found = sources.map(({ tally: of = {} }) => of[way as keyof typeof of]);
						expect(found).toContainEqual(tally);
					}
				}
			})
		);
	});
});

describe('a round on two devices', () => {
	const given = (answer: string, rev: number) =>
		({ answer, rev, way: 'shared', by: 'seat' }) as const;

	it('keeps every seat, and of a seat in both the later answer', () => {
		const one = aRound({ answers: { 1: given('a', 1), 2: given('b', 2) } });
		const other = aRound({ answers: { 2: given('c', 1), 3: given('d', 1) } });
		expect(joinRounds(one, other).answers).toEqual({
			1: given('a', 1),
			2: given('b', 2),
			3: given('d', 1)
		});
	});

	it('counted seat by seat is taken whole from where more were counted', () => {
		const few = aRound({ tally: { shared: { present: 2, counts: { a: 2 } } }, in: [1, 2] });
		const more = aRound({ tally: { shared: { present: 3, counts: { b: 3 } } }, in: [3, 4, 5] });
		expect(joinRounds(few, more)).toEqual(more);
	});

	it('keeps what was counted by hands on one and by slips on the other', () => {
		const hands = aRound({ tally: { hands: { present: 20, counts: { a: 9 } } } });
		const slips = aRound({ tally: { handin: { present: 20, counts: { a: 4 } } } });
		expect(joinRounds(hands, slips).tally).toEqual({ ...hands.tally, ...slips.tally });
	});

	it('closed on one is closed', () => {
		expect(joinRounds(aRound({ closedAt: 60_000 }), aRound()).closedAt).toBe(60_000);
	});
});

it('a file without names takes no name away, and a name taken away stays away', () => {
	const seat = { id: 'g/1', group: 'g', number: 1, picture: 'seat-apple' };
	const named = { ...seat, name: 'Mia', namedAt: 5 };
	expect(joinSeats(named, seat)).toEqual(named);
	expect(joinSeats(named, { ...seat, namedAt: 6 })).toEqual({ ...seat, namedAt: 6 });
});
