/*
 * `POST /room` opens a room, or opens one of the same code again. Only from this machine, or with HOST_KEY; never
 * for a page from elsewhere.
 */
import type { IncomingMessage, RequestListener } from 'node:http';
import * as v from 'valibot';
import { codeSchema, roomPath, type OpenedRoom } from '../lib/ways/room/messages';
import { networkAddresses } from './addresses';
import { isFromHere, isOurs } from './origins';
import { isSame, newCode, type Tokens } from './tokens';

export interface RoomsOptions {
	base: string;
	tokens: Tokens;
	/** lets a teacher host from another machine */
	hostKey?: string | undefined;
	/** names this server has beside its own, without a port */
	names: readonly string[];
}

const askedSchema = v.strictObject({ code: v.optional(codeSchema), token: v.optional(v.string()) });

/** Answers requests for a room; false for all others. */
export function rooms({ base, tokens, hostKey, names }: RoomsOptions) {
	return (...[request, response]: Parameters<RequestListener>): boolean => {
		if (request.url?.split('?')[0] !== base + roomPath || request.method !== 'POST') return false;
		const say = (status: number, body: OpenedRoom | { why: string }) =>
			response
				.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
				.end(JSON.stringify(body));
		const here = isFromHere(request);
		const key = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
		const keyed = Boolean(hostKey) && isSame(key, hostKey!);
		if (request.headers.origin === undefined || !isOurs(request, names))
			say(403, { why: 'elsewhere' });
		else if (!here && !keyed) say(hostKey ? 401 : 403, { why: hostKey ? 'key' : 'not-here' });
		else
			void read(request).then((text) => {
				const asked = v.safeParse(askedSchema, text);
				if (!asked.success) return say(400, { why: 'unreadable' });
				const { code = newCode(), token = '' } = asked.output;
				// who is let in by a key shares the relay: only the holder opens a code again
				if (asked.output.code && !here && !isSame(token, tokens.host(code)))
					return say(403, { why: 'not-yours' });
				const { port } = new URL(`http://${request.headers.host}`);
				return say(200, {
					code,
					token: tokens.host(code),
					secret: tokens.room(code),
					addresses: here
						? networkAddresses(Number(port || 80), base)
						: [request.headers.origin! + base]
				});
			});
		return true;
	};
}

/** The JSON of a small body; undefined if it is large or none. */
async function read(request: IncomingMessage): Promise<unknown> {
	let text = '';
	try {
		for await (const part of request) {
			text += String(part);
			if (text.length > 1000) return undefined;
		}
		return JSON.parse(text || '{}');
	} catch {
		// cut short, or no JSON
		return undefined;
	}
}
