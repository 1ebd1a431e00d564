import { readFileSync } from 'node:fs';

/** The words of the interface in a language, as its pages show them. */
export const words = (language: string): Record<string, string> =>
	Object.assign(
		{},
		...['pupil', 'ways', 'teacher'].map((name) =>
			JSON.parse(readFileSync(`src/lib/i18n/locales/${language}.${name}.json`, 'utf8'))
		)
	);
