/*
 * What the stage shows of an activity, one step at a time, and how words are parted over steps. Pure.
 */
import type { Choosable, Person } from './activity';

/** A picture beside a step of the stage. */
export type Art =
	| {
			kind: 'pictures';
			pictures: string[];
			time?: string;
			says?: { text: string; picture?: string };
	  }
	| { kind: 'chat'; name: string; time: string; lines: ChatLine[]; writing: boolean }
	| { kind: 'message'; message: Message; found: { id: string; number: number }[] };

export interface ChatLine {
	id: string;
	by: string;
	picture: string;
	text?: string;
	/** text alternative of a blurred picture; the picture itself is never shown */
	blurred?: string;
	mine?: boolean;
	now?: boolean;
}

export interface Message {
	name: string;
	address: string;
	picture: string;
	parts: { id: string; text: string; spot: boolean }[];
}

export interface Gauge {
	id: string;
	name: string;
	picture: string;
	/** 1 … 5 */
	level: number;
	text: string;
}

/** One thing on the stage at a time. The stage draws steps and nothing else; the linter reads the same ones. */
export interface Step {
	phase: 'page' | 'ask' | 'talk' | 'review';
	title?: string;
	text?: string;
	art?: Art;
	/** lettered A, B, C, D by place; at most five */
	options?: Choosable[];
	/** in a review: the options that help */
	good?: string[];
	/** things said or listed one under another */
	list?: Choosable[];
	gauges?: Gauge[];
	/** set where hands can be counted: names what is asked within the activity ('' if it asks one thing) */
	part?: string;
	/** which asking this is, 1 or 2 */
	round?: number;
	/** a talk's length in seconds */
	seconds?: number;
	/** the votes of all rounds belong on this step */
	votes?: boolean;
	/** a story waits here for the class to choose one of the options */
	chooses?: boolean;
}

/** Words as a reader counts them: what stands between spaces and holds a letter or a digit. */
export const wordsIn = (words: string) =>
	words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The most words one step of the stage may hold, in any language (DESIGN: packs). */
export const mostStageWords = 45;

/** Parts a list over as many steps as it takes to keep each within the stage's words, in order and at most so many a step. */
export function inSteps(step: Step, list: Choosable[], most = 3): Step[] {
	const room = mostStageWords - wordsIn(step.title ?? '') - wordsIn(step.text ?? '');
	const parts: Choosable[][] = [];
	let left = 0;
	for (const item of list) {
		const words = wordsIn(item.text);
		const last = parts.at(-1);
		if (last && words <= left && last.length < most) {
			last.push(item);
			left -= words;
		} else {
			parts.push([item]);
			left = room - words;
		}
	}
	return parts.map((part) => ({ ...step, list: part }));
}

/** The reasons of all options, in option order, after the votes. */
export const reasonSteps = (
	title: string,
	options: Choosable[],
	why: Record<string, string>,
	good: string[]
): Step[] =>
	inSteps(
		{ phase: 'review', title, good },
		options.flatMap((option) => {
			const reason = why[option.id];
			return reason ? [{ ...option, text: reason }] : [];
		})
	);

/** One of several things that each go to some of the same options. */
export interface Placing {
	id: string;
	title: string;
	/** where it comes from */
	from?: string | undefined;
	picture?: string | undefined;
	good: string[];
	why: string;
	/** stands above the reason where that takes a step of its own */
	answer: string;
}

const fits = (...words: string[]) => wordsIn(words.join(' ')) <= mostStageWords;

/** Thing by thing: asked, then shown with its reason. What would be too many words stands alone. */
export function placingSteps(things: Placing[], prompt: string, options: Choosable[]): Step[] {
	const names = options.map((option) => option.text);
	return things.flatMap(({ id, title, from = '', picture, good, why, answer }): Step[] => {
		const art: Pick<Step, 'art'> = picture
			? { art: { kind: 'pictures', pictures: [picture] } }
			: {};
		const text = [from, fits(title, from, prompt, ...names) ? prompt : '']
			.filter(Boolean)
			.join(' · ');
		const shown: Step = { phase: 'review', part: id, title, ...art, options, good, votes: true };
		return [
			{ phase: 'ask', part: id, round: 1, title, ...(text && { text }), ...art, options },
			...(fits(title, why, ...names)
				? [{ ...shown, text: why }]
				: [shown, { phase: 'review' as const, title: answer, text: why, ...art }])
		];
	});
}

/** A picture page of a story as the stage draws it, with the speaker's own picture; {} where there is none. */
export function sceneArt(
	page: {
		pictures: string[];
		time?: string | undefined;
		says?: { by: string; text: string } | undefined;
	},
	cast: Person[]
): { art?: Art } {
	if (!page.pictures.length) return {};
	const speaker = cast.find((person) => person.id === page.says?.by);
	return {
		art: {
			kind: 'pictures',
			pictures: page.pictures,
			...(page.time && { time: page.time }),
			...(page.says && {
				says: { text: page.says.text, ...(speaker && { picture: speaker.picture }) }
			})
		}
	};
}

/** What stands before a part of a message. Parts come trimmed: words are set apart, punctuation stays close. */
export const gapBefore = (words: string, place: number) =>
	place === 0 || /^[.,;:!?…)\]»”،؛؟]/.test(words) ? '' : ' ';
