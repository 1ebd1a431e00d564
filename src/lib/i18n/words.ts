/*
 * One text of the kit, filled in. The word files are in i18next's JSON format, version 4, so that the tools of
 * translators read them; a test holds this against i18next itself. Its run time would be a quarter of all a
 * pupil's page brings, which a slow tablet in a slow network waits for.
 */

/** The texts of one language, by key. */
export type Texts = Record<string, string>;

export type Values = Record<string, string | number>;

/**
 * The text of `key` with its `{{ }}` filled from `values`. With a `count` it is the plural form of that language
 * (CLDR, by `Intl.PluralRules`), where the key has such. A place without a value and a key without a text come back
 * as they are.
 */
export function sayer(language: string, texts: Texts) {
	let rules: Intl.PluralRules | undefined;
	const form = (key: string, count: number) =>
		texts[`${key}_${(rules ??= new Intl.PluralRules(language)).select(count)}`];
	return (key: string, values: Values = {}) => {
		const { count } = values;
		const text = (typeof count === 'number' ? form(key, count) : undefined) ?? texts[key] ?? key;
		return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) =>
			String(values[name] ?? place)
		);
	};
}
