import { afterEach, describe, expect, it } from 'vitest';
import { aGuest, aHost, aRelay, openRoom, places, question, until } from '../../tests/room';
import { connectTo } from '../lib/ways/room/connect';
import type { Arrival } from '../lib/ways/collector';
import type { Collect } from '../lib/ways/room/Collecting';
import type { Told } from '../lib/ways/room/messages';
import { memoryOutbox } from '../lib/ways/room/outbox';

const ends: (() => unknown)[] = [];
const keeping =
	(kept: Arrival[]): Collect =>
	async (come) => {
		kept.push(...come);
		return come.map(() => ({ became: 'kept' as const }));
	};
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

async function aRoom(over: Parameters<typeof aHost>[1] = {}) {
	const relay = await aRelay();
	const hosted = aHost(relay.origin, over);
	ends.push(relay.close, () => hosted.host.stop());
	await hosted.host.start();
	await until(() => hosted.view().state === 'open', 'the room');
	const { code, secret } = hosted.view().room!;
	const guest = (tablet: Parameters<typeof aGuest>[2] = { secret }) => {
		const made = aGuest(relay.origin, code, tablet);
		ends.push(() => made.guest.stop());
		void made.guest.start();
		return made;
	};
	const seated = async (number: number, tablet?: Parameters<typeof aGuest>[2]) => {
		const made = guest(tablet);
		await until(() => made.view().state === 'picking', 'seats');
		made.guest.sit(number);
		await until(() => made.view().state === 'in', 'the seat');
		return made;
	};
	return { ...hosted, relay, code, secret, guest, seated };
}

describe('a room', () => {
	it('takes an answer in, and says so only after it is committed', async () => {
		const arrivals: Arrival[] = [];
		let commit = () => {};
		const committed = new Promise<void>((done) => (commit = done));
		const { host, code, seated } = await aRoom({
			collect: async (come) => {
				arrivals.push(...come);
				await committed;
				return come.map(() => ({ became: 'kept' as const }));
			}
		});
		host.show(question());
		const one = await seated(7);
		await until(() => one.view().asked?.activity === 'what-helps', 'the question');
		await one.guest.give('what-helps', 1, { answer: { chosen: ['a'] } });
		const standing = () => one.view().given['what-helps/1/']?.state;
		await until(() => arrivals.length === 1, 'the answer');
		expect(standing()).toBe('kept');
		expect(arrivals[0]).toMatchObject({
			seat: 7,
			way: 'room',
			given: { answer: { chosen: ['a'] } }
		});
		commit();
		await until(() => standing() === 'has', 'the acknowledgement');
		await until(async () => (await one.outbox.of(code)).length === 0, 'an empty outbox');
	});

	it('gives a seat once, and a pupil who comes back keeps it', async () => {
		const { view, guest, seated, secret } = await aRoom();
		const first = await seated(3);
		const second = guest();
		await until(() => second.view().state === 'picking');
		expect(second.view().seats.find(({ number }) => number === 3)?.free).toBe(false);
		second.guest.sit(3);
		await until(() => second.view().taken === 3, 'the wish');
		first.guest.stop();
		await until(() => view().here.length === 0, 'the socket to be gone');
		const again = guest({ secret, memory: first.memory });
		await until(() => again.view().state === 'in', 'the same seat');
		expect(again.view().seat?.number).toBe(3);
		expect(view().wishes.map(({ seat }) => seat)).toEqual([3]);
	});

	it('hands a seat to another tablet: the old one has it no longer', async () => {
		const { host, view, guest, seated } = await aRoom();
		const old = await seated(3);
		const next = guest();
		await until(() => next.view().state === 'picking');
		next.guest.sit(3);
		await until(() => view().wishes.length === 1, 'the wish');
		await host.handOver(view().wishes[0]!.guest);
		await until(() => next.view().state === 'in', 'the seat');
		await until(() => old.view().state === 'picking', 'the old tablet to pick again');
		expect(next.view().seat?.number).toBe(3);
	});

	it('takes nothing from a seat that was handed on', async () => {
		const kept: Arrival[] = [];
		const { host, relay, code, secret, seated } = await aRoom({ collect: keeping(kept) });
		const old = await seated(3);
		const { token } = old.memory.remembered.seat!;
		await host.free(3);
		await seated(3);
		const thief = connectTo(relay.origin, '')(() => ({ as: 'guest', code, secret }));
		ends.push(() => thief.disconnect());
		const told = new Promise<Told>((done) => thief.once('told', done));
		const given = { answer: { chosen: ['a'] } };
		thief.connect();
		thief.emit('say', { say: 'answer', token, rev: 9, activity: 'what-helps', round: 1, given });
		expect(await told).toEqual({ tell: 'has', rev: 9, became: 'refused' });
		expect(kept).toEqual([]);
	});

	it('takes nothing that counts further than its sitting: the next tablet’s answers are later', async () => {
		const kept: Arrival[] = [];
		const { relay, code, secret, seated } = await aRoom({ collect: keeping(kept) });
		const one = await seated(7);
		const { token, from } = one.memory.remembered.seat!;
		const forger = connectTo(relay.origin, '')(() => ({ as: 'guest', code, secret }));
		ends.push(() => forger.disconnect());
		const told: Told[] = [];
		forger.on('told', (words: Told) => told.push(words));
		forger.connect();
		const answer = {
			say: 'answer',
			token,
			activity: 'what-helps',
			round: 1,
			given: { answer: null }
		};
		for (const rev of [1_000_000_000, from + 100_001, from + 100_000])
			forger.emit('say', { ...answer, rev });
		await until(() => told.length === 3, 'three replies');
		expect(told.map((one) => one.tell === 'has' && one.became)).toEqual([
			'refused',
			'refused',
			'kept'
		]);
		expect(kept.map(({ rev }) => rev)).toEqual([from + 100_000]);
	});

	it('lets a tablet pick again whose seat was deleted, and hears the others', async () => {
		let here = places(8);
		const { seated } = await aRoom({ seats: () => here });
		const gone = await seated(7);
		const other = await seated(8);
		here = here.filter(({ number }) => number !== 7);
		gone.guest.wake();
		await until(() => gone.view().state === 'picking', 'seats to pick');
		expect(gone.view().seats.some(({ number }) => number === 7)).toBe(false);
		await other.guest.give('what-helps', 1, { answer: null });
		await until(() => other.view().given['what-helps/1/']?.state === 'has');
	});

	it('lets nobody in by the code alone until the teacher does', async () => {
		const { host, view, guest } = await aRoom();
		host.show(question({ title: 'Only for the class' }));
		const knocker = guest({});
		await until(() => view().knocks.length === 1, 'a knock');
		expect(knocker.view()).toMatchObject({ state: 'knocking', seats: [] });
		expect(knocker.view().asked).toBeUndefined();
		host.admit(view().knocks[0]!);
		await until(() => knocker.view().state === 'picking', 'to be let in');
	});

	it('gives no more seats once it is locked', async () => {
		const { host, guest } = await aRoom();
		await host.lock(true);
		const late = guest();
		await until(() => late.view().state === 'picking');
		late.guest.sit(1);
		await until(() => late.view().state === 'out');
		expect(late.view().why).toBe('locked');
	});

	it('shows a late joiner the present question within a second', async () => {
		const { host, seated } = await aRoom();
		host.show(question({ title: 'Now' }));
		const start = performance.now();
		const late = await seated(1);
		await until(() => late.view().asked?.title === 'Now');
		expect(performance.now() - start).toBeLessThan(1000);
	});

	it('goes on after the host’s page was loaded anew: same code, same seats, what waited arrives', async () => {
		const room = await aRoom();
		const one = await room.seated(5);
		room.host.stop();
		await one.guest.give('what-helps', 1, { answer: null });
		const kept: Arrival[] = [];
		const again = aHost(room.relay.origin, {
			store: room.store,
			collect: keeping(kept)
		});
		ends.push(() => again.host.stop());
		again.host.show(question());
		await again.host.start();
		// it may come twice: by its counter the database takes it once
		await until(() => kept.length > 0, 'the answer', 8000);
		expect(new Set(kept.map(({ rev }) => rev)).size).toBe(1);
		expect(again.view().room!.code).toBe(room.code);
		await until(() => again.view().here.includes(5), 'who is here');
		await until(() => one.view().given['what-helps/1/']?.state === 'has');
	});

	it('goes on with a relay started anew that knows no token of before', async () => {
		const first = await aRelay();
		const { port } = new URL(first.origin);
		const hosted = aHost(first.origin);
		ends.push(() => hosted.host.stop());
		await hosted.host.start();
		await until(() => hosted.view().state === 'open');
		const { code, secret } = hosted.view().room!;
		const one = aGuest(first.origin, code, { secret });
		ends.push(() => one.guest.stop());
		void one.guest.start();
		await until(() => one.view().state === 'picking');
		one.guest.sit(2);
		await until(() => one.view().state === 'in');
		await first.close();
		const second = await aRelay({}, Number(port));
		ends.push(second.close);
		await one.guest.give('what-helps', 1, { answer: null });
		await until(() => one.view().given['what-helps/1/']?.state === 'has', 'the answer', 10_000);
		expect(hosted.view().room!.code).toBe(code);
	});

	it('sends again what was not acknowledged after a reload of the tablet', async () => {
		let full = true;
		const { host, code, seated, guest, secret } = await aRoom({
			collect: async (come) => {
				if (full) throw new Error('the disk is full');
				return come.map(() => ({ became: 'kept' as const }));
			}
		});
		host.show(question());
		const outbox = memoryOutbox();
		const one = await seated(4, { secret, outbox });
		await one.guest.give('what-helps', 1, { answer: { chosen: ['b'] } });
		one.guest.stop();
		full = false;
		const again = guest({ outbox, memory: one.memory });
		await until(() => again.view().given['what-helps/1/']?.state === 'has', 'it to arrive');
		expect(await outbox.of(code)).toEqual([]);
	});
	it('keeps what one seat gave on a tablet that has another seat since, whatever is acknowledged', async () => {
		let full = true;
		let tried = false;
		const { host, code, seated } = await aRoom({
			collect: async (come) => {
				tried = true;
				if (full && come.some(({ seat }) => seat === 5)) throw new Error('the disk is full');
				return come.map(() => ({ became: 'kept' as const }));
			}
		});
		const one = await seated(5);
		const give = () => one.guest.give('what-helps', 1, { answer: { chosen: ['a'] } });
		const standing = () => one.view().given['what-helps/1/']?.state;
		await give();
		await until(() => tried, 'the first answer');
		await host.free(5);
		await until(() => one.view().state === 'picking');
		one.guest.sit(6);
		await until(() => one.view().state === 'in', 'another seat');
		expect(standing(), 'seat 6 gave nothing yet').toBeUndefined();
		await give();
		await until(() => standing() === 'has', 'the acknowledgement');
		expect((await one.outbox.of(code)).map(({ seat }) => seat)).toEqual([5]);
		// back on seat 5 it is known, and goes along
		await host.free(6);
		await until(() => one.view().state === 'picking');
		full = false;
		one.guest.sit(5);
		await until(() => one.view().state === 'in', 'the seat of before');
		await until(() => standing() === 'has', 'what seat 5 gave');
		expect(await one.outbox.of(code)).toEqual([]);
	});

	it('tells a tablet nothing of the seat it had before', async () => {
		let commit = () => {};
		const committed = new Promise<void>((done) => (commit = done));
		let batches = 0;
		const { host, seated } = await aRoom({
			collect: async (come) => {
				batches += 1;
				await committed;
				if (come.some(({ seat }) => seat === 6)) throw new Error('the disk is full');
				return come.map(() => ({ became: 'kept' as const }));
			}
		});
		const one = await seated(5);
		await one.guest.give('what-helps', 1, { answer: { chosen: ['a'] } });
		await until(() => batches === 1, 'the first answer');
		await host.free(5);
		await until(() => one.view().state === 'picking');
		one.guest.sit(6);
		await until(() => one.view().state === 'in', 'another seat');
		await one.guest.give('what-helps', 1, { answer: { chosen: ['b'] } });
		commit();
		await until(() => batches === 2, 'the second answer');
		// said after whatever was said of the first one
		host.show(question({ title: 'Next' }));
		await until(() => one.view().asked?.title === 'Next');
		expect(one.view().given['what-helps/1/']?.state).toBe('kept');
	});
});

describe('the relay', () => {
	it('does not open a room for a page from elsewhere, or by a name that is not ours', async () => {
		const { origin, close } = await aRelay();
		ends.push(close);
		const post = (headers: Record<string, string>) =>
			fetch(`${origin}/room`, { method: 'POST', headers }).then(({ status }) => status);
		expect(await post({ origin })).toBe(200);
		expect(await post({ origin: 'http://evil.example' })).toBe(403);
		expect(await post({})).toBe(403);
		expect(await post({ origin, 'x-forwarded-for': '10.0.0.1' })).toBe(403);
	});

	it('refuses a key or a token of as many letters and more bytes, and goes on', async () => {
		const { origin, close } = await aRelay({ HOST_KEY: 'a-long-key' });
		ends.push(close);
		const { code } = (await openRoom(origin))!;
		const post = (key: string, token?: string) =>
			fetch(`${origin}/room`, {
				method: 'POST',
				headers: { origin, authorization: `Bearer ${key}`, 'x-forwarded-for': '10.0.0.1' },
				body: JSON.stringify(token === undefined ? {} : { code, token })
			}).then(({ status }) => status);
		expect(await post('a-long-kéy')).toBe(401);
		expect(await post('a-long-key', 'é'.repeat(32))).toBe(403);
		expect(await post('a-long-key')).toBe(200);
	});

	it('refuses sockets of pages from elsewhere and hosts without the token', async () => {
		const { origin, close } = await aRelay();
		ends.push(close);
		const { code } = (await openRoom(origin))!;
		const socket = connectTo(origin, '')(() => ({ as: 'host', code, token: '0'.repeat(32) }));
		ends.push(() => socket.disconnect());
		const refused = new Promise<string>((done) =>
			socket.once('connect_error', (error) => done(error.message))
		);
		socket.connect();
		expect(await refused).toBe('unknown');
	});
});
