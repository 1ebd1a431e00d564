/*
 * Which pages may speak to the relay. A page from elsewhere sends its own Origin; a name somebody lets point to this
 * machine (DNS rebinding) comes as a Host nobody here knows. Numbers cannot be made to point elsewhere.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';

const nameOf = (host: string) => {
	try {
		return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
	} catch {
		return '';
	}
};

const isLocal = (name: string) => name === 'localhost' || name.endsWith('.localhost');
const isLoopback = (address = '') => /^(::ffff:)?127\./.test(address) || address === '::1';

/** Names under which this machine is known, beside its numbers. */
const ownNames = () => {
	const name = hostname().toLowerCase();
	return [name, `${name}.local`];
};

/** Does the request speak to us by a name that is ours, from a page that is ours? */
export function isOurs({ headers }: IncomingMessage, names: readonly string[]): boolean {
	const name = nameOf(headers.host ?? '');
	if (!isLocal(name) && !isIP(name) && ![...ownNames(), ...names].includes(name)) return false;
	// requests of the same origin that change nothing, and whatever is no browser, send none
	if (headers.origin === undefined) return true;
	try {
		return new URL(headers.origin).host === headers.host;
	} catch {
		return false;
	}
}

/** Was it sent on this machine, to the name only this machine has? A proxy's forwarding is not. */
export const isFromHere = ({ socket, headers }: IncomingMessage): boolean =>
	isLoopback(socket.remoteAddress) &&
	(isLocal(nameOf(headers.host ?? '')) || isLoopback(nameOf(headers.host ?? ''))) &&
	headers['x-forwarded-for'] === undefined &&
	headers.forwarded === undefined;
