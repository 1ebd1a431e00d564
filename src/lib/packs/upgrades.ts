/*
 * Brings files of an older format up to today's, one step at a time, before anything else looks at them.
 */
import { FORMAT } from './schema';

export type What = 'lesson' | 'pack' | 'translation';
type File = Record<string, unknown>;

/** `upgrades[1]` makes format 2 of format 1. What it does not name is the same in both. */
export type Upgrades = Record<number, Partial<Record<What, (file: File) => File>>>;
const upgrades: Upgrades = {};

/**
 * The file in the current format, or the code of what stands in the way. A file that says no format is
 * handed on as it is: the schema says what it misses.
 */
export function upgrade(
	what: What,
	file: unknown,
	steps = upgrades,
	to = FORMAT
): { file: unknown } | { code: 'newer-format' | 'older-format' } {
	if (typeof file !== 'object' || file === null || !('format' in file)) return { file };
	const { format } = file;
	if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) return { file };
	if (format > to) return { code: 'newer-format' };
	let now = file as File;
	for (let from = format; from < to; from++) {
		const step = steps[from];
		if (!step) return { code: 'older-format' };
		now = { ...(step[what]?.(now) ?? now), format: from + 1 };
	}
	return { file: now };
}
