/* The graph of a story: pure. Ids that name nothing stop a walk; nothing here throws. */
import type { Gauge } from '../steps';
import type { Question, Solution } from './schema';

export type Node = Question['nodes'][number];
export type StoryChoice = NonNullable<Node['choices']>[number];
export type Levels = Record<string, number>;

export interface Taken {
	node: Node;
	choice: StoryChoice;
	/** the gauges before and after it */
	before: Levels;
	after: Levels;
}

export interface Walk {
	/** where it stands; missing where a story names a node it does not have */
	node: Node | undefined;
	gauges: Levels;
	taken: Taken[];
}

const words = ['one', 'two', 'three', 'four', 'five'] as const;

/** The name a choice has in a solution. */
export const keyOf = (node: Node, choice: StoryChoice) => `${node.id}/${choice.id}`;

export const nodeOf = (question: Question, id: string) =>
	question.nodes.find((node) => node.id === id);

/** What someone on this seat can choose here. */
export const choicesFor = (node: Node, seat: string): StoryChoice[] =>
	(node.choices ?? []).filter((choice) => !choice.seats || choice.seats.includes(seat));

export const startLevels = (question: Question): Levels =>
	Object.fromEntries(question.gauges.map((gauge) => [gauge.id, gauge.start]));

/** The levels after a choice; a gauge never leaves 1 … 5. */
export const moved = (levels: Levels, choice: StoryChoice): Levels =>
	Object.fromEntries(
		Object.entries(levels).map(([id, level]) => [
			id,
			Math.min(5, Math.max(1, level + (choice.gauges[id] ?? 0)))
		])
	);

/** The gauges with the word of their level. */
export const gaugesAt = (question: Question, levels: Levels): Gauge[] =>
	question.gauges.map(({ id, name, picture, start, levels: named }) => {
		const level = levels[id] ?? start;
		return { id, name, picture, level, text: named[words[level - 1] ?? 'one'] };
	});

/** Follows the choices from the start for as long as they are there to be made. */
export function walk(question: Question, seat: string, path: string[]): Walk {
	let node = nodeOf(question, question.start);
	let gauges = startLevels(question);
	const taken: Taken[] = [];
	for (const id of path) {
		const choice: StoryChoice | undefined =
			node && choicesFor(node, seat).find((one) => one.id === id);
		if (!node || !choice) break;
		const after = moved(gauges, choice);
		taken.push({ node, choice, before: gauges, after });
		gauges = after;
		node = nodeOf(question, choice.to);
	}
	return { node, gauges, taken };
}

/** Every node someone on this seat can come to from a node on, that one too. */
export function reachable(question: Question, seat: string, from = question.start): Node[] {
	const found = new Set<Node | undefined>([nodeOf(question, from)]);
	for (const node of found) {
		// a set that grows while it is walked hands out what was added
		if (node) choicesFor(node, seat).forEach((choice) => found.add(nodeOf(question, choice.to)));
	}
	return question.nodes.filter((node) => found.has(node));
}

/** The shortest way to an ending on which every choice helps, if this seat has one. */
export function helpingPath(question: Question, solution: Solution, seat: string) {
	const ways: { id: string; path: string[] }[] = [{ id: question.start, path: [] }];
	const seen = new Set<string>();
	for (const { id, path } of ways) {
		const node = nodeOf(question, id);
		if (!node || seen.has(id)) continue;
		seen.add(id);
		if (node.ending) return path;
		for (const choice of choicesFor(node, seat)) {
			if (!solution.helps.includes(keyOf(node, choice))) continue;
			ways.push({ id: choice.to, path: [...path, choice.id] });
		}
	}
	return undefined;
}
