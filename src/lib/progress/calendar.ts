/* Days to do something as a calendar file (RFC 5545), for any calendar. Pure; nothing of a pupil goes in. */
import { daysAfter } from '../day';

export interface Event {
	/** the same each time, so that a calendar that has it changes it */
	uid: string;
	/** first and last day */
	from: string;
	to: string;
	title: string;
	text: string;
}

/** As the standard wants words: what would end a value is escaped, other control signs go. */
const escaped = (words: string) =>
	words
		.replaceAll(/[\\;,]/g, '\\$&')
		.replaceAll(/\r\n|\r|\n/g, '\\n')
		.replaceAll(/\p{Cc}/gu, '');

const most = 75;
const sizeOf = (text: string) => new TextEncoder().encode(text).length;

/** No line is longer than 75 octets; the rest goes on the next, after a space. No character is cut. */
function folded(line: string): string {
	const lines = [''];
	let size = 1;
	for (const character of line) {
		if (size + sizeOf(character) > most) {
			lines.push(' ');
			size = 1;
		}
		lines[lines.length - 1] += character;
		size += sizeOf(character);
	}
	return lines.join('\r\n');
}

const dateOf = (day: string) => day.replaceAll('-', '');
const stampOf = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** The calendar file. `madeAt` is in ms since 1970. */
export const calendarOf = (events: readonly Event[], madeAt: number): string =>
	[
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Netkind//Follow-ups//EN',
		'CALSCALE:GREGORIAN',
		...events.flatMap(({ uid, from, to, title, text }) => [
			'BEGIN:VEVENT',
			`UID:${escaped(uid)}`,
			`DTSTAMP:${stampOf(madeAt)}`,
			`DTSTART;VALUE=DATE:${dateOf(from)}`,
			// the day after the last one
			`DTEND;VALUE=DATE:${dateOf(daysAfter(to, 1))}`,
			`SUMMARY:${escaped(title)}`,
			`DESCRIPTION:${escaped(text)}`,
			'TRANSP:TRANSPARENT',
			'END:VEVENT'
		]),
		'END:VCALENDAR',
		''
	]
		.map(folded)
		.join('\r\n');
