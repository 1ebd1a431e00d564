import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The text of a file of the kit, by its path from the root. */
export const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** All files under a folder, as paths from the root. */
export const filesUnder = (folder: string) =>
	readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** Names of the folders right in a folder. */
export const foldersIn = (folder: string) =>
	readdirSync(join(root, folder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name);

export interface Import {
	from: string;
	/** a path from the root, without an extension if the import has none */
	to: string;
	/** nothing of it is there at run time */
	typesOnly: boolean;
}

const statements =
	/\b(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?'([^']+)'|\bimport(\.meta\.glob)?(?:<[^>]*>)?\(\s*'([^']+)'/g;
// import('./x').Thing in a type: nothing of it is left in the built kit
const typePosition = /(?:typeof\s|[:<|&]\s*)$/;

/** What a file imports of the kit itself; packages are left out. */
export function importsOf(from: string, text = textOf(from)): Import[] {
	return [...text.matchAll(statements)].flatMap((found) => {
		const address = found[2] ?? found[4]!;
		const before = text.slice(Math.max(0, found.index - 12), found.index);
		const typesOnly = Boolean(found[1]) || (Boolean(found[4]) && typePosition.test(before));
		const to = resolved(from, address);
		return to === undefined ? [] : [{ from, to, typesOnly }];
	});
}

function resolved(from: string, address: string) {
	const [path = ''] = address.split('?');
	if (path === '$lib' || path.startsWith('$lib/')) return `src/lib${path.slice('$lib'.length)}`;
	if (path.startsWith('./$types')) return undefined;
	if (path.startsWith('.')) return normalize(join(dirname(from), path));
	return path.startsWith('/') ? path.slice(1) : undefined;
}
