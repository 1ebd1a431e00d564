import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, type Event } from './calendar';

const event = (over: Partial<Event> = {}): Event => ({
	uid: 'netkind-r1-7',
	from: '2026-12-28',
	to: '2026-12-31',
	title: 'Forward or stop?',
	text: 'Five minutes',
	...over
});
const made = Date.UTC(2026, 10, 26, 4, 30, 15, 123);
const sizeOf = (text: string) => new TextEncoder().encode(text).length;

/** As a calendar reads it: lines joined again, escapes undone. */
const valueOf = (file: string, name: string) =>
	file
		.replaceAll('\r\n ', '')
		.split('\r\n')
		.find((line) => line.startsWith(`${name}:`))!
		.slice(name.length + 1)
		.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

describe('a calendar file', () => {
	it('says whole days, the last one as the day after, and when it was made in UTC', () => {
		expect(calendarOf([event()], made).split('\r\n')).toEqual([
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'PRODID:-//Netkind//Follow-ups//EN',
			'CALSCALE:GREGORIAN',
			'BEGIN:VEVENT',
			'UID:netkind-r1-7',
			'DTSTAMP:20261126T043015Z',
			'DTSTART;VALUE=DATE:20261228',
			'DTEND;VALUE=DATE:20270101',
			'SUMMARY:Forward or stop?',
			'DESCRIPTION:Five minutes',
			'TRANSP:TRANSPARENT',
			'END:VEVENT',
			'END:VCALENDAR',
			''
		]);
	});

	it('escapes what would end a value', () => {
		const file = calendarOf([event({ title: 'a,b;c\\d\ne\r\nf\u0007' })], made);
		expect(file).toContain('SUMMARY:a\\,b\\;c\\\\d\\ne\\nf\r\n');
	});

	it('folds after 75 octets, and never within a character', () => {
		const file = calendarOf(
			[event({ title: `${'x'.repeat(66)}é${'🙂'.repeat(40)}${'y'.repeat(99)}` })],
			made
		);
		const lines = file.split('\r\n');
		expect(lines).toContain(`SUMMARY:${'x'.repeat(66)}`);
		expect(file).not.toContain('\uFFFD');
		expect(lines.every((line) => sizeOf(line) <= 75)).toBe(true);
	});

	it('gives any words back as they were, in lines of ASCII line ends only', () => {
		const words = fc
			.string({ unit: 'grapheme', maxLength: 200 })
			.map((text) => text.replaceAll(/\p{Cc}/gu, ''));
		fc.assert(
			fc.property(words, words, (title, text) => {
				const file = calendarOf([event({ title, text })], made);
				expect(valueOf(file, 'SUMMARY')).toBe(title);
				expect(valueOf(file, 'DESCRIPTION')).toBe(text);
				expect(file.split('\r\n').every((line) => sizeOf(line) <= 75)).toBe(true);
				expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			}),
			{ numRuns: 500 }
		);
	});
});
