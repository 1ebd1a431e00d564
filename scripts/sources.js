import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the kit. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const stamp = join(root, 'dist-server/.stamp');

/** What a build is made of; tests are not. @param {string} path @returns {string[]} */
function filesIn(path) {
	return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** A short hash of everything a build is made of: the same sources always have the same. */
export function sourcesHash() {
	const hash = createHash('sha256').update(process.env.BASE_PATH ?? '');
	const settings = [
		'package-lock.json',
		'svelte.config.js',
		'vite.config.ts',
		'vite.server.config.ts'
	];
	const files = [
		...['src', 'lessons', 'static'].flatMap(filesIn),
		...settings.map((name) => join(root, name))
	];
	for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
	return hash.digest('hex').slice(0, 12);
}

/** Is what stands in build/ and dist-server/ made of today's sources? */
export const isBuilt = () =>
	existsSync(join(root, 'build/200.html')) &&
	existsSync(stamp) &&
	readFileSync(stamp, 'utf8') === sourcesHash();

/** Remembers what was built; the last step of a build. @param {string} hash */
export const markBuilt = (hash) => writeFileSync(stamp, hash);
