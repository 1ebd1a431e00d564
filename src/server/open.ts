/* What `npm start` and `npm run dev` have in common: rooms and relay on one server, as the environment says. */
import { randomBytes } from 'node:crypto';
import type { RequestListener, Server } from 'node:http';
import type { Adapter } from './redis';
import { startRelay } from './relay';
import { rooms } from './rooms';
import { tokensOf } from './tokens';

export interface Environment {
	/** keyed hashes of codes are made with it; by chance at each start unless set */
	RELAY_SECRET?: string | undefined;
	/** lets teachers host from other machines */
	HOST_KEY?: string | undefined;
	/** names of this server beside its own, with commas between */
	HOST_NAMES?: string | undefined;
	/** joins relays; needs RELAY_SECRET, and one address in front of them */
	REDIS_URL?: string | undefined;
}

/** Live rooms on a server: a listener for requests, and the start of the relay once the server has its listeners. */
export async function openRooms(base: string, environment: Environment) {
	const { RELAY_SECRET, HOST_KEY, HOST_NAMES, REDIS_URL } = environment;
	if (REDIS_URL && !RELAY_SECRET)
		throw new Error('REDIS_URL needs RELAY_SECRET, the same for every relay.');
	const tokens = tokensOf(RELAY_SECRET || randomBytes(32).toString('hex'));
	const names = (HOST_NAMES ?? '')
		.toLowerCase()
		.split(/[\s,]+/)
		.filter(Boolean);
	const adapter: Adapter | undefined = REDIS_URL
		? await (await import('./redis')).redisAdapter(REDIS_URL)
		: undefined;
	const answers = rooms({ base, tokens, hostKey: HOST_KEY, names });
	return {
		/** answers requests for rooms and hands on all others */
		before:
			(others: RequestListener): RequestListener =>
			(request, response) => {
				if (!answers(request, response)) others(request, response);
			},
		start: (server: Server, shared = false) =>
			startRelay(server, { base, tokens, names, adapter, shared })
	};
}
