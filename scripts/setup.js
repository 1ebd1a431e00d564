/*
 * Makes a fresh clone ready, and does nothing where everything is. Plain Node: it runs before anything is installed.
 *   node scripts/setup.js build     installed, and built from today's sources
 *   node scripts/setup.js test      installed, and a browser to test with
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasBrowser } from './browser.js';
import { run } from './run.js';
import { isBuilt, root } from './sources.js';

/** @param {string} line @returns {never} */
function stop(line) {
	console.error(line);
	process.exit(1);
}

function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19))
		stop(
			`Netkind needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`
		);
}

function install() {
	const stamp = join(root, 'node_modules/.netkind-lock');
	const lock = readFileSync(join(root, 'package-lock.json'));
	const wanted = createHash('sha256').update(lock).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	console.log('Installing what the kit is made of …');
	if (!run('npm', ['ci', '--no-fund', '--no-audit'])) stop('npm ci did not succeed, see above.');
	writeFileSync(stamp, wanted);
}

function build() {
	if (isBuilt()) return;
	console.log('Building the kit; this takes a minute …');
	if (!run('node', ['scripts/build.js'])) stop('The build did not succeed, see above.');
}

async function findBrowser() {
	if (await hasBrowser()) return;
	console.log('Getting a browser to test with …');
	if (run('npx', ['playwright', 'install', 'chromium']) && (await hasBrowser())) return;
	const isRoot = process.getuid?.() === 0;
	if (isRoot && run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) return;
	console.log('There is no browser to be had: tests that need one will be skipped.');
}

checkNode();
install();
build();
if (process.argv[2] === 'test') await findBrowser();
