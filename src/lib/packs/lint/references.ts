/*
 * Rules about what a lesson points at: reference data, pictures, people, the world outside.
 */
import { readLesson } from '../read';
import { textsOf } from '../translate';
import type { Framework, Rule } from './rule';

/** The strings of these keys, with their paths. Solutions have ids for keys, which may look the same. */
function namesAt(
	value: unknown,
	keys: readonly string[],
	path = ''
): { path: string; name: string }[] {
	if (Array.isArray(value)) return value.flatMap((item) => namesAt(item, keys, path));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
		const at = path ? `${path}.${key}` : key;
		if (key === 'solution') return [];
		if (!keys.includes(key)) return namesAt(child, keys, at);
		const names: unknown[] = Array.isArray(child) ? child : [child];
		return names.flatMap((name) => (typeof name === 'string' ? [{ path: at, name }] : []));
	});
}

const absent = (names: string[], known: object, path: string) =>
	names
		.filter((name) => !Object.hasOwn(known, name))
		.map((name) => ({ path, note: `there is no “${name}”` }));

/** What leads out of the kit: addresses of real places, real people's mail, telephones. */
const outside: { what: string; pattern: RegExp }[] = [
	{ what: 'a link', pattern: /\b(?:https?:\/\/|www\.)\S+/i },
	{
		what: 'a real address',
		pattern:
			/(?<![\p{L}\p{N}.-])[\p{L}\p{N}-]+\.(?:com|net|org|info|biz|eu|de|fr|uk|be|at|ch|nl|es|pl|io|app|shop|online|xyz|site)(?![\p{L}\p{N}.-])/u
	},
	{ what: 'an address that is not .example', pattern: /\S@(?!\S+\.example(?![\p{L}\p{N}.-]))\S/iu },
	{
		what: 'a telephone number',
		pattern: /\+\d[\d\s().-]{5,}\d|(?<!\d)0\d(?:[\s().-]?\d){6,}|(?<!\d)116[\s-]?\d{3}(?!\d)/
	}
];

export const referenceRules: Rule[] = [
	{
		id: 'objectives',
		says: 'Objectives exist, and each is worked on in the lesson.',
		check: ({ lesson, activities }, { objectives }) => {
			const worked = new Set(activities.flatMap(({ activity }) => activity.objectives));
			return [
				...absent(lesson.objectives, objectives, 'objectives'),
				...lesson.objectives
					.filter((one) => !worked.has(one))
					.map((one) => ({ path: 'objectives', note: `no activity works on ${one}` }))
			];
		}
	},
	{
		id: 'frameworks',
		says: 'Codes of frameworks exist.',
		check: ({ lesson: { frameworks: used } }, { frameworks: known }) => {
			const codes = (framework: Framework | undefined) => framework?.codes ?? {};
			return [
				...absent(used.digcomp.codes, codes(known.digcomp), 'frameworks.digcomp'),
				...absent(used.dce, codes(known.dce), 'frameworks.dce'),
				...absent(used.efcw, codes(known.efcw), 'frameworks.efcw')
			];
		}
	},
	{
		id: 'pictures',
		says: 'Pictures exist.',
		check: ({ lesson }, { pictures }) =>
			namesAt(lesson, ['picture', 'pictures', 'cover'])
				.filter(({ name }) => !pictures.includes(name))
				.map(({ path, name }) => ({ path, note: `there is no picture “${name}”` }))
	},
	{
		id: 'F1',
		says: 'Facts exist and are proven.',
		check: ({ lesson }, { facts }) => [
			...absent(lesson.facts, facts, 'facts'),
			...lesson.facts
				.filter((id) => facts[id] && facts[id].mark !== 'P')
				.map((id) => ({ path: 'facts', note: `${id} is not marked P` }))
		]
	},
	{
		id: 'F9',
		says: 'Facts are not past the day they are to be looked at again.',
		check: ({ lesson }, { facts, today }) =>
			lesson.facts.flatMap((id) => {
				const by = facts[id]?.reviewBy;
				return by && by < today
					? [{ path: 'facts', note: `${id} was to be reviewed by ${by}` }]
					: [];
			})
	},
	{
		id: 'outside',
		says: 'No links, no telephone numbers, no addresses but those that end in .example.',
		check: ({ lesson }) =>
			textsOf(lesson).flatMap(({ path, text }) =>
				outside.flatMap(({ what, pattern }) => {
					const found = pattern.exec(text)?.[0];
					return found ? [{ path, note: `${what}: ${found}` }] : [];
				})
			)
	},
	{
		id: 'review',
		says: 'A review is signed by two people, and not in the future.',
		check: ({ lesson: { review } }, { today }) => {
			if (!review) return [];
			const { teacher, safeguarding } = review;
			const found = [teacher, safeguarding]
				.filter(({ on }) => on > today)
				.map(({ name, on }) => ({ path: 'review', note: `${name} signed on ${on}` }));
			return teacher.name === safeguarding.name
				? [...found, { path: 'review', note: 'one person signed for both' }]
				: found;
		}
	},
	{
		id: 'translation',
		says: 'A translation is whole, fits its source and the room there is, and names nothing unknown.',
		check: ({ lesson, translated }) => {
			if (!translated) return [];
			const states = ['missing', 'stale', 'unknown'] as const;
			const read = readLesson(lesson);
			return [
				...states.flatMap((state) => translated[state].map((path) => ({ path, note: state }))),
				...(read.ok ? [] : read.problems.map(({ path, code }) => ({ path, note: code })))
			];
		}
	}
];
