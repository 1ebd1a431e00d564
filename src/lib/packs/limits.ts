/*
 * What is looked at before any other work, because a file may come from anywhere: its size, its depth,
 * names that would reach into the prototypes of all objects. No recursion: depth is what is feared.
 */

/** A file's text in bytes. */
export const mostBytes = 2 * 1024 * 1024;
export const mostDepth = 32;
export const mostNodes = 50_000;
export const mostCharacters = 20_000;

const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

const isPlain = (value: object) => {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype || Array.isArray(value);
};

/** The code of the first limit the text passes, before it is parsed. */
export const textLimit = (text: string) =>
	text.length > mostBytes || new TextEncoder().encode(text).length > mostBytes
		? 'too-large'
		: undefined;

/** How much a file of one sort may hold. */
export interface Most {
	depth: number;
	/** values of any kind, the file itself included */
	nodes: number;
	/** of one text or name */
	characters: number;
}

const mostOfLesson: Most = { depth: mostDepth, nodes: mostNodes, characters: mostCharacters };

/** The code of the first limit the data passes, a lesson's if none is given. Ends soon on any data, also on rings. */
export function dataLimit(data: unknown, most = mostOfLesson): string | undefined {
	const open: { value: unknown; depth: number }[] = [{ value: data, depth: 1 }];
	let nodes = 0;
	for (let next = open.pop(); next; next = open.pop()) {
		const { value, depth } = next;
		nodes++;
		if (typeof value === 'string' && value.length > most.characters) return 'string-too-long';
		if (typeof value !== 'object' || value === null) continue;
		if (depth > most.depth) return 'too-deep';
		if (!isPlain(value)) return 'not-json';
		if (Array.isArray(value) && value.length > most.nodes) return 'too-many-nodes';
		for (const [key, child] of Object.entries(value)) {
			if (refusedKeys.has(key)) return 'refused-key';
			if (key.length > most.characters) return 'string-too-long';
			open.push({ value: child, depth: depth + 1 });
		}
		if (nodes + open.length > most.nodes) return 'too-many-nodes';
	}
	return undefined;
}
