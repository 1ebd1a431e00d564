import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import type { Server } from 'node:http';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const base = `${process.env.BASE_PATH ?? ''}/`;

// The worker that checks a lesson from outside reads the kinds, never their views.
const noViews = {
	name: 'no-views',
	enforce: 'pre' as const,
	load: (id: string) => (id.endsWith('.svelte') ? 'export default undefined;' : undefined)
};

// What every page needs comes in one piece: a slow network counts round trips more than bytes.
const everyPage =
	/\/node_modules\/(svelte|@sveltejs\/kit|devalue|esm-env|clsx)\/|vite\/preload-helper|\/src\/lib\/(i18n\/(index|languages|words)|help\/HelpButton|packs\/fetch|activities\/(load|scene\/View)|lesson\/(SoloLesson|Solo|Activity)|ui\/(Bar|Icon|icons|Picture|Scene|choices))\./;
// But what makes an error as it starts stands apart: for the error's stack V8 reads its whole chunk once more.
const groups = [
	{ name: 'svelte-constants', test: /\/svelte\/src\/internal\/client\/constants\.js/, priority: 1 },
	{ name: 'kit-client', test: /\/@sveltejs\/kit\/src\/runtime\/client\//, priority: 1 },
	{ name: 'every-page', test: everyPage }
];
const fewChunks: Plugin = {
	name: 'few-chunks',
	config: (_, { isSsrBuild }) =>
		isSsrBuild
			? {}
			: {
					build: {
						rolldownOptions: { output: { codeSplitting: { groups } } },
						// names of scripts do not compress, and Kit's pages name what they begin with in their heads
						modulePreload: {
							resolveDependencies: (_, names) => names.filter((name) => name.endsWith('.css'))
						}
					}
				}
};

// `npm run dev` has live rooms, too.
const liveRooms: Plugin = {
	name: 'live-rooms',
	apply: 'serve',
	async configureServer({ httpServer, middlewares, ssrLoadModule }) {
		// tests have a server without a port
		if (!httpServer) return;
		const { openRooms } = (await ssrLoadModule(
			'/src/server/open.ts'
		)) as typeof import('./src/server/open');
		const rooms = await openRooms(base, process.env);
		middlewares.use((request, response, next) => rooms.before(() => next())(request, response));
		rooms.start(httpServer as Server, true);
	}
};

export default defineConfig({
	plugins: [
		fewChunks,
		liveRooms,
		sveltekit(),
		SvelteKitPWA({
			base,
			scope: base,
			injectRegister: false,
			registerType: 'prompt',
			manifest: {
				id: base,
				name: 'Netkind',
				short_name: 'Netkind',
				description: 'Lessons for a kinder, safer internet, in any room.',
				start_url: base,
				scope: base,
				display: 'standalone',
				background_color: '#faf8f3',
				theme_color: '#faf8f3',
				icons: [
					{ src: `${base}icon.svg`, sizes: 'any', type: 'image/svg+xml' },
					{ src: `${base}icon-192.png`, sizes: '192x192', type: 'image/png' },
					{ src: `${base}icon-512.png`, sizes: '512x512', type: 'image/png' },
					{
						src: `${base}icon-512.png`,
						sizes: '512x512',
						type: 'image/png',
						purpose: 'maskable'
					}
				]
			},
			workbox: {
				globPatterns: [
					'client/**/*.{js,css,svg,png,woff2,json}',
					'prerendered/**/*.{html,json,txt}'
				],
				navigateFallback: `${base}200.html`,
				ignoreURLParametersMatching: [/.*/],
				maximumFileSizeToCacheInBytes: 4 * 1024 * 1024
			},
			kit: {
				base,
				adapterFallback: '200.html',
				trailingSlash: 'always',
				spa: { fallbackRevision: async () => process.env.BUILD_ID ?? Date.now().toString(36) }
			}
		})
	],
	worker: {
		format: 'es',
		plugins: () => [noViews],
		rolldownOptions: { output: { codeSplitting: false } }
	},
	server: { fs: { allow: ['lessons'] } },
	test: {
		expect: { requireAssertions: true },
		// the hostile files are large, and a school's machine is slow
		testTimeout: 30_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/*.test.ts'],
					exclude: ['src/**/*.svelte.test.ts', 'tests/recipe.test.ts']
				}
			},
			{
				extends: true,
				plugins: [svelteTesting()],
				test: {
					name: 'dom',
					environment: 'jsdom',
					include: ['src/**/*.svelte.test.ts'],
					setupFiles: ['tests/dom.ts']
				}
			},
			{
				extends: true,
				test: { name: 'recipe', environment: 'node', include: ['tests/recipe.test.ts'] }
			}
		]
	}
});
