/*
 * `npm run bench <name>`: measures, and prints one JSON line for each thing measured.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.js';
import { root } from './sources.js';

const [name = '', ...args] = process.argv.slice(2);
const names = readdirSync(join(root, 'tests/bench'))
	.filter((file) => file.endsWith('.js'))
	.map((file) => file.slice(0, -'.js'.length));

if (!names.includes(name)) {
	console.error(
		`npm run bench <name>: there is no bench "${name}". There is: ${names.join(', ')}.`
	);
	process.exitCode = 1;
} else if (!run('node', [join('tests/bench', `${name}.js`), ...args])) process.exitCode = 1;
