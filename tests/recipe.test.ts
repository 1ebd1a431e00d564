/*
 * Follows the README's recipe for a kind in a copy of the kit: what it says must be true, to the letter.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from './tree';

const root = fileURLToPath(new URL('..', import.meta.url));
const left = [
	'node_modules',
	'.git',
	'.cache',
	'.svelte-kit',
	'build',
	'dist-server',
	'test-results'
];
const minutes = (count: number) => count * 60_000;
let copy: string;

/** Runs a command in the copy; its output is in the error if it fails. */
function run(command: string, ...args: string[]) {
	try {
		return execFileSync(command, args, { cwd: copy, encoding: 'utf8', stdio: 'pipe' });
	} catch (error) {
		const { stdout, stderr } = error as { stdout: string; stderr: string };
		// the error itself holds the same again, several times over
		// eslint-disable-next-line preserve-caught-error
		throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
	}
}

beforeAll(() => {
	copy = mkdtempSync(join(tmpdir(), 'netkind-recipe-'));
	cpSync(root, copy, { recursive: true, filter: (path) => !left.includes(relative(root, path)) });
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	run('npx', 'svelte-kit', 'sync');
	const [, recipe] = textOf('README.md').match(/```sh\n([^]*?)```/) ?? [];
	expect(recipe?.trim().split('\n').length).toBeLessThan(10);
	run('sh', '-ec', recipe!);
}, minutes(2));

afterAll(() => rmSync(copy, { recursive: true }));

it('the new kind keeps the contract and its own tests', { timeout: minutes(3) }, () => {
	// in a page's world Vite serves nothing from behind a symlink; the contract loads the view all the same
	const node = ['--project', 'node'];
	run('npx', 'vitest', 'run', ...node, 'activities/echo', 'contract', 'tests/lessons');
	expect(run('npx', 'vitest', 'list', ...node, 'contract')).toContain('> echo >');
});

it('types and style hold', { timeout: minutes(4) }, () => {
	run('npm', 'run', '--silent', 'check');
	const files = ['src/lib/activities/echo', 'src/lib/activities/index.ts'];
	run('npx', 'prettier', '--check', ...files);
	expect(run('npx', 'eslint', ...files)).not.toMatch(/error/);
});
