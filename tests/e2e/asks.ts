/* What a lesson asks a class to show by hands, read from its file and not through the kit's own code. */
import { readFileSync } from 'node:fs';

export interface Option {
	id: string;
	text: string;
	/** undefined where nothing is right or wrong */
	good: boolean | undefined;
}

export interface Ask {
	activity: string;
	part: string;
	round: number;
	/** the words on the stage */
	asked: string;
	options: Option[];
}

interface Words {
	id: string;
	text: string;
}

interface Node {
	id: string;
	prompt: string;
	choices?: (Words & { to: string; seats?: string[] })[];
}

export interface Activity {
	id: string;
	kind: string;
	title: string;
	objectives?: string[];
	question: {
		prompt: string;
		options: Words[];
		items: Words[];
		bins: Words[];
		seats: { id: string; name: string }[];
		start: string;
		nodes: Node[];
	};
	solution: {
		right: string[];
		helps: string[];
		items: Record<string, { accepts: string[] }>;
	};
}

export interface Lesson {
	id: string;
	title: string;
	objectives: string[];
	activities: Activity[];
}

export const readLesson = (path: string) =>
	JSON.parse(
		readFileSync(new URL(`../../lessons/${path}.json`, import.meta.url), 'utf8')
	) as Lesson;

const judged = (options: Words[], isGood: (id: string) => boolean | undefined): Option[] =>
	options.map(({ id, text }) => ({ id, text, good: isGood(id) }));

/** Every asking of a lesson, in order, where the class goes this way through the story. */
export function asksOf(lesson: Lesson, way: string[]): Ask[] {
	return lesson.activities.flatMap(({ id: activity, kind, question, solution }): Ask[] => {
		const one = { activity, part: '', round: 1, asked: question.prompt };
		if (kind === 'choice' || kind === 'chatsim') {
			return [{ ...one, options: judged(question.options, (id) => solution.right.includes(id)) }];
		}
		if (kind === 'poll') {
			const options = judged(question.options, () => undefined);
			return [
				{ ...one, options },
				{ ...one, options, round: 2 }
			];
		}
		if (kind === 'sort') {
			return question.items.map(({ id: part, text: asked }) => {
				const accepts = solution.items[part]!.accepts;
				return {
					...one,
					part,
					asked,
					options: judged(question.bins, (id) => accepts.includes(id))
				};
			});
		}
		if (kind === 'story') return storyAsks(activity, question, solution.helps, way);
		return [];
	});
}

function storyAsks(
	activity: string,
	{ nodes, start, seats }: Activity['question'],
	helps: string[],
	way: string[]
): Ask[] {
	let part = start;
	return way.map((chosen) => {
		const node = nodes.find((one) => one.id === part)!;
		const open = node.choices!.filter((one) => !one.seats || one.seats.includes(seats[0]!.id));
		part = open.find((one) => one.id === chosen)!.to;
		const options = judged(open, (id) => helps.includes(`${node.id}/${id}`));
		return { activity, part: node.id, round: 1, asked: node.prompt, options };
	});
}

export interface Counted {
	ask: Ask;
	/** hands, in the order of the options */
	counts: number[];
}

/** Per objective the share of hands that chose what helps, as the report has to say it. */
export function shares(lesson: Lesson, counted: Counted[]): Record<string, string> {
	return Object.fromEntries(
		lesson.objectives.map((objective) => {
			const of = lesson.activities.filter((one) => one.objectives?.includes(objective));
			const hands = counted
				.filter(({ ask }) => of.some((one) => one.id === ask.activity))
				.flatMap(({ ask, counts }) =>
					ask.options.map(({ good }, place) => ({ good, n: counts[place]! }))
				)
				.filter(({ good }) => good !== undefined);
			const sum = (some: { n: number }[]) => some.reduce((total, { n }) => total + n, 0);
			const share = Math.round((100 * sum(hands.filter(({ good }) => good))) / sum(hands));
			return [objective, hands.length ? `${share}%` : '–'];
		})
	);
}
