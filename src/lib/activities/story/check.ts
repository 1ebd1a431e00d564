import { checkIds, checkWhys } from '../activity';
import type { Question, Solution } from './schema';
import { choicesFor, helpingPath, keyOf, reachable, type Node } from './walk';

/** Problems of one node by itself: ids that name nothing, choices and an ending that contradict. */
function checkNode(question: Question, node: Node) {
	const path = `question.nodes.${node.id}`;
	const nodes = question.nodes.map((one) => one.id);
	const gauges = question.gauges.map((one) => one.id);
	const seats = question.seats.map((one) => one.id);
	return [
		...(node.choices && node.ending ? [{ path, code: 'ending-with-choices' }] : []),
		...(node.choices || node.ending ? [] : [{ path, code: 'dead-end' }]),
		...(node.choices ?? []).flatMap((choice) => [
			...checkIds([choice.to], nodes, `${path}.choices.${choice.id}.to`),
			...checkIds(Object.keys(choice.gauges), gauges, `${path}.choices.${choice.id}.gauges`),
			...checkIds(choice.seats ?? [], seats, `${path}.choices.${choice.id}.seats`)
		])
	];
}

/** Problems of the way one seat can take: a node with nothing to choose between, or no way out. */
const checkSeat = (question: Question, seat: string) =>
	reachable(question, seat).flatMap((node) => {
		const path = `question.nodes.${node.id}`;
		const ends = reachable(question, seat, node.id).some((one) => one.ending);
		return [
			...(node.choices && choicesFor(node, seat).length < 2
				? [{ path, code: 'too-few-choices-for-a-seat' }]
				: []),
			...(ends ? [] : [{ path, code: 'no-way-to-an-ending' }])
		];
	});

/** Every place of a story can be reached, understood and left again. */
export function check(question: Question, solution: Solution) {
	const ways = question.seats.map((seat) => reachable(question, seat.id));
	const keys = question.nodes.flatMap((node) =>
		(node.choices ?? []).map((choice) => keyOf(node, choice))
	);
	return [
		...checkIds(
			[question.start],
			question.nodes.map((node) => node.id),
			'question.start'
		),
		...question.nodes.flatMap((node) => checkNode(question, node)),
		...question.nodes
			.filter((node) => !ways.some((way) => way.includes(node)))
			.map((node) => ({ path: `question.nodes.${node.id}`, code: 'unreachable' })),
		...question.seats.flatMap((seat) => checkSeat(question, seat.id)),
		...(question.seats.some((seat) => helpingPath(question, solution, seat.id))
			? []
			: [{ path: 'solution.helps', code: 'no-helping-way-to-an-ending' }]),
		...checkWhys(keys, solution.why),
		...checkIds(solution.helps, keys, 'solution.helps')
	];
}
