/* A room for tests: a relay in this process, a host and guests that run the kit's own engine, all without a page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectTo, type Connect } from '../src/lib/ways/room/connect';
import { Guest, type GuestView, type Remembered } from '../src/lib/ways/room/Guest';
import { Host, type HostView, type HostWire, type Saved } from '../src/lib/ways/room/Host';
import type { Asked, OpenedRoom } from '../src/lib/ways/room/messages';
import { memoryOutbox, type Outbox } from '../src/lib/ways/room/outbox';
import { Remote, type RememberedRemote } from '../src/lib/ways/room/Remote';
import { openRooms, type Environment } from '../src/server/open';

export async function aRelay(environment: Environment = {}, port = 0) {
	const rooms = await openRooms('/', environment);
	const server = createServer(rooms.before((_, response) => void response.writeHead(404).end()));
	const relay = rooms.start(server);
	await new Promise<void>((done) => server.listen(port, done));
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	return { origin, relay, close: () => relay.close() };
}

/** Asks a relay on this machine for a room, as a page of the same origin would. */
export async function openRoom(
	origin: string,
	again?: { code: string; token: string }
): Promise<OpenedRoom | undefined> {
	const answer = await fetch(`${origin}/room`, {
		method: 'POST',
		headers: { origin },
		body: JSON.stringify(again ?? {})
	}).catch(() => undefined);
	return answer && ((await answer.json()) as OpenedRoom);
}

export const places = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ number: index + 1, picture: 'sun' }));

export const question = (over: Partial<Asked> = {}): Omit<Asked, 'revision'> => ({
	phase: 'ask',
	activity: 'what-helps',
	round: 1,
	kind: 'choice',
	title: 'What helps?',
	keeps: 'answer',
	question: { prompt: 'What helps?' },
	cast: [],
	language: 'en',
	topic: 'hate',
	band: 'C',
	seed: 'x',
	...over
});

/** A host whose database is this object; it keeps whatever comes. */
export function aHost(
	origin: string,
	over: Partial<HostWire> & { store?: { saved?: Saved | undefined } } = {}
) {
	const store = over.store ?? {};
	let view: HostView | undefined;
	const host = new Host({
		connect: connectTo(origin, ''),
		open: (again) => openRoom(origin, again),
		load: async () => store.saved && structuredClone(store.saved),
		save: async (saved) => void (store.saved = saved && structuredClone(saved)),
		collect: async (arrivals) => arrivals.map(() => ({ became: 'kept' as const })),
		seats: () => places(30),
		has: () => false,
		command: () => {},
		onchange: (seen) => (view = seen),
		...over
	});
	return { host, store, view: () => view! };
}

export interface Tablet {
	connect?: Connect;
	outbox?: Outbox;
	memory?: { remembered: Remembered };
	secret?: string | undefined;
}

/** A guest on a tablet whose tab remembers `memory`; the same again is a reload. */
export function aGuest(
	origin: string,
	code: string,
	{
		connect = connectTo(origin, ''),
		outbox = memoryOutbox(),
		memory = { remembered: {} },
		secret
	}: Tablet = {}
) {
	const views: GuestView[] = [];
	const guest = new Guest({
		code,
		secret,
		at: origin,
		connect,
		outbox,
		memory: {
			load: () => memory.remembered,
			save: (remembered) => (memory.remembered = structuredClone(remembered))
		},
		onchange: (view) => views.push(view)
	});
	return { guest, outbox, memory, views, view: () => guest.view };
}

/** A phone that would be the remote; the same `memory` again is a reload. */
export function aRemote(
	origin: string,
	code: string,
	{
		secret,
		memory = { remembered: {} }
	}: { secret?: string; memory?: { remembered: RememberedRemote } } = {}
) {
	const remote = new Remote({
		code,
		secret,
		connect: connectTo(origin, ''),
		memory: {
			load: () => memory.remembered,
			save: (remembered) => (memory.remembered = structuredClone(remembered))
		},
		onchange: () => {}
	});
	remote.start();
	return { remote, memory, view: () => remote.view };
}

/** Waits until it holds; throws what was looked at after `ms`. */
export async function until(holds: () => unknown, what = 'it', ms = 5000): Promise<void> {
	const end = performance.now() + ms;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
		await new Promise((done) => setTimeout(done, 10));
	}
}
