import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

// hooks.server.ts writes it into every page; Kit hashes only what it writes itself
const firstPaint = createHash('sha256')
	.update(readFileSync(new URL('src/first-paint.js', import.meta.url)))
	.digest('base64');

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
	},
	kit: {
		// 200.html, never index.html: that would overwrite the prerendered home page
		adapter: adapter({ fallback: '200.html', precompress: true }),
		paths: {
			relative: false,
			base: /** @type {'' | `/${string}`} */ (process.env.BASE_PATH ?? '')
		},
		// a browser asks one server for six files at a time: small styles come with the page
		inlineStyleThreshold: 3000,
		serviceWorker: { register: false },
		typescript: {
			config: (config) => {
				config.include.push('../scripts/**/*.js', '../*.config.js', '../vite.server.config.ts');
			}
		},
		version: { name: process.env.BUILD_ID ?? 'dev', pollInterval: 0 },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', `sha256-${firstPaint}`],
				'style-src': ['self'],
				// prerendered style="" attributes are not restored by hydration if they are dropped
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'blob:', 'data:'],
				'media-src': ['self', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none']
			}
		}
	}
};
