import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, daysAfter } from '../day';
import {
	dueNow,
	followUps,
	isMeasureOpen,
	weekOf,
	type After,
	type Holiday,
	type LessonRun
} from './follow-ups';

const at = (day: string, hour = 10) =>
	new Date(`${day}T${String(hour).padStart(2, '0')}:00`).getTime();
const ran = (over: Partial<LessonRun> = {}): LessonRun => ({
	lesson: 'forward-or-stop',
	outside: false,
	title: 'Forward or stop?',
	startedAt: at('2026-09-01'),
	endedAt: at('2026-09-01', 11),
	...over
});
const again = (after: After, day: string): LessonRun =>
	ran({ followUp: after, startedAt: at(day), endedAt: at(day, 11) });
const carries = (): After[] => [7, 28, 90];
const due = (runs: LessonRun[], today: string, holidays: Holiday[] = []) =>
	dueNow(followUps(runs, { today, holidays, carries })).map(
		({ after, state }) => `${after} ${state}`
	);

describe('a follow-up', () => {
	it('has a week: 7, 28 and 90 days after the lesson’s last part', () => {
		const all = followUps([ran()], { today: '2026-09-01', carries });
		expect(all.map(({ opens, closes, state }) => [opens, closes, state])).toEqual([
			['2026-09-08', '2026-09-14', 'later'],
			['2026-09-29', '2026-10-05', 'later'],
			['2026-11-30', '2026-12-06', 'later']
		]);
	});

	it('is due in its week, and not a day before', () => {
		expect(due([ran()], '2026-09-07')).toEqual([]);
		expect(due([ran()], '2026-09-08')).toEqual(['7 open']);
		expect(due([ran()], '2026-09-14')).toEqual(['7 open']);
	});

	it('is still offered after its week, until the next one opens', () => {
		expect(due([ran()], '2026-09-15')).toEqual(['7 missed']);
		expect(due([ran()], '2026-09-28')).toEqual(['7 missed']);
		expect(due([ran()], '2026-09-29')).toEqual(['28 open']);
		expect(due([ran()], '2027-01-03')).toEqual(['90 missed']);
		expect(due([ran()], '2027-01-04')).toEqual([]);
	});

	it('is gone once it was begun, and so is one before it', () => {
		expect(due([ran(), again(7, '2026-09-08')], '2026-09-09')).toEqual([]);
		expect(due([ran(), again(28, '2026-09-29')], '2026-09-30')).toEqual([]);
	});

	it('counts from the last part of a lesson done in parts, and not at all before that', () => {
		expect(due([ran({ endedAt: undefined } as never)], '2026-09-08')).toEqual([]);
		expect(due([ran({ endedAt: at('2026-09-04') })], '2026-09-08')).toEqual([]);
		expect(due([ran({ endedAt: at('2026-09-04') })], '2026-09-11')).toEqual(['7 open']);
	});

	it('begins anew where a class does the lesson again', () => {
		const second = ran({ startedAt: at('2027-03-01'), endedAt: at('2027-03-01', 11) });
		expect(due([ran(), again(7, '2026-09-08'), second], '2027-03-08')).toEqual(['7 open']);
	});

	it('has none of its own', () => {
		expect(due([again(7, '2026-09-08')], '2026-09-15')).toEqual([]);
	});

	it('is only of what the lesson carries', () => {
		const all = followUps([ran()], { today: '2026-09-29', carries: () => [7] });
		expect(all.map(({ after }) => after)).toEqual([7]);
		expect(due([ran()], '2026-09-28')).toEqual(['7 missed']);
	});

	it('keeps lessons apart, and one from outside from one that came with the kit', () => {
		const other = ran({ outside: true, title: 'Ours' });
		expect(due([ran(), other, again(7, '2026-09-08')], '2026-09-09')).toEqual(['7 open']);
	});

	it('waits while there are holidays, and its week is as long without them', () => {
		const autumn = { from: '2026-09-10', to: '2026-09-20' };
		expect(weekOf('2026-09-01', 7, [autumn])).toEqual({
			opens: '2026-09-08',
			closes: '2026-09-25'
		});
		const begins = { from: '2026-09-05', to: '2026-09-20' };
		expect(weekOf('2026-09-01', 7, [begins])).toEqual({
			opens: '2026-09-21',
			closes: '2026-09-27'
		});
		expect(due([ran()], '2026-09-15', [begins])).toEqual([]);
		expect(due([ran()], '2026-09-21', [begins])).toEqual(['7 open']);
	});
});

describe('whatever a class does', () => {
	const day = fc.integer({ min: 0, max: 200 }).map((n) => daysAfter('2026-09-01', n));
	const holiday = fc
		.tuple(day, fc.integer({ min: 0, max: 40 }))
		.map(([from, more]) => ({ from, to: daysAfter(from, more) }));
	const holidays = fc.array(holiday, { maxLength: 5 });
	const run = fc
		.record({
			lesson: fc.constantFrom('one', 'two'),
			on: day,
			over: fc.boolean(),
			followUp: fc.constantFrom(undefined, undefined, 7 as const, 28 as const, 90 as const)
		})
		.map(({ lesson, on, over, followUp }) => {
			const { endedAt, ...begun } = ran({ lesson, startedAt: at(on), endedAt: at(on, 11) });
			return { ...begun, ...(over && { endedAt }), ...(followUp && { followUp }) } as LessonRun;
		});
	const runs = fc.array(run, { maxLength: 8 });

	it('no lesson is due twice, nothing before its week, and asking again says the same', () => {
		fc.assert(
			fc.property(runs, holidays, day, (list, free, today) => {
				const school = { today, holidays: free, carries };
				const all = followUps(list, school);
				const keys = all.map(({ run: { lesson }, after }) => `${lesson} ${after}`);
				expect(new Set(keys).size).toBe(keys.length);
				const now = dueNow(all);
				expect(new Set(now.map(({ run: { lesson } }) => lesson)).size).toBe(now.length);
				for (const one of now) {
					expect(one.opens <= today).toBe(true);
					expect(one.opens >= daysAfter(dayOf(one.run.endedAt!), one.after)).toBe(true);
				}
				const reversed = followUps([...list].reverse(), school);
				const said = (some: typeof all) =>
					some
						.map(({ run: { lesson }, after, opens, state }) => [lesson, after, opens, state])
						.sort();
				expect(said(reversed)).toEqual(said(all));
				expect(followUps(list, school)).toEqual(all);
			}),
			{ numRuns: 500 }
		);
	});

	it('holidays only move a week later, never into a holiday, and it keeps seven days', () => {
		fc.assert(
			fc.property(day, fc.constantFrom(7, 28, 90), holidays, holiday, (from, after, some, more) => {
				const before = weekOf(from, after, some);
				const later = weekOf(from, after, [...some, more]);
				expect(later.opens >= before.opens && later.closes >= before.closes).toBe(true);
				const free = (one: string) =>
					[...some, more].some((holiday) => holiday.from <= one && one <= holiday.to);
				let days = 0;
				for (let one = later.opens; one <= later.closes; one = daysAfter(one, 1))
					if (!free(one)) days += 1;
				expect([free(later.opens), free(later.closes), days]).toEqual([false, false, 7]);
			}),
			{ numRuns: 500 }
		);
	});

	it('a follow-up that was done is due no more', () => {
		fc.assert(
			fc.property(runs, holidays, day, (list, free, today) => {
				const school = { today, holidays: free, carries };
				for (const { run: of, after } of dueNow(followUps(list, school))) {
					const done = { ...of, followUp: after, startedAt: at(today, 23) };
					const then = dueNow(followUps([...list, done], school));
					expect(then.filter(({ run: { lesson } }) => lesson === of.lesson)).toEqual([]);
				}
			}),
			{ numRuns: 300 }
		);
	});
});

describe('a measure', () => {
	const measured = ran({ measured: true });
	const since = ran({ startedAt: at('2026-09-20'), endedAt: at('2026-09-20', 11) });
	const later = { ...again(28, '2026-10-18'), measured: true as const };

	it('is open whichever run of the lesson asked it, until it is asked once more', () => {
		expect(isMeasureOpen([measured, since], since)).toBe(true);
		expect(isMeasureOpen([measured, since, again(7, '2026-09-27')], since)).toBe(true);
		expect(isMeasureOpen([measured, since, later], since)).toBe(false);
	});

	it('is open again where a class is asked it before and after a second time', () => {
		const second = ran({ startedAt: at('2027-03-01'), measured: true });
		expect(isMeasureOpen([measured, later, second], second)).toBe(true);
	});

	it('is not open of a lesson that was not measured', () => {
		expect(isMeasureOpen([since], since)).toBe(false);
		expect(isMeasureOpen([measured], ran({ lesson: 'other' }))).toBe(false);
		expect(isMeasureOpen([measured], ran({ outside: true }))).toBe(false);
	});
});
