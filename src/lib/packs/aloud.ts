/*
 * A lesson as words to read aloud, where no device can: what the stage shows, step by step, each thing once.
 * Knows steps only, never a kind by its name.
 */
import type { Choosable, Person } from '../activities/activity';
import { gapBefore, type Art, type Step } from '../activities/steps';
import { allKinds, type Kinds } from './kinds';
import type { Lesson } from './schema';

/** Words around the lesson's own, in the language of the page, and the letters of the options. */
export interface Around {
	/** what this is, and what the signs in it stand for */
	about: string;
	before: string;
	after: (days: 7 | 28 | 90) => string;
	measure: string;
	letter: (place: number) => string;
}

type LessonActivity = Lesson['activities'][number];

/** The whole lesson: what is said before, its activities, at the end its follow-ups and its measure. */
export function aloud(lesson: Lesson, around: Around, kinds: Kinds = allKinds): string {
	const part = (activities: LessonActivity[]) =>
		activities.flatMap((activity, index) => {
			const kind = kinds.get(activity.kind);
			if (!kind) return [];
			const { question, solution, title } = activity;
			const steps = kind.steps(question, solution, lesson.cast, title);
			const lines = linesOf(steps, lesson.cast, title, around.letter);
			return [heading(`${index + 1} · ${title}`, '-'), ...lines];
		});
	const paragraphs = [
		heading(lesson.title, '='),
		around.about,
		lesson.ask,
		`${around.before}\n${lesson.contentNote}`,
		...part(lesson.activities),
		...lesson.followUps.flatMap(({ after, activities }) => [
			heading(around.after(after), '='),
			...part(activities)
		]),
		...(lesson.measure ? [heading(around.measure, '='), ...part([lesson.measure])] : [])
	];
	return `${paragraphs.join('\n\n')}\n`;
}

const heading = (words: string, line: string) => `${words}\n${line.repeat([...words].length)}`;

/** The steps of one activity as paragraphs. */
function linesOf(steps: Step[], cast: Person[], title: string, letter: Around['letter']): string[] {
	const said = new Set<string>();
	const isNew = (words: string) => !said.has(words) && Boolean(said.add(words));
	const reasons = steps.flatMap((step) => step.list ?? []);
	let asked: Choosable[] = [];
	let last = title;
	let phase: Step['phase'] | undefined;

	const paragraphs: string[] = [];
	for (const step of steps) {
		const options = step.options ?? [];
		const again = idsOf(options) === idsOf(asked);
		if (options.length > 0) asked = options;
		const reasoned = reasons.some(({ id }) => asked.some((option) => option.id === id));
		const good = new Set(step.good);
		const parts = step.text?.split(' · ') ?? [];
		const before = [
			step.title === last ? '' : (step.title ?? ''),
			// a chat and a message stay on the screen, and are read once
			...shownIn(step.art, cast).filter((line) => step.art?.kind === 'pictures' || isNew(line)),
			...(step.phase === 'ask' || reasoned
				? []
				: options.filter(({ id }) => good.has(id)).map(({ text }) => `✓  ${text}`)),
			...(step.phase === 'ask' ? parts.filter(isNew) : parts),
			...(step.phase === 'ask' && !again
				? options.map(({ text }, place) => `${letter(place)}  ${text}`)
				: [])
		].filter(Boolean);
		const list = (step.list ?? []).map(({ id, text }) => {
			const place = asked.findIndex((option) => option.id === id);
			const helps = good.has(id) && (place >= 0 || inStory(id)) ? '✓ ' : '';
			const mark = place >= 0 ? letter(place) : inStory(id) ? '' : '–';
			return `${mark && `${mark}  `}${helps}${text}`;
		});
		last = step.title ?? last;
		const words = [...before, ...list].join('\n');
		if (!words) continue;
		const goesOn = before.length === 0 && phase === step.phase;
		paragraphs.push(goesOn ? `${paragraphs.pop()}\n${words}` : words);
		phase = step.phase;
	}
	return paragraphs;
}

/** Reasons of a story are named by moment and choice. */
const inStory = (id: string) => id.includes('/');

const idsOf = (options: Choosable[]) => options.map(({ id }) => id).join(' ');

/** What is said in a picture: a line of a story, a chat, a message. */
function shownIn(art: Art | undefined, cast: Person[]): string[] {
	if (art?.kind === 'pictures') {
		const { time, says } = art;
		const name = cast.find(({ picture }) => picture === says?.picture)?.name;
		return [time ?? '', says ? by(name, says.text) : ''];
	}
	if (art?.kind === 'chat')
		return [
			[art.name, art.time].filter(Boolean).join(', '),
			...art.lines.map((line) => by(line.by, line.text ?? `(${line.blurred})`))
		];
	if (art?.kind === 'message') {
		const { name, address, parts } = art.message;
		return [
			`${name}, ${address}`,
			parts.map(({ text }, place) => gapBefore(text, place) + text).join('')
		];
	}
	return [];
}

const by = (name: string | undefined, words: string) => (name ? `${name} – ${words}` : words);
