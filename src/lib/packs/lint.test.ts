import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Way } from '../activities/activity';
import type { Step } from '../activities/steps';
import { allKinds } from './kinds';
import { lint, lintEasier, lintTranslation, rules } from './lint';
import { findPhrase, phrases } from './lint/phrases';
import { base, context, eased, folder, identity, json, put, read } from './lint/sample';
import { activitiesOf } from './read';
import type { Lesson } from './schema';

/** A bad lesson: the good one with some places changed, or with a kind that misbehaves. */
interface Fixture {
	lesson?: { path: string; value: unknown }[];
	kind?: { of: string; steps?: Step[]; open?: Way[] };
	/** a translation that is whole but for one text made from other words */
	translation?: { stale: string };
	/** easier words for some texts, by path */
	easier?: Record<string, string>;
}

const names = readdirSync(folder)
	.map((file) => file.replace(/\.json$/, ''))
	.filter((name) => name !== 'base');

function findings(fixture: Fixture) {
	const data = base();
	fixture.lesson?.forEach(({ path, value }) => put(data, path, value));
	const lesson = read(data);
	if (fixture.easier) return lintEasier(lesson, undefined, eased(lesson, fixture.easier), context);
	if (fixture.translation) {
		const same = identity(lesson);
		same.text[fixture.translation.stale]!.from = 'Other words';
		return lintTranslation(lesson, same, context);
	}
	const { kind: bad } = fixture;
	if (!bad) return lint(lesson, context);
	const { activity } = activitiesOf(lesson).find(({ path }) => path === bad.of)!;
	const good = allKinds.get(activity.kind)!;
	const kinds = new Map(allKinds).set(activity.kind, {
		...good,
		...(bad.open && { open: bad.open }),
		...(bad.steps && { steps: () => bad.steps! })
	});
	return lint(lesson, { ...context, kinds });
}

describe('the linter', () => {
	it('finds nothing in a good lesson, nor in a whole translation of it', () => {
		const lesson = read(base());
		expect(lint(lesson, context)).toEqual([]);
		expect(lintTranslation(lesson, identity(lesson), context)).toEqual([]);
	});

	it('has a bad lesson for each rule, and a rule for each bad lesson', () => {
		expect(names.toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
	});

	it.each(names)('finds %s and nothing else', (name) => {
		const found = findings(json(name) as Fixture);
		expect(
			found.map(({ rule, path, note }) => (rule === name ? rule : `${rule} ${path} ${note}`))
		).toEqual(found.map(() => name));
		expect(found).not.toHaveLength(0);
	});
});

describe('rules of several parts', () => {
	const rulesFound = (...lesson: { path: string; value: unknown }[]) => [
		...new Set(findings({ lesson }).map(({ rule }) => rule))
	];

	it('P2 wants each follow-up once, with three to five activities', () => {
		expect(rulesFound({ path: 'followUps', value: [] })).toEqual(['P2']);
		const data = base() as Lesson;
		const [first, ...others] = data.followUps;
		const few = { ...first, activities: first!.activities.slice(0, 2) };
		expect(rulesFound({ path: 'followUps', value: [few, ...others] })).toEqual(['P2']);
	});

	it('pictures takes an id in a solution for no picture', () => {
		const options = [
			{ id: 'picture', text: 'Keep a picture' },
			{ id: 'look', text: 'Look away' }
		];
		const why = { picture: 'It shows what happened.', look: 'Luca would stay alone.' };
		expect(
			rulesFound(
				{ path: 'activities.move.question.options', value: options },
				{ path: 'activities.move.solution', value: { right: ['picture'], why } }
			)
		).toEqual([]);
	});

	it('H6 wants ground rules first', () => {
		expect(rulesFound({ path: 'activities.rules.question.mode', value: 'scene' })).toEqual(['H6']);
	});

	it('minutes wants short follow-ups and a lesson that is filled', () => {
		const path = 'followUps.7.activities.after-7-1.minutes';
		expect(rulesFound({ path, value: 9 })).toEqual(['minutes']);
		expect(rulesFound({ path: 'minutes', value: 40 })).toEqual(['minutes']);
	});

	it('translation wants words that fit where the source has room for them', () => {
		const lesson = read(base());
		const long = identity(lesson, 'fr');
		long.text['cast.mia.name']!.to = 'Mia'.repeat(20);
		expect(lintTranslation(lesson, long, context)).toContainEqual({
			rule: 'translation',
			path: 'cast.mia.name',
			note: 'max-length'
		});
	});

	it('review wants two people', () => {
		const ana = { name: 'Ana Example', on: '2026-01-01' };
		expect(rulesFound({ path: 'review', value: { teacher: ana, safeguarding: ana } })).toEqual([
			'review'
		]);
	});

	it('R1 looks at the mean too, and gives a translation a fifth more', () => {
		const lesson = read(base());
		const words = (most: number) => `${Array(most).fill('word').join(' ')}.`;
		const translated = identity(lesson, 'fr');
		for (const text of Object.values(translated.text)) text.to = words(15);
		const found = lintTranslation(lesson, translated, context);
		expect(found.filter(({ rule }) => rule === 'R1').map(({ path }) => path)).toEqual(['']);
		const twenty = identity(lesson, 'fr');
		twenty.text['homeCard.remember']!.to = words(21);
		twenty.text['summary']!.to = words(22);
		expect(
			lintTranslation(lesson, twenty, context)
				.filter(({ rule }) => rule === 'R1')
				.map(({ path }) => path)
		).toEqual(['summary']);
	});

	it.each([
		'https://post.example',
		'www.post.example',
		'post-paket.net',
		'mia@mail.com',
		'Call 116 111.',
		'+33 1 23 45 67 89',
		'030 1234567'
	])('outside finds %s', (text) => {
		expect(rulesFound({ path: 'homeCard.remember', value: text })).toEqual(['outside']);
	});

	it.each(['mia@post.example', 'post.example', '12.5 of 1 000 000', 'at 08:15', 'in 2024'])(
		'outside leaves %s alone',
		(text) => {
			expect(rulesFound({ path: 'homeCard.remember', value: text })).toEqual([]);
		}
	);
});

describe('phrases', () => {
	it.each([
		['en', 'H2', 'You should have told someone.'],
		['en', 'H2', 'She shouldn’t have sent it.'],
		['en', 'H2', 'Why did you click?'],
		['en', 'H3', 'Never send a picture.'],
		['en', 'H4', 'It ruined her life.'],
		['en', 'H16', 'The bully laughed.'],
		['en', 'P18', 'Have you been a victim?'],
		['en', 'P18', 'Has someone ever sent you a hurtful picture?'],
		['en', 'P18', 'Did you pass it on?'],
		['en', 'P18', 'I have been left out.'],
		['fr', 'H2', 'Tu aurais dû le dire.'],
		['fr', 'H2', 'C’est ta faute.'],
		['fr', 'H2', 'Pourquoi as-tu cliqué ?'],
		['fr', 'H3', 'N’envoie jamais de photo.'],
		['fr', 'H16', 'La victime pleure.'],
		['fr', 'P18', 'As-tu déjà été exclu ?'],
		['fr', 'P18', 'T’a-t-on envoyé une photo blessante ?'],
		['fr', 'P18', 'Est-ce qu’on t’a menacé ?'],
		['fr', 'P18', 'On m’a déjà mis à l’écart.']
	] as const)('%s %s finds: %s', (language, rule, text) => {
		expect(findPhrase(text, phrases[language]![rule])).toBeTruthy();
	});

	it.each([
		['en', 'H2', 'Everyone should have a say.'],
		['en', 'H2', 'You should have a plan.'],
		['en', 'H2', 'Why did you choose this?'],
		['en', 'H2', 'Why did they hurry Sol?'],
		['en', 'H3', 'Your bank will never send you a link.'],
		['en', 'H1', 'The mushroom is retardant and shiny.'],
		['en', 'H4', 'The road was ruined by rain.'],
		['en', 'P18', 'I can tell someone you and I trust.'],
		['en', 'P18', 'Someone sends Milan a link. What helps him most?'],
		['fr', 'H2', 'Pourquoi est-ce difficile ?'],
		['fr', 'H2', 'Pourquoi as-tu choisi cela ?'],
		['fr', 'H1', 'Il a disputé la partie.'],
		['fr', 'H3', 'Il est interdit de courir.'],
		['fr', 'P18', 'Je sais à qui tu as le droit de parler.'],
		['fr', 'P18', 'Quelqu’un envoie un lien à Milan. Qu’est-ce qui l’aide ?']
	] as const)('%s %s leaves alone: %s', (language, rule, text) => {
		expect(findPhrase(text, phrases[language]![rule])).toBeUndefined();
	});
});
