/*
 * The stage on paper: the steps of any kind, in reading order, without what was already said.
 * Knows steps only, never a kind by its name.
 */
import { tallyKey, type Activity, type Choosable, type Person } from '$lib/activities/activity';
import type { ChatLine, Message, Step } from '$lib/activities/steps';
import type { AnyKind } from '$lib/activities/load';
import type { Lesson } from '$lib/packs/schema';

/** An option with the place that gives it its letter. */
export interface Lettered extends Choosable {
	place: number;
}

/** What is said, asked or explained at once. */
export interface Line {
	phase: Step['phase'];
	title: string;
	text: string;
	time: string;
	says?: { name: string; text: string };
	chat: ChatLine[];
	message?: Message;
	options: Lettered[];
	/** the options were read out before, in this activity */
	same: boolean;
	/** asked a second time, after a talk */
	again: boolean;
	/** of the options asked before: those that help */
	good: Lettered[];
	list: (Choosable & { good: boolean; place: number })[];
	seconds: number;
}

/** Everything of a lesson that can be printed as questions. */
export const activitiesOf = (lesson: Lesson): Activity[] => [
	...lesson.activities,
	...lesson.followUps.flatMap((one) => one.activities)
];

/** Steps as a teacher reads them: a title, a chat line, a message only when it is new. */
export function linesOf(steps: Step[], cast: Person[], title = ''): Line[] {
	const said = new Set<string>();
	let last = title;
	let lastParts: string[] = [];
	let asked: Lettered[] = [];
	const isNew = (key: string) => !said.has(key) && Boolean(said.add(key));

	const lines = steps.map((step) => {
		const options = (step.options ?? []).map((option, place) => ({ ...option, place }));
		const same = options.length > 0 && namesOf(options) === namesOf(asked);
		if (options.length > 0) asked = options;
		const good = step.good ?? [];
		const asks = step.phase === 'ask';
		// a sender and the same question again stand in one text
		const parts = step.text?.split(' · ') ?? [];
		const { art } = step;
		const line: Line = {
			phase: step.phase,
			title: step.title === last ? '' : (step.title ?? ''),
			text: (asks ? parts.filter((part) => !lastParts.includes(part)) : parts).join(' · '),
			time: (art?.kind === 'pictures' && art.time) || '',
			chat: art?.kind === 'chat' ? art.lines.filter((one) => isNew(one.id)) : [],
			options: asks ? options : [],
			same,
			again: asks && (step.round ?? 1) > 1,
			good: asks ? [] : options.filter((option) => good.includes(option.id)),
			list: (step.list ?? []).map((item) => ({
				...item,
				good: good.includes(item.id),
				place: asked.findIndex((option) => option.id === item.id)
			})),
			seconds: step.seconds ?? 0
		};
		if (art?.kind === 'pictures' && art.says) {
			const { picture, text } = art.says;
			line.says = { name: cast.find((one) => one.picture === picture)?.name ?? '', text };
		}
		if (art?.kind === 'message' && isNew(art.message.address)) line.message = art.message;
		last = step.title ?? last;
		if (asks) lastParts = parts;
		return line;
	});
	return together(lines).filter(saysSomething);
}

/** Reasons that name their options say which help; reasons one after another are one line on paper. */
function together(lines: Line[]): Line[] {
	const reasoned = lines.some((line) => line.list.some((item) => item.place >= 0));
	const kept: Line[] = [];
	for (const line of lines) {
		const one = reasoned ? { ...line, good: [] } : line;
		const before = kept.at(-1);
		const only = one.phase === 'review' && !one.title && !one.text && one.list.length > 0;
		if (only && before?.phase === 'review') before.list = [...before.list, ...one.list];
		else kept.push(one);
	}
	return kept;
}

const namesOf = (options: Choosable[]) => options.map((option) => option.id).join(' ');

const saysSomething = (line: Line) =>
	Boolean(line.title || line.text || line.says || line.message || line.seconds) ||
	[line.chat, line.options, line.good, line.list].some((part) => part.length > 0);

/** A moment of a story on paper, with the way each choice goes on. */
export interface Moment {
	number: number;
	ending: boolean;
	lines: Line[];
	ways: { option: Lettered; good: boolean; then: Line[]; why: string; to: number; end: boolean }[];
}

/**
 * A story as numbered moments, each once, in the order a class can meet them; [] where nothing is chosen.
 * A choice adds to the steps so far what happens at once, and then the next moment.
 */
export function momentsOf(kind: AnyKind, activity: Activity, cast: Person[]): Moment[] {
	const { question, solution, title } = activity;
	const stepsAfter = (chosen?: string[]) => kind.steps(question, solution, cast, title, chosen);
	const all = stepsAfter();
	if (!all.some((step) => step.chooses)) return [];

	const reasons = all
		.filter((step) => step.phase === 'review')
		.flatMap((step) =>
			(step.list ?? []).map((item) => ({ ...item, good: step.good?.includes(item.id) ?? false }))
		);
	const numbers = new Map<string, number>();
	const moments: Moment[] = [];
	const waiting: { steps: Step[]; path: string[]; number: number }[] = [];

	function meet(steps: Step[], path: string[]) {
		const asks = steps.find((step) => step.chooses);
		const ending = steps.find((step) => step.phase === 'review');
		const key = asks?.part ?? `${ending?.title}: ${ending?.text}`;
		const known = numbers.get(key);
		const number = known ?? numbers.size + 1;
		if (known === undefined) {
			numbers.set(key, number);
			waiting.push({ steps: asks || !ending ? steps : [ending], path, number });
		}
		return { to: number, end: !asks };
	}

	meet(stepsAfter([]), []);
	for (let one = waiting.shift(); one; one = waiting.shift()) {
		const { steps, path, number } = one;
		const asks = steps.find((step) => step.chooses);
		const before = stepsAfter(path).length;
		moments.push({
			number,
			ending: !asks,
			lines: linesOf(steps, cast, title),
			ways: (asks?.options ?? []).map((option, place) => {
				const [then, ...next] = stepsAfter([...path, option.id]).slice(before);
				const reason = reasons.find((item) => item.id === tallyKey(asks?.part ?? '', option.id));
				return {
					option: { ...option, place },
					good: reason?.good ?? false,
					then: then ? linesOf([then], cast, option.text) : [],
					why: reason?.text ?? '',
					...meet(next, [...path, option.id])
				};
			})
		});
	}
	return moments;
}
