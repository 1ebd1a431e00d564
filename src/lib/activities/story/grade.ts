import { graded, tallyKey, unfinished, type Countable, type Grade, type Person } from '../activity';
import { sceneArt, wordsIn, type Step } from '../steps';
import type { Alone, Answer, Question, Solution, Voted } from './schema';
import {
	choicesFor,
	gaugesAt,
	helpingPath,
	keyOf,
	moved,
	reachable,
	startLevels,
	walk,
	type Levels,
	type Node,
	type StoryChoice
} from './walk';

export { check } from './check';

/** The votes that were there to be given, in the order of the nodes. */
const votesOf = (question: Question, { votes }: Voted) =>
	question.nodes.flatMap((node) => {
		const choice = choicesFor(node, question.seats[0]!.id).find((one) => one.id === votes[node.id]);
		return choice ? [{ node, choice }] : [];
	});

/** Votes are finished as far as they go: where the class does not come to, nobody votes. */
export function grade(question: Question, solution: Solution, answer: Answer): Grade {
	const alone = 'path' in answer ? walk(question, answer.seat, answer.path) : undefined;
	if (alone && !alone.node?.ending) return unfinished;
	const made = 'path' in answer ? (alone?.taken ?? []) : votesOf(question, answer);
	if (!alone && made.length === 0) return unfinished;
	const helping = made.filter((one) => solution.helps.includes(keyOf(one.node, one.choice)));
	return graded(helping.length, made.length);
}

export function solve(question: Question, solution: Solution): Alone {
	for (const seat of question.seats) {
		const path = helpingPath(question, solution, seat.id);
		if (path) return { seat: seat.id, path };
	}
	return { seat: question.seats[0]!.id, path: [] };
}

export function describe(question: Question, answer: Answer) {
	if (!('path' in answer)) {
		return votesOf(question, answer)
			.map((one) => one.choice.text)
			.join(' · ');
	}
	const seat = question.seats.find((one) => one.id === answer.seat);
	const { node, taken } = walk(question, answer.seat, answer.path);
	return [seat?.name, ...taken.map((one) => one.choice.text), node?.ending]
		.filter((words) => words !== undefined)
		.join(' · ');
}

/** What the class can choose: it plays the first seat. */
export const tally = (question: Question): Countable[] =>
	question.nodes.flatMap((node) => {
		const options = choicesFor(node, question.seats[0]!.id).map((choice) => choice.id);
		return options.length ? [{ part: node.id, options }] : [];
	});

/** Of somebody who came to a node twice, the last choice there. Only who played the class's seat counts. */
export function counts(question: Question, answer: Answer) {
	const seat = question.seats[0]!.id;
	const alone = 'path' in answer && answer.seat === seat ? answer.path : [];
	const made = 'path' in answer ? walk(question, seat, alone).taken : votesOf(question, answer);
	const last = new Map(made.map(({ node, choice }) => [node.id, choice.id]));
	return [...last].map(([node, choice]) => tallyKey(node, choice));
}

/** A vote at one node beside the votes at others; a story gone through alone before gives way to it. */
export const choose = (
	_question: Question,
	before: Answer | undefined,
	node: string,
	choice: string
): Voted => ({ votes: { ...(before && 'votes' in before && before.votes), [node]: choice } });

/** A pass at one node beside the votes at others. */
export const pass = (_question: Question, before: Answer | undefined, node: string): Voted => ({
	votes: { ...(before && 'votes' in before && before.votes), [node]: null }
});

export const passed = (answer: Answer) =>
	'votes' in answer ? Object.keys(answer.votes).filter((node) => answer.votes[node] === null) : [];

export const gradeCount = (
	_question: Question,
	solution: Solution,
	part: string,
	option: string
): Grade => graded(solution.helps.includes(`${part}/${option}`) ? 1 : 0, 1);

export const why = (solution: Solution, part: string, option: string) =>
	solution.why[`${part}/${option}`];

/** The picture of a choice stays with its words for those who know it by the picture. */
const drawn = ({ picture }: StoryChoice) => sceneArt({ pictures: picture ? [picture] : [] }, []);

const asOption = ({ id, text, picture }: StoryChoice) => ({
	id,
	text,
	...(picture && { picture })
});

/** On the stage the class plays the first seat. */
export function steps(
	question: Question,
	solution: Solution,
	cast: Person[],
	title: string,
	chosen?: string[]
): Step[] {
	const seat = question.seats[0]!;

	const moment = (node: Node, levels: Levels): Step[] => {
		const told: Step = {
			phase: node.ending ? 'review' : 'page',
			title: node.ending ?? title,
			text: node.text,
			...sceneArt(node, cast),
			gauges: gaugesAt(question, levels)
		};
		if (node.ending) return [told];
		const asked: Step = {
			phase: 'ask',
			part: node.id,
			round: 1,
			chooses: true,
			title: node.prompt ?? title,
			options: choicesFor(node, seat.id).map(asOption)
		};
		const together: Step = { ...told, ...asked };
		return fits(together, node.says?.text) ? [together] : [told, asked];
	};
	const consequence = (choice: StoryChoice, levels: Levels): Step => ({
		phase: 'page',
		title: choice.text,
		text: choice.after,
		...drawn(choice),
		gauges: gaugesAt(question, levels)
	});
	const reason = (node: Node, choice: StoryChoice): Step[] => {
		const key = keyOf(node, choice);
		const why = solution.why[key];
		if (!why) return [];
		return [
			{
				phase: 'review',
				title: choice.text,
				list: [{ id: key, text: why }],
				good: solution.helps,
				...drawn(choice)
			}
		];
	};

	const who: Step = {
		phase: 'page',
		title: seat.name,
		text: seat.text,
		art: { kind: 'pictures', pictures: [seat.picture] }
	};
	if (!chosen) {
		const levels = startLevels(question);
		const nodes = reachable(question, seat.id);
		const choices = nodes.flatMap((node) =>
			choicesFor(node, seat.id).map((choice) => ({ node, choice }))
		);
		return [
			who,
			...nodes.flatMap((node) => [
				...moment(node, levels),
				...choicesFor(node, seat.id).map((choice) => consequence(choice, moved(levels, choice)))
			]),
			...choices.flatMap(({ node, choice }) => reason(node, choice))
		];
	}

	const { node, gauges, taken } = walk(question, seat.id, chosen);
	return [
		who,
		...taken.flatMap((one) => [
			...moment(one.node, one.before),
			consequence(one.choice, one.after)
		]),
		...(node ? moment(node, gauges) : []),
		...(node?.ending ? taken.flatMap((one) => reason(one.node, one.choice)) : [])
	];
}

/** Words up to which a moment and its question go on one step; the youngest read no more at once. */
const atOnce = 25;

function fits(step: Step, says = '') {
	const said = [step.title, step.text, says, ...(step.options ?? []).map((one) => one.text)];
	return wordsIn(said.join(' ')) <= atOnce;
}
