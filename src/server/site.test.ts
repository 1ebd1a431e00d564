import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { site } from './site';

let folder: string;
const servers: Server[] = [];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'netkind-site-'));
	await mkdir(join(folder, 'en'));
	await mkdir(join(folder, '_app/immutable'), { recursive: true });
	const write = (name: string, text: string) => writeFile(join(folder, name), text);
	await write('index.html', 'home');
	await write('200.html', 'fallback');
	await write('en/index.html', 'english');
	await write('sw.js', 'worker');
	await write('_app/immutable/a.js', 'code');
});

afterAll(async () => {
	for (const server of servers) server.close();
	await rm(folder, { recursive: true });
});

async function open(base: string) {
	const server = createServer(site(folder, base));
	servers.push(server);
	await new Promise<void>((ready) => server.listen(0, ready));
	const { port } = server.address() as AddressInfo;
	return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
		new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>(
			(resolve, reject) => {
				const page = { accept: 'text/html', host: `localhost:${port}`, ...headers };
				request({ port, path, method, headers: page }, (response) => {
					let body = '';
					response.on('data', (part) => (body += part));
					response.on('end', () =>
						resolve({ status: response.statusCode!, headers: response.headers, body })
					);
				})
					.on('error', reject)
					.end();
			}
		);
}

describe('the site', () => {
	it('serves built pages, and 200.html for pages only the browser knows', async () => {
		const get = await open('/');
		expect(await get('/')).toMatchObject({ status: 200, body: 'home' });
		expect(await get('/en/')).toMatchObject({ status: 200, body: 'english' });
		expect(await get('/en/class/7/?x=1')).toMatchObject({ status: 200, body: 'fallback' });
	});

	it('has no page in place of a missing file', async () => {
		const get = await open('/');
		expect((await get('/_app/immutable/gone.js', { accept: '*/*' })).status).toBe(404);
		expect((await get('/..%2f..%2fetc/passwd', { accept: '*/*' })).status).toBe(404);
		expect((await get('/%', { accept: '*/*' })).status).toBe(404);
		expect((await get('/', {}, 'POST')).status).toBe(405);
	});

	it('says on every response what others may not do with it', async () => {
		const get = await open('/');
		for (const path of ['/', '/nowhere', '/sw.js']) {
			const { headers } = await get(path, { accept: '*/*' });
			expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['referrer-policy']).toBe('no-referrer');
			expect(headers['cross-origin-opener-policy']).toBe('same-origin');
			expect(headers['permissions-policy']).toContain('camera=(self)');
		}
	});

	it('lets only files that never change be kept unasked', async () => {
		const get = await open('/');
		expect((await get('/_app/immutable/a.js')).headers['cache-control']).toContain('immutable');
		for (const path of ['/', '/sw.js', '/en/', '/en/class/7/'])
			expect((await get(path)).headers['cache-control']).toBe('no-cache');
		const { etag } = (await get('/sw.js')).headers;
		expect((await get('/sw.js', { 'if-none-match': etag! })).status).toBe(304);
	});

	it('sends a number that means this machine to its name, where the classes are', async () => {
		const get = await open('/');
		const { status, headers } = await get('/en/?x=1', { host: '127.0.0.1:4747' });
		expect([status, headers.location]).toEqual([307, 'http://localhost:4747/en/?x=1']);
	});

	it('outlives a malformed range', async () => {
		const get = await open('/');
		expect((await get('/sw.js', { range: 'bytes=5-2' })).status).toBe(200);
	});

	it('lives under a base, and nowhere else', async () => {
		const get = await open('/kit/');
		expect((await get('/')).headers.location).toBe('/kit/');
		expect((await get('/kit')).headers.location).toBe('/kit/');
		expect((await get('/kit/en/')).body).toBe('english');
		expect((await get('/kit/en/class/7/')).body).toBe('fallback');
		expect((await get('/en/')).status).toBe(404);
		expect((await get('/kit/_app/immutable/a.js')).headers['cache-control']).toContain('immutable');
	});
});
