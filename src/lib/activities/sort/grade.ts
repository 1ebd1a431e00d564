import {
	checkIds,
	checkWhys,
	graded,
	tallyKey,
	unfinished,
	type Countable,
	type Detected,
	type Grade
} from '../activity';
import { placingSteps, type Step } from '../steps';
import type { Answer, Question, Solution } from './schema';

type Judged = Solution['items'][string];

const nothingDetected: Detected = { caught: 0, fakes: 0, alarms: 0, genuine: 0 };

/** What one placement says about telling genuine from false; nothing where the item is neither. */
function detect(item: Judged, bin: string): Detected | undefined {
	if (item.genuine === undefined) return undefined;
	const sensible = item.accepts.includes(bin);
	return item.genuine
		? { ...nothingDetected, genuine: 1, alarms: sensible ? 0 : 1 }
		: { ...nothingDetected, fakes: 1, caught: sensible ? 1 : 0 };
}

const add = (one: Detected, other: Detected): Detected => ({
	caught: one.caught + other.caught,
	fakes: one.fakes + other.fakes,
	alarms: one.alarms + other.alarms,
	genuine: one.genuine + other.genuine
});

/** The bin an item was put in, if it is one of the bins. */
export const placedIn = (question: Question, answer: Answer | undefined, item: string) =>
	question.bins.find((bin) => bin.id === answer?.placed[item]);

export function grade(question: Question, solution: Solution, answer: Answer): Grade {
	// before anything of the solution is looked at: a tablet in a room has none yet
	if (question.items.some(({ id }) => !placedIn(question, answer, id))) return unfinished;
	let points = 0;
	const detected: Detected[] = [];
	for (const { id } of question.items) {
		const bin = placedIn(question, answer, id)!;
		const item = solution.items[id];
		if (!item) continue;
		if (item.accepts.includes(bin.id)) points += 1;
		const told = detect(item, bin.id);
		if (told) detected.push(told);
	}
	return graded(points, question.items.length, detected.length ? detected.reduce(add) : undefined);
}

export const solve = (question: Question, solution: Solution): Answer => ({
	placed: Object.fromEntries(
		question.items.flatMap(({ id }) => {
			const bin = solution.items[id]?.accepts[0];
			return bin ? [[id, bin]] : [];
		})
	)
});

export const describe = (question: Question, answer: Answer) =>
	question.items
		.flatMap((item) => {
			const bin = placedIn(question, answer, item.id);
			return bin ? [`${item.text}: ${bin.text}`] : [];
		})
		.join(' · ');

export const tally = (question: Question): Countable[] =>
	question.items.map((item) => ({
		part: item.id,
		options: question.bins.map((bin) => bin.id)
	}));

export const counts = (question: Question, answer: Answer) =>
	question.items.flatMap(({ id }) => {
		const bin = placedIn(question, answer, id);
		return bin ? [tallyKey(id, bin.id)] : [];
	});

export const choose = (
	_question: Question,
	before: Answer | undefined,
	item: string,
	bin: string
): Answer => ({ placed: { ...before?.placed, [item]: bin } });

export function gradeCount(
	_question: Question,
	solution: Solution,
	part: string,
	option: string
): Grade {
	const item = solution.items[part];
	if (!item) return unfinished;
	return graded(item.accepts.includes(option) ? 1 : 0, 1, detect(item, option));
}

/** The reason goes with the thing, whatever bin it was put in. */
export const why = (solution: Solution, part: string) => solution.items[part]?.why;

export const genuine = (solution: Solution) =>
	Object.values(solution.items).flatMap((item) => item.genuine ?? []);

export const steps = ({ prompt, bins, items }: Question, solution: Solution): Step[] =>
	placingSteps(
		items.map(({ id, text: title, from, picture }) => {
			const { accepts = [], why = '' } = solution.items[id] ?? {};
			const good = bins.filter((bin) => accepts.includes(bin.id));
			const answer = good.map((bin) => bin.text).join(' · ');
			return { id, title, from, picture, good: accepts, why, answer };
		}),
		prompt,
		bins
	);

export function check(question: Question, solution: Solution) {
	const bins = question.bins.map((bin) => bin.id);
	const items = question.items.map((item) => item.id);
	return [
		...checkWhys(items, solution.items, 'solution.items'),
		...Object.entries(solution.items).flatMap(([id, item]) =>
			checkIds(item.accepts, bins, `solution.items.${id}.accepts`)
		)
	];
}
