/*
 * What can go wrong with the store, as a code; the words are in i18n. Knows failures by name only,
 * so that a page can tell them apart without loading the database.
 */
export type Why = 'full' | 'blocked' | 'newer' | 'missing' | 'closed' | 'gone' | 'unknown';

/** The only thing the store throws. */
export class StoreProblem extends Error {
	override readonly name = 'StoreProblem';

	constructor(
		readonly why: Why,
		cause?: unknown
	) {
		super(`The store failed: ${why}.`, { cause });
	}
}

const byName: Record<string, Why> = {
	QuotaExceededError: 'full',
	VersionError: 'newer',
	MissingAPIError: 'missing',
	/** Firefox and Safari with storage forbidden */
	SecurityError: 'missing',
	DatabaseClosedError: 'closed',
	InvalidStateError: 'closed'
};

/**
 * Any failure as a StoreProblem. The real reason hides in `inner` (a full disk is an AbortError outside),
 * so the deepest known one counts.
 */
export function asProblem(error: unknown): StoreProblem {
	let why: Why = 'unknown';
	const seen = new Set<unknown>();
	let at = error;
	while (typeof at === 'object' && at !== null && !seen.has(at)) {
		if (at instanceof StoreProblem) return at;
		seen.add(at);
		const { name, inner, cause } = at as { name?: unknown; inner?: unknown; cause?: unknown };
		if (typeof name === 'string') why = byName[name] ?? why;
		at = inner ?? cause;
	}
	return new StoreProblem(why, error);
}

/** Does the work; whatever it throws comes out as a StoreProblem. */
export async function attempt<T>(work: () => PromiseLike<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw asProblem(error);
	}
}
