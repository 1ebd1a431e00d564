/* Servers and browsers of a test's own, which it may end. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { root } from './sitemap';

export interface Host {
	origin: string;
	/** ends it at once; resolves when nothing answers any more */
	kill(): Promise<void>;
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, done));
	const { port } = server.address() as AddressInfo;
	await new Promise((done) => server.close(done));
	return port;
}

/** The kit's own server, in a process of its own. */
export async function ownServer(environment: Record<string, string> = {}): Promise<Host> {
	const port = await freePort();
	const server = spawn(process.execPath, ['dist-server/index.js'], {
		cwd: root,
		env: { ...process.env, ...environment, PORT: String(port) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = new Promise<void>((done) => server.once('exit', () => done()));
	await Promise.race([
		new Promise((done) => server.stdout.once('data', done)),
		ended.then(() => Promise.reject(new Error('the server did not start')))
	]);
	const kill = () => {
		server.kill('SIGKILL');
		return ended;
	};
	return { origin: `http://localhost:${port}`, kill };
}

const types: Record<string, string> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.woff2': 'font/woff2',
	'.webmanifest': 'application/manifest+json'
};

/**
 * The dumbest static host there is: files below a base, a folder's index.html, 404 for everything else.
 * Whatever `missing` says is 404 too.
 */
export async function dumbHost(
	folder: string,
	base = '',
	missing = (_path: string) => false
): Promise<Host> {
	const server = createServer((request, response) => {
		const path = decodeURIComponent((request.url ?? '/').split('?')[0]!);
		const asked = join(folder, path.slice(base.length));
		const file = path.endsWith('/') ? join(asked, 'index.html') : asked;
		const there = path.startsWith(`${base}/`) && existsSync(file) && statSync(file).isFile();
		if (!there || missing(path)) return void response.writeHead(404).end();
		response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
		response.end(readFileSync(file));
	});
	await new Promise<void>((done) => server.listen(0, done));
	const kill = () =>
		new Promise<void>((done) => {
			server.close(() => done());
			server.closeAllConnections();
		});
	return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, kill };
}
