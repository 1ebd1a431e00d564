import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isFromHere, isOurs } from './origins';

const request = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
	({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('who may speak to the relay', () => {
	it.each([
		['a page of this machine', 'localhost:4747', 'http://localhost:4747', true],
		['a tablet by its number', '192.168.1.5:4747', 'http://192.168.1.5:4747', true],
		['the same without an origin', '[fe80::1]:4747', undefined, true],
		['a page from elsewhere', 'localhost:4747', 'https://evil.example', false],
		['another port', 'localhost:4747', 'http://localhost:8080', false],
		['a name somebody lets point here', 'evil.example:4747', 'http://evil.example:4747', false],
		['a sandboxed page', 'localhost:4747', 'null', false],
		['a name that was set', 'school.example', 'https://school.example', true]
	])('%s', (_, host, origin, expected) => {
		const headers = { host, ...(origin && { origin }) };
		expect(isOurs(request(headers), ['school.example'])).toBe(expected);
	});
});

describe('who may open a room', () => {
	it.each([
		['this machine', { host: 'localhost:4747' }, '::1', true],
		['this machine by number', { host: '127.0.0.1:4747' }, '::ffff:127.0.0.1', true],
		['this machine by its address in the network', { host: '192.168.1.5' }, '127.0.0.1', false],
		['a tablet', { host: 'localhost:4747' }, '192.168.1.9', false],
		[
			'a tablet through a proxy here',
			{ host: 'localhost', 'x-forwarded-for': '1.2.3.4' },
			'127.0.0.1',
			false
		]
	])('%s', (_, headers, address, expected) => {
		expect(isFromHere(request(headers as Record<string, string>, address))).toBe(expected);
	});
});
