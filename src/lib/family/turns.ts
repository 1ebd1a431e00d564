/*
 * Whose turn it is, step by step: pure. A child directs and an adult answers, then the other way round, so
 * that everybody does both and nobody is the expert.
 */
import { shuffled } from '../seed';

export const roles = ['child', 'parent', 'grandparent'] as const;
export type Role = (typeof roles)[number];

/** Somebody of a family: a seat with a role. */
export interface Member {
	number: number;
	picture: string;
	role: Role;
}

/** `directs`: reads aloud and asks. `answers`: says it and taps. */
export interface Turn<M = Member> {
	directs: M;
	answers: M;
}

/**
 * Who directs and who answers in each of `count` steps; the same seed gives the same turns. Only children, or
 * only adults: the word goes round. Somebody alone does both; nobody at all gives no turns.
 */
export function turns<M extends { role: Role }>(
	members: readonly M[],
	count: number,
	seed: string
): Turn<M>[] {
	const all = shuffled(members, seed);
	const children = all.filter(({ role }) => role === 'child');
	const adults = all.filter(({ role }) => role !== 'child');
	const mixed = children.length > 0 && adults.length > 0;
	return Array.from({ length: all.length ? count : 0 }, (_, step) => {
		if (!mixed) return { directs: nth(all, step), answers: nth(all, step + 1) };
		const pair = Math.floor(step / 2);
		return step % 2 === 0
			? { directs: nth(children, pair), answers: nth(adults, pair) }
			: { directs: nth(adults, pair + 1), answers: nth(children, pair + 1) };
	});
}

const nth = <T>(list: readonly T[], place: number): T => list[place % list.length]!;
