import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

async function freePort() {
	const server = createServer().listen(0);
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	server.close();
	await once(server, 'close');
	return port;
}

/**
 * Serves what was built with the kit's own server, on a free port.
 * @param {string} folder it holds dist-server/ and build/
 */
export async function serve(folder) {
	const port = await freePort();
	const child = spawn('node', ['dist-server/index.js'], {
		cwd: folder,
		env: { ...process.env, PORT: String(port) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const lines = createInterface(child.stdout);
	await Promise.race([
		once(lines, 'line'),
		once(child, 'exit').then(() => {
			throw new Error(`There is nothing to serve in ${folder}: run npm run build`);
		})
	]);
	return {
		origin: `http://localhost:${port}`,
		pid: /** @type {number} */ (child.pid),
		stop: () => child.kill()
	};
}
