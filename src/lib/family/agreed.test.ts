import { expect, it } from 'vitest';
import { lessonIn } from '../packs/bundled.server';
import { ifThenIn, inFourWeeks, rulesIn } from './agreed';

const activities = (id: string) => lessonIn(id, 'en')!.activities;

it('takes the if–then plan and the rules a lesson has, and nothing where it has none', () => {
	const grandma = activities('grandmas-emergency-call');
	expect(ifThenIn(grandma)!.ifs.map(({ id }) => id)).toContain('hurries');
	expect(rulesIn(grandma)!.map(({ id }) => id)).toContain('thanks');
	expect(rulesIn(activities('pit-stop'))).toBeUndefined();
	expect(ifThenIn(activities('the-tummy-feeling'))).toBeUndefined();
});

it.each([
	['within a month', new Date(2026, 1, 1, 0, 5), '2026-2-1→2026-3-1'],
	['over the change of the clocks', new Date(2026, 2, 15, 23, 30), '2026-3-15→2026-4-12'],
	['over the new year', new Date(2026, 11, 20, 8), '2026-12-20→2027-1-17']
])('four weeks from now is the same weekday, %s', (_, now, days) => {
	const said = (day: Date) => `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
	const then = inFourWeeks(now.getTime());
	expect(`${said(now)}→${said(then)}`).toBe(days);
	expect(then.getDay()).toBe(now.getDay());
});
