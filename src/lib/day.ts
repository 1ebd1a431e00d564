/* Days as YYYY-MM-DD: they sort as text, and a time of day or a zone is never part of one. */
const oneDay = 24 * 60 * 60 * 1000;

/** The day of a time where this device is. */
export function dayOf(at: number): string {
	const date = new Date(at);
	const two = (n: number) => String(n).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A day some days later. */
export const daysAfter = (day: string, days: number): string =>
	new Date(Date.parse(day) + days * oneDay).toISOString().slice(0, 10);
