import { defineConfig } from 'vite';

/** Builds the server into dist-server/. Its BASE_URL is that of the site it serves. */
export default defineConfig({
	base: `${process.env.BASE_PATH ?? ''}/`,
	publicDir: false,
	build: { ssr: 'src/server/index.ts', outDir: 'dist-server', target: 'node20' }
});
