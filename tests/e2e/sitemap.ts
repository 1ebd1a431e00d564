/* The pages of the built kit: what a visitor can open by an address. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const built = `${root}/build`;

/** Addresses below the base of all prerendered pages of a language: `/en/`, `/en/about/`, … */
export function pagesIn(language: string): string[] {
	// a list that came out empty would make every test over it pass
	if (!existsSync(`${built}/${language}/index.html`))
		throw new Error(`${built} has no pages in ${language}: npm run build`);
	return readdirSync(`${built}/${language}`, { recursive: true, encoding: 'utf8' })
		.filter((file) => /(^|\/)index\.html$/.test(file))
		.map((file) => (dirname(file) === '.' ? `/${language}/` : `/${language}/${dirname(file)}/`))
		.sort();
}
