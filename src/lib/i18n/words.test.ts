import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { sayer, type Texts, type Values } from './words';

const files = import.meta.glob<Texts>('./locales/*.json', { import: 'default', eager: true });
const counts = [0, 1, 2, 3, 5, 6, 10, 11, 21, 23, 99, 100, 101, 102, 1000, 1_000_000, 0.5];
const textsOf = (language: string): Texts =>
	Object.assign(
		{},
		...Object.entries(files).flatMap(([path, texts]) =>
			path.startsWith(`./locales/${language}.`) ? [texts] : []
		)
	) as Texts;

const plural = /_(?:zero|one|two|few|many|other)$/;

/** Every key with a value for each of its places; a plural in all its forms. */
function asked(texts: Texts): [key: string, values: Values][] {
	const places = new Map<string, Values>();
	for (const [key, text] of Object.entries(texts)) {
		const values = places.get(key.replace(plural, '')) ?? {};
		for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g)) values[name!] = `<${name} $& $1 {{n}}>`;
		places.set(key.replace(plural, ''), values);
	}
	return [...places].flatMap(([key, values]): [string, Values][] =>
		key in texts ? [[key, values]] : counts.map((count) => [key, { ...values, count }])
	);
}

describe.each(['en', 'fr', 'ar'])('the words of %s', (language) => {
	const texts = textsOf(language);
	const say = sayer(language, texts);

	it('are filled and bent as i18next does it, each of them', async () => {
		const reference = createInstance();
		await reference.init({
			lng: language,
			keySeparator: false,
			nsSeparator: false,
			interpolation: { escapeValue: false },
			resources: { [language]: { translation: texts } }
		});
		const all = asked(texts);
		expect(all.length).toBeGreaterThan(500);
		for (const [key, values] of all)
			expect(say(key, values), `${key} ${JSON.stringify(values)}`).toBe(reference.t(key, values));
	});
});

it('a key without a text and a place without a value come back as they are', () => {
	expect(sayer('en', { key: 'a {{b}}' })('key')).toBe('a {{b}}');
	expect(sayer('en', {})('no.such.key', { count: 1 })).toBe('no.such.key');
});
