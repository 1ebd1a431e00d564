/*
 * How a place in a lesson is written: keys parted by dots, list items by their id (a follow-up by its
 * days), so that a path still fits after the list was put into another order.
 */

const named = (item: unknown, key: string): unknown =>
	typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : undefined;

/** What a list item is called in a path. */
export function keyOf(item: unknown, index: number): string {
	const id = named(item, 'id');
	if (typeof id === 'string') return id;
	const after = named(item, 'after');
	return typeof after === 'number' ? String(after) : String(index);
}

export const joined = (...parts: string[]) => parts.filter(Boolean).join('.');
