import { spawnSync } from 'node:child_process';
import { root } from './sources.js';

/**
 * Runs a command, in the kit's folder unless told otherwise, with its output shown, and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @param {string} [cwd] the folder to run it in
 * @returns {boolean} whether it ended well
 */
export function run(command, args, env = {}, cwd = root) {
	const { status } = spawnSync(command, args, {
		cwd,
		stdio: 'inherit',
		env: { ...process.env, ...env },
		// npm and npx are .cmd files there
		shell: process.platform === 'win32'
	});
	return status === 0;
}
