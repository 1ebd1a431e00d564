/*
 * `npm run bench <name>`: measures, and prints one JSON line for each thing measured.
 */
import { join } from 'node:path';
import { run } from './run.js';

const [name = '', ...args] = process.argv.slice(2);
/** Files of tests/bench that measure; the others help them. */
const names = ['load', 'room', 'scan', 'store'];

if (!names.includes(name)) {
	console.error(
		`npm run bench <name>: there is no bench "${name}". There is: ${names.join(', ')}.`
	);
	process.exitCode = 1;
} else if (!run('node', [join('tests/bench', `${name}.js`), ...args])) process.exitCode = 1;
