import { describe, expect, it } from 'vitest';
import { localhostFor, networkAddresses, ownAddress } from './addresses';

const card = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) => ({
	address,
	family,
	internal,
	netmask: '',
	mac: '',
	cidr: null,
	...(family === 'IPv6' && { scopeid: 0 })
});

describe('addresses', () => {
	it('leave out this machine, cards without an address, and numbers nobody can type', () => {
		const interfaces = {
			lo: [card('127.0.0.1', 'IPv4', true)],
			wlan: [card('192.168.1.5'), card('fe80::1', 'IPv6')],
			eth: [card('169.254.7.7')]
		} as Parameters<typeof networkAddresses>[2];
		expect(networkAddresses(4747, '/', interfaces)).toEqual(['http://192.168.1.5:4747/']);
	});

	it('carry the base', () => {
		expect(ownAddress(4747, '/kit/')).toBe('http://localhost:4747/kit/');
	});

	it.each([
		['127.0.0.1:4747', 'localhost:4747'],
		['[::1]:4747', 'localhost:4747'],
		['127.0.0.1', 'localhost'],
		['localhost:4747', undefined],
		['192.168.1.5:4747', undefined],
		['127.0.0.1.example', undefined],
		[undefined, undefined]
	])('%s is sent to %s', (host, expected) => {
		expect(localhostFor(host)).toBe(expected);
	});
});
