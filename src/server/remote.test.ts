/* The teacher's phone as the remote, over a relay: nobody is one until the teacher says so. */
import { afterEach, expect, it } from 'vitest';
import { aGuest, aHost, aRelay, aRemote, question, until } from '../../tests/room';
import { connectTo } from '../lib/ways/room/connect';
import type { Saved } from '../lib/ways/room/Host';
import type { GuestSays, Stands } from '../lib/ways/room/messages';

const ends: (() => unknown)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

const stands: Stands = {
	activity: 'Remember',
	title: 'What helps?',
	language: 'en',
	count: { in: 3, of: 24 },
	minutes: 40,
	blank: false,
	over: false
};

async function aRoom() {
	const relay = await aRelay();
	const done: string[] = [];
	const store: { saved?: Saved | undefined } = {};
	const open = async () => {
		const hosted = aHost(relay.origin, { store, command: (command) => done.push(command) });
		ends.push(() => hosted.host.stop());
		hosted.host.remotes.show(stands);
		hosted.host.show(question());
		await hosted.host.start();
		await until(() => hosted.view().state === 'open', 'the room');
		return hosted;
	};
	ends.push(relay.close);
	const hosted = await open();
	const { code, secret } = hosted.view().room!;
	const phone = (memory?: Parameters<typeof aRemote>[2] & object) => {
		const made = aRemote(relay.origin, code, { secret, ...memory });
		ends.push(() => made.remote.stop());
		return made;
	};
	/** a socket that says whatever it likes */
	const stranger = async () => {
		const socket = connectTo(relay.origin, '')(() => ({ as: 'guest', code, secret }));
		ends.push(() => socket.disconnect());
		socket.connect();
		await until(() => socket.connected, 'a stranger');
		return (said: GuestSays) =>
			new Promise<void>((carried) => socket.emit('say', said, () => carried()));
	};
	return { relay, done, open, ...hosted, code, secret, phone, stranger };
}

/** A phone the teacher said yes to. */
async function approved({ phone, host, view }: Awaited<ReturnType<typeof aRoom>>) {
	const one = phone();
	await until(() => view().remote.asks.length === 1, 'the question');
	await host.remotes.approve(view().remote.asks[0]!.guest);
	await until(() => one.view().state === 'on', 'the remote');
	return one;
}

it('a phone asks with a sign that stands on both screens, and does nothing before the teacher says yes', async () => {
	const room = await aRoom();
	const one = room.phone();
	await until(() => one.view().state === 'asking', 'the sign');
	expect(room.view().remote).toMatchObject({ asks: [{ sign: one.view().sign }], on: false });
	one.remote.say('next');
	await (
		await room.stranger()
	)({ say: 'command', token: '0'.repeat(32), n: 1, command: 'next' });
	await room.host.remotes.approve(room.view().remote.asks[0]!.guest);
	await until(() => one.view().state === 'on', 'the remote');
	expect(room.done).toEqual([]);
	for (const command of ['next', 'blank', 'back'] as const) one.remote.say(command);
	await until(() => room.done.length === 3, 'the commands');
	expect(room.done).toEqual(['next', 'blank', 'back']);
});

it('it is told where the lesson is and how many are in; pupils are told nothing of it', async () => {
	const room = await aRoom();
	const pupil = aGuest(room.relay.origin, room.code, { secret: room.secret });
	ends.push(() => pupil.guest.stop());
	void pupil.guest.start();
	await until(() => pupil.view().state === 'picking');
	const one = await approved(room);
	expect(one.view().stands).toEqual(stands);
	room.host.remotes.show({ ...stands, count: { in: 4, of: 24 } });
	await until(() => one.view().stands?.count?.in === 4, 'the count');
	expect(JSON.stringify(pupil.views)).not.toContain('Remember');
});

it('the same command twice is obeyed once, and one of another phone never', async () => {
	const room = await aRoom();
	const one = await approved(room);
	const say = await room.stranger();
	one.remote.say('next');
	await until(() => room.done.length === 1);
	const { remote: token } = one.memory.remembered;
	await say({ say: 'command', token: token!, n: 1, command: 'next' });
	await say({ say: 'command', token: 'f'.repeat(32), n: 9, command: 'next' });
	one.remote.say('back');
	await until(() => room.done.length === 2);
	expect(room.done).toEqual(['next', 'back']);
});

it('no longer the remote, it is told so and nothing of it is obeyed', async () => {
	const room = await aRoom();
	const one = await approved(room);
	const { remote: token } = one.memory.remembered;
	await room.host.remotes.stop();
	await until(() => one.view().state === 'stopped');
	const say = await room.stranger();
	await say({ say: 'command', token: token!, n: 5, command: 'next' });
	const other = await approved(room);
	other.remote.say('back');
	await until(() => room.done.length === 1);
	expect(room.done).toEqual(['back']);
});

it('a second phone that is approved takes the place of the first', async () => {
	const room = await aRoom();
	const first = await approved(room);
	const second = await approved(room);
	await until(() => first.view().state === 'stopped');
	first.remote.say('back');
	second.remote.say('next');
	await until(() => room.done.length > 0);
	expect(room.done).toEqual(['next']);
});

it('a phone loaded anew, and a laptop loaded anew, go on with the same remote', async () => {
	const room = await aRoom();
	const one = await approved(room);
	one.remote.say('next');
	await until(() => room.done.length === 1);
	one.remote.stop();
	const again = room.phone({ memory: one.memory });
	await until(() => again.view().state === 'on', 'the phone again');
	room.host.stop();
	const laptop = await room.open();
	await until(() => laptop.view().remote.here, 'the remote again');
	again.remote.say('next');
	await until(() => room.done.length === 2, 'a command to the new laptop');
	expect(laptop.view().remote).toMatchObject({ on: true, asks: [] });
});

it('only a few may ask at once, and a refused one is told', async () => {
	const room = await aRoom();
	const phones = Array.from({ length: 6 }, () => room.phone());
	await until(() => phones.filter((one) => one.view().state === 'asking').length === 4);
	expect(new Set(room.view().remote.asks.map(({ sign }) => sign)).size).toBe(4);
	for (const { guest } of room.view().remote.asks) room.host.remotes.deny(guest);
	await until(() => phones.some((one) => one.view().state === 'stopped'));
	expect(room.view().remote.on).toBe(false);
});
