/* The languages of the kit. A new one is one line here and its three files in `locales/`. */

export interface Language {
	tag: string;
	name: string;
	dir: 'ltr' | 'rtl';
	/** shown in the menu; the others open by address, for checking */
	offered: boolean;
}

export const languages: Language[] = [
	{ tag: 'en', name: 'English', dir: 'ltr', offered: true },
	{ tag: 'fr', name: 'Français', dir: 'ltr', offered: true },
	// the shell only, not yet read by a native reader
	{ tag: 'ar', name: 'العربية', dir: 'rtl', offered: false },
	// made from English: shows what was left untranslated or too narrow
	{ tag: 'xa', name: 'Ƥşeudo', dir: 'ltr', offered: false }
];

export const isLanguage = (tag: string) => languages.some((language) => language.tag === tag);

export const directionOf = (tag: string) =>
	languages.find((language) => language.tag === tag)?.dir ?? 'ltr';

/** Pages made when the kit is built. */
export const prerendered = languages.filter((language) => language.tag !== 'xa');

const accents: Record<string, string> = {
	a: 'á',
	b: 'ƀ',
	c: 'ç',
	d: 'ð',
	e: 'é',
	f: 'ƒ',
	g: 'ğ',
	h: 'ħ',
	i: 'í',
	j: 'ĵ',
	k: 'ķ',
	l: 'ł',
	m: 'ɱ',
	n: 'ñ',
	o: 'ó',
	p: 'þ',
	q: 'ɋ',
	r: 'ř',
	s: 'š',
	t: 'ţ',
	u: 'ú',
	v: 'ṽ',
	w: 'ŵ',
	x: 'ẋ',
	y: 'ý',
	z: 'ž'
};

/** English with accents and a third more length; what stands in {{ }} is left alone. */
export const pseudo = (words: string) =>
	`⟦${words
		.split(/(\{\{.*?\}\})/)
		.map((part) =>
			part.startsWith('{{')
				? part
				: part.replace(/[a-z]/gi, (letter) => accents[letter.toLowerCase()] ?? letter)
		)
		.join('')}${'·'.repeat(Math.ceil(words.length / 3))}⟧`;
