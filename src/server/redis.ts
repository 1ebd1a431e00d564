/*
 * Joins the relays of a district or a large event by Redis Streams. Loaded only where REDIS_URL is set.
 */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';

export type Adapter = ReturnType<typeof createAdapter>;

/** The adapter for Socket.IO, once Redis answers; throws if it does not. */
export async function redisAdapter(url: string): Promise<Adapter> {
	const client = createClient({ url });
	// it connects again by itself; without a listener the process would end
	client.on('error', () => {});
	await client.connect();
	return createAdapter(client, { streamName: 'netkind', channelPrefix: 'netkind' });
}
