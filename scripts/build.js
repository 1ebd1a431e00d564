/*
 * `npm run build`: the static site in build/ and the server in dist-server/.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.js';
import { markBuilt, root, sourcesHash } from './sources.js';

const hash = sourcesHash();
rmSync(join(root, 'dist-server'), { recursive: true, force: true });

const built =
	run('npx', ['vite', 'build', '--logLevel', 'warn'], { BUILD_ID: process.env.BUILD_ID || hash }) &&
	run('npx', ['vite', 'build', '--config', 'vite.server.config.ts', '--logLevel', 'warn']);

if (built) markBuilt(hash);
else process.exitCode = 1;
