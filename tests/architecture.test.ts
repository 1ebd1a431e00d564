/*
 * The house (DESIGN: who may import whom), as a test. Tests of the kit may import anything.
 */
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, foldersIn, importsOf, textOf, type Import } from './tree';

/** Folders a folder may import, and folders of which it may know the types only. */
interface Reach {
	use: string[];
	types?: string[];
}

const table: Record<string, Reach> = {
	styles: { use: [] },
	i18n: { use: [] },
	ui: { use: ['i18n', 'styles'] },
	activities: { use: ['ui', 'i18n'] },
	packs: { use: ['activities'] },
	lesson: { use: ['packs', 'activities', 'ui', 'i18n'] },
	// a record names the way an answer came in and the place a lesson stopped at
	store: { use: ['packs'], types: ['activities', 'lesson'] },
	// tallyKey and its like: pure helpers of the contract
	progress: { use: ['activities'], types: ['store', 'packs'] },
	help: { use: ['ui', 'i18n'] },
	family: { use: ['lesson', 'progress', 'ui', 'i18n'] },
	ways: { use: ['lesson', 'packs', 'activities', 'ui', 'i18n'] },
	server: { use: [] },
	routes: {
		use: [
			'styles',
			'i18n',
			'ui',
			'activities',
			'packs',
			'lesson',
			'store',
			'progress',
			'help'
		].concat(['family', 'ways'])
	},
	// the language of an address, the part of a lesson
	params: { use: ['i18n', 'packs'] },
	hooks: { use: ['i18n', 'first-paint'] }
};

/** Tiny shared functions, for anyone. */
const shared = ['id', 'seed', 'day'];

/** The only file the server shares with the pages. */
const messages = 'src/lib/ways/room/messages';

/** 'store' of src/lib/store/…, 'id' of src/lib/id.ts, 'routes' of src/routes/…, 'hooks' of src/hooks.client.ts */
function areaOf(path: string) {
	const [, first = '', second = ''] = path.split('/');
	return (first === 'lib' ? second : first).split('.')[0]!;
}

const isTest = (path: string) => /\.test\.ts$/.test(path);
const inSource = (path: string) => path.startsWith('src/');
const sources = filesUnder('src').filter((path) => /\.(ts|svelte)$/.test(path) && !isTest(path));
const imports = sources.flatMap((path) => importsOf(path));
const said = ({ from, to }: Import) => `${from} → ${to}`;

function isAllowed({ from, to, typesOnly }: Import) {
	const [area, target] = [areaOf(from), areaOf(to)];
	if (area === target || shared.includes(target)) return true;
	if (area === 'server') return to.startsWith(messages);
	const reach = table[area];
	// a run of a lesson is words and numbers: its .ts draws nothing
	if (area === 'lesson' && from.endsWith('.ts')) return ['packs', 'activities'].includes(target);
	return Boolean(reach?.use.includes(target) || (typesOnly && reach?.types?.includes(target)));
}

describe('who may import whom', () => {
	it('reads every way an import can be written', () => {
		const text = `
			import a from '../ui/a';
			import type { B } from '$lib/store';
			import {
				c
			} from "not-ours";
			import './d.css';
			export { e } from '$lib/i18n/e';
			const f = await import('../lesson/f');
			const g: typeof import('../packs/g') = f;
			import.meta.glob<unknown>('/lessons/*/*.json', {});
			import type { H } from './$types';
		`;
		expect(importsOf('src/lib/help/x.ts', text).map((one) => [one.to, one.typesOnly])).toEqual([
			['src/lib/ui/a', false],
			['src/lib/store', true],
			['src/lib/help/d.css', false],
			['src/lib/i18n/e', false],
			['src/lib/lesson/f', false],
			['src/lib/packs/g', true],
			['lessons/*/*.json', false]
		]);
	});

	it('every folder of the house is in the table', () => {
		const areas = new Set([...foldersIn('src/lib'), ...sources.map(areaOf)]);
		expect(
			[...areas].filter((area) => !(area in table) && ![...shared, 'app'].includes(area))
		).toEqual([]);
	});

	it('every import is in the table', () => {
		const between = imports.filter(({ to }) => inSource(to));
		expect(between.length).toBeGreaterThan(100);
		expect(between.filter((one) => !isAllowed(one)).map(said)).toEqual([]);
	});

	it('a kind imports its own folder, the contract and what kinds share, never another kind', () => {
		const kindOf = (path: string) => path.match(/^src\/lib\/activities\/([^/]+)\//)?.[1];
		const strangers = imports.filter(({ from, to }) => {
			const kind = kindOf(from);
			if (!kind || areaOf(to) !== 'activities') return false;
			return (
				kindOf(`${to}/`) !== kind &&
				!['activity', 'steps', 'sureness', 'Faces.svelte'].some(
					(one) => to === `src/lib/activities/${one}`
				)
			);
		});
		expect(strangers.map(said)).toEqual([]);
	});

	it('a page imports what stands beside it or above it, never another page', () => {
		const strangers = imports.filter(
			({ from, to }) =>
				areaOf(from) === 'routes' &&
				areaOf(to) === 'routes' &&
				!`${dirname(from)}/`.startsWith(`${dirname(to)}/`)
		);
		expect(strangers.map(said)).toEqual([]);
	});

	it('lessons are read by packs/*.server.ts alone, reference data also where a page of it is built', () => {
		const readers = imports.filter(({ from, to }) => {
			if (!to.startsWith('lessons/')) return false;
			if (to.startsWith('lessons/reference/') && from.endsWith('/+server.ts')) return false;
			return !/^src\/lib\/packs\/[^/]+\.server\.ts$/.test(from);
		});
		expect(readers.map(said)).toEqual([]);
	});
});

/** The styles of a component, or a whole style sheet, without comments; lines keep their numbers. */
function stylesOf(path: string) {
	const text = textOf(path).replaceAll(/\/\*[^]*?\*\//g, (comment) =>
		comment.replaceAll(/[^\n]/g, ' ')
	);
	if (path.endsWith('.css')) return text;
	const [before = '', styles = ''] = text.split(/<style[^>]*>/);
	return before.replaceAll(/[^\n]/g, '') + styles;
}

const found = (path: string, text: string, pattern: RegExp) =>
	text
		.split('\n')
		.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []));

describe('every look is a token', () => {
	const looks = filesUnder('src').filter(
		(path) => /\.(css|svelte)$/.test(path) && path !== 'src/lib/styles/tokens.css'
	);

	it('no colour stands outside tokens.css', () => {
		const colour = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(/i;
		const attribute = /\b(?:style|fill|stroke|color|stop-color)="[^"]*#[\da-f]{3,8}\b/i;
		expect([
			...looks.flatMap((path) => found(path, stylesOf(path), colour)),
			...looks.flatMap((path) => found(path, textOf(path), attribute))
		]).toEqual([]);
	});

	it('no size in px but hairlines, the touch floor and breakpoints', () => {
		const sizes = looks.flatMap((path) => {
			const lines = found(path, stylesOf(path), /[\d.]+px/);
			return lines.filter((line) => {
				const [, where = ''] = line.match(/^\S+ (.*)$/) ?? [];
				if (/^@(media|container|import|custom-media)\b/.test(where)) return false;
				return [...where.matchAll(/([\d.]+)px/g)].some(([, px]) => Number(px) > 4 && px !== '44');
			});
		});
		expect(sizes).toEqual([]);
	});

	it('no left or right: start and end work in every direction', () => {
		const physical =
			/(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right)|left|right)\s*:|:\s*(?:left|right)\s*;/;
		expect(looks.flatMap((path) => found(path, stylesOf(path), physical))).toEqual([]);
	});
});
