/*
 * `npm test`: from quick to slow, up to the first failure. The last line counts the parts. The longer ones have
 * commands of their own: `npm run e2e` (all journeys), `npm run recipe`, `npm run test:trust`.
 */
import { hasBrowser } from './browser.js';
import { run } from './run.js';

/** @type {{ name: string, args: string[], browser?: true }[]} */
const parts = [
	{ name: 'check', args: ['check'] },
	{ name: 'lint', args: ['lint'] },
	{ name: 'unit', args: ['unit'] },
	{ name: 'packs', args: ['packs'] },
	{
		name: 'e2e, the main journeys',
		args: [
			'e2e',
			'--',
			'lesson.spec',
			'lessons.spec',
			'little.spec',
			'help.spec',
			'hostile.spec',
			'cards.spec',
			'room.spec',
			'room-away.spec',
			'measure.spec',
			'retention.spec',
			'two-devices.spec'
		],
		browser: true
	},
	{
		name: 'trust, small doses',
		args: ['test:trust', '--', 'room', 'kill', 'concurrent', 'backup', 'upgrade', '--small'],
		browser: true
	},
	{ name: 'bench, byte budget', args: ['bench', '--', 'load', '--budget'], browser: true }
];

const browser = await hasBrowser();
let passed = 0;
let failed = 0;
let skipped = 0;

for (const { name, args, browser: needed } of parts) {
	if (failed) {
		skipped++;
		continue;
	}
	console.log(`\n== ${name}`);
	if (needed && !browser) {
		console.log('skipped: there is no browser on this machine');
		skipped++;
		continue;
	}
	const start = performance.now();
	const ok = run('npm', ['run', '--silent', ...args]);
	console.log(
		`== ${name}: ${ok ? 'passed' : 'failed'} in ${((performance.now() - start) / 1000).toFixed(0)} s`
	);
	if (ok) passed++;
	else failed++;
}

console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failed) process.exitCode = 1;
