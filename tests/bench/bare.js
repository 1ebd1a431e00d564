/*
 * The baseline of `bench load`: an empty SvelteKit site of one prerendered page, whose button is enabled when the
 * page is hydrated. Built with the kit's own versions and served by the kit's own server.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/sources.js';

const files = {
	'package.json': '{ "type": "module", "private": true }',
	'svelte.config.js': `import adapter from '@sveltejs/adapter-static';
export default { kit: { adapter: adapter({ fallback: '200.html', precompress: true }), paths: { relative: false } } };`,
	'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()] };`,
	'src/app.html': `<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><link rel="icon" href="data:," />%sveltekit.head%</head>
<body><div>%sveltekit.body%</div></body></html>`,
	'src/routes/+layout.js': 'export const prerender = true;',
	'src/routes/+page.svelte': `<script>
	let usable = $state(false);
	$effect(() => { usable = true; });
</script>
<main data-usable={usable || undefined}><h1>Bare</h1><button disabled={!usable}>Done</button></main>`
};

/** Builds the bare site, once for each set of versions; returns its folder. @param {string} versions */
export function bareSite(versions) {
	// inside node_modules it finds the packages, and nobody lints or commits it
	const folder = join(root, 'node_modules/.cache/netkind-bare');
	const stamp = join(folder, 'build', versions.replaceAll(/[^\w.]+/g, '-'));
	if (!existsSync(stamp)) {
		rmSync(folder, { recursive: true, force: true });
		for (const [name, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), text);
		}
		const vite = join(root, 'node_modules/vite/bin/vite.js');
		execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: folder });
		writeFileSync(stamp, '');
	}
	cpSync(join(root, 'dist-server'), join(folder, 'dist-server'), { recursive: true });
	return folder;
}
