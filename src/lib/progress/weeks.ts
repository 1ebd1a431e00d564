/* ISO weeks, each named by its Monday as YYYY-MM-DD, which sort as text. Pure. */

const two = (n: number) => String(n).padStart(2, '0');

/** The Monday of the week a time is in, where this device is. */
export function mondayOf(at: number): string {
	const date = new Date(at);
	date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of a day, for a date to be told. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00`);
