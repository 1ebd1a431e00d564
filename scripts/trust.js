/*
 * `npm run test:trust [name …]`: the long batteries in tests/trust, each a Playwright project whose name begins so.
 *   --small     the doses `npm test` takes
 */
import { run } from './run.js';

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const ok = run(
	'npx',
	['playwright', 'test', '-c', 'tests/trust', ...names.map((name) => `--project=${name}*`)],
	{ NETKIND_DOSE: args.includes('--small') ? 'small' : 'full' }
);
if (!ok) process.exitCode = 1;
