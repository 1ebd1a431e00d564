/*
 * S2–S5, L3: guessing codes, flooding, forging, listening, and tablets that fell asleep: the class goes on. The host
 * runs in this process; everybody speaks to the kit's own server.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { seeded } from '../../src/lib/seed';
import type { Arrival } from '../../src/lib/ways/collector';
import { connectTo } from '../../src/lib/ways/room/connect';
import { codeLetters, type Auth } from '../../src/lib/ways/room/messages';
import { allLessons, kindOf } from '../e2e/bundled';
import { freePort } from '../e2e/hosts';
import { askedOf } from '../../src/lib/ways/room/asked';
import { firstPlace, follow, stepAt, type Playable } from '../../src/lib/lesson/place';
import { aHost, aRemote, openRoom, places, question } from '../room';
import { chaosProxy } from './chaos';
import { dose } from './dose';
import { relayProcess, sleep, Tablet, until } from './room-class';

const seed = process.env.NETKIND_SEED ?? '';
const once = (say: () => void) => say();

/** A relay with a room in it, whose answers are kept in a list. */
async function aClass(pupils: number) {
	const relay = relayProcess(await freePort());
	await relay.start();
	const origin = `http://localhost:${relay.port}`;
	const kept: Arrival[] = [];
	const commands: string[] = [];
	const hosted = aHost(origin, {
		command: (command) => commands.push(command),
		seats: () => places(pupils),
		collect: async (arrivals) => {
			kept.push(...arrivals);
			return arrivals.map(({ seat }) => ({ seat, became: 'kept' as const }));
		}
	});
	await hosted.host.start();
	await until(() => hosted.view().state === 'open', 'the room');
	const { code, secret } = hosted.view().room!;
	const tablets: Tablet[] = [];
	const join = async (count: number, from = origin) => {
		const first = tablets.length + 1;
		const more = Array.from(
			{ length: count },
			(_, index) => new Tablet(first + index, from, code, secret, () => once)
		);
		tablets.push(...more);
		await Promise.all(more.map((one) => one.join()));
		return more;
	};
	const end = async () => {
		for (const one of tablets) one.stop();
		hosted.host.stop();
		await relay.kill();
	};
	return { relay, origin, kept, commands, ...hosted, code, secret, tablets, join, end };
}

/** Everybody answers at once; returns ms until the last one was told that the teacher has it. */
async function round(tablets: Tablet[], name: string) {
	const start = performance.now();
	await Promise.all(tablets.map((one) => one.give(name, `${one.seat}`)));
	await until(() => tablets.every((one) => one.done), 'all to be in', 10_000);
	return performance.now() - start;
}

const rss = (pid: number) =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

/** One attempt to get in: what the relay says to it. */
function attempt(origin: string, auth: Auth): Promise<string> {
	return new Promise((done) => {
		const socket = connectTo(origin, '', ['websocket'])(() => auth);
		const tell = (what: string) => {
			socket.disconnect();
			done(what);
		};
		socket.once('connect', () => tell('in'));
		socket.once('connect_error', (error) => tell(error.message));
		socket.connect();
	});
}

/** A line for frames no honest client would make, once the relay has answered; and its id where it was let in. */
function rawLine(origin: string, auth: string): Promise<{ line: WebSocket; id?: string }> {
	const address = `${origin.replace('http', 'ws')}/room/socket/?EIO=4&transport=websocket`;
	return new Promise((done) => {
		const line = new WebSocket(address);
		line.on('close', () => done({ line }));
		line.on('error', () => done({ line }));
		line.on('message', (bytes) => {
			const words = String(bytes);
			if (words.startsWith('0')) line.send(`40${auth}`);
			else if (words === '2') line.send('3');
			else if (words.startsWith('40')) done({ line, id: JSON.parse(words.slice(2)).sid });
			else if (words.startsWith('44')) done({ line });
		});
	});
}

const guesses = dose(400, 10_000);

test(`S2 ${guesses} guessed codes: none looks at a room, and the class goes on meanwhile`, async () => {
	test.setTimeout(600_000);
	const room = await aClass(20);
	try {
		const tablets = await room.join(20);
		const random = seeded(seed);
		const said: Record<string, number> = {};
		const guess = async () => {
			const letters = Array.from(
				{ length: 6 },
				() => codeLetters[Math.floor(random() * codeLetters.length)]
			);
			const what = await attempt(room.origin, { as: 'guest', code: letters.join('') });
			said[what] = (said[what] ?? 0) + 1;
		};
		let left = guesses;
		let at = 0;
		const times: number[] = [];
		const lanes = Array.from({ length: 20 }, async () => {
			while (left-- > 0) await guess();
		});
		const lessons = (async () => {
			while (left > 0) times.push(await round(tablets, `question-${++at}`));
		})();
		await Promise.all([...lanes, lessons]);
		expect(said.in ?? 0).toBe(0);
		// very few were even looked at
		expect(said.nobody ?? 0).toBeLessThan(60);
		expect(room.view().knocks).toEqual([]);
		expect(Math.max(...times)).toBeLessThan(5000);
	} finally {
		await room.end();
	}
});

test('S3 one tablet says 10,000 things and joins 300 times: others are not held up, no seat too many', async () => {
	test.setTimeout(180_000);
	const room = await aClass(20);
	try {
		const tablets = await room.join(10);
		const { code, secret, origin } = room;
		const flood = connectTo(origin, '', ['websocket'])(() => ({ as: 'guest', code, secret }));
		flood.connect();
		await until(() => flood.connected);
		const token = '0'.repeat(32);
		const given = { answer: 'x' };
		for (let rev = 0; rev < 10_000; rev++)
			flood.emit('say', { say: 'answer', token, rev, activity: 'flood', round: 1, given });
		const crowd = Array.from({ length: 300 }, () => {
			const socket = connectTo(origin, '', ['websocket'])(() => ({ as: 'guest', code, secret }));
			socket.on('connect', () => socket.emit('say', { say: 'sit', number: 12 }));
			socket.connect();
			return socket;
		});
		expect(await round(tablets, 'question-1')).toBeLessThan(3000);
		await until(() => room.view().given.length === 11, 'one seat for all of them');
		const start = performance.now();
		await room.host.lock(true);
		await room.host.free(12);
		await until(() => room.view().given.length === 10);
		expect(performance.now() - start).toBeLessThan(1000);
		expect(room.kept.filter(({ activity }) => activity === 'flood')).toEqual([]);
		for (const socket of [flood, ...crowd]) socket.disconnect();
	} finally {
		await room.end();
	}
});

test('S4 1,000 forged frames: none is taken in, nobody else hears of it', async () => {
	test.setTimeout(120_000);
	const room = await aClass(5);
	try {
		const [victim] = await room.join(3);
		room.host.show(question({ title: 'True' }));
		await until(() => victim!.view.asked?.title === 'True');
		const { code, secret, origin } = room;
		const random = seeded(seed);
		const hex = () =>
			Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
		const forged = question({ title: 'False' });
		const frames: ((index: number) => [string, unknown])[] = [
			(rev) => [
				'say',
				{ say: 'answer', token: hex(), rev, activity: 'a', round: 1, given: { answer: 'x' } }
			],
			() => ['say', { say: 'hello', token: hex(), seat: 1 }],
			() => ['say', { say: 'gone' }],
			() => ['show', { ...forged, revision: 99_999_999 }],
			() => ['tell', [[[victim!.seat], { tell: 'out', why: 'ended' }]]],
			() => ['drop', room.tablets.map(({ seat }) => String(seat))],
			() => ['heard', [['x', { say: 'sit', number: 1 }]]],
			() => ['told', { tell: 'has', rev: 1, became: 'kept' }],
			() => ['say', '__proto__'],
			() => ['say', { say: 'sit', number: -1, ['__proto__']: { number: 1 } }]
		];
		for (let index = 0; index < 1000; index++) {
			if (index % 20 === 0) await sleep(20);
			const socket = connectTo(origin, '', ['websocket'])(() => ({ as: 'guest', code, secret }));
			socket.connect();
			socket.emit(...frames[index % frames.length]!(index));
			setTimeout(() => socket.disconnect(), 400);
		}
		await sleep(800);
		expect(room.kept).toEqual([]);
		expect(victim!.view.asked?.title).toBe('True');
		expect(room.view().given).toEqual([1, 2, 3]);
		expect(await round(room.tablets, 'question-1')).toBeLessThan(3000);
	} finally {
		await room.end();
	}
});

test('S11 frames nested 7,000 deep, from tablets and from hosts: the server lives, and the class goes on', async () => {
	test.setTimeout(60_000);
	const room = await aClass(3);
	try {
		const tablets = await room.join(2);
		const { code, secret, origin } = room;
		const other = (await openRoom(origin))!;
		const nested = (inmost: string) => '['.repeat(7000) + inmost + ']'.repeat(7000);
		const guest = JSON.stringify({ as: 'guest', code, secret });
		const told = await rawLine(
			origin,
			JSON.stringify({ as: 'guest', code: other.code, secret: other.secret })
		);
		const host = JSON.stringify({ as: 'host', code: other.code, token: other.token });
		const answer = (given: string) =>
			`["say",{"say":"answer","token":"${'0'.repeat(32)}","rev":1,"activity":"a","round":1,"given":${given}}]`;
		const placeholder = '{"_placeholder":true,"num":0}';
		const frames: [auth: string, ...frames: (string | Buffer)[]][] = [
			[guest, `42${answer(`{"answer":${nested('')}}`)}`],
			[guest, `451-${answer(`{"answer":${nested(placeholder)}}`)}`, Buffer.from('x')],
			[guest, `42["say",${nested('')}]`],
			[guest, `42["error",${nested('')}]`],
			[JSON.stringify({ as: 'guest', code }), `42["say",{"say":"knock","token":${nested('')}}]`],
			[`{"as":"guest","code":"${code}","secret":${nested('')}}`],
			[host, `42["show",${nested('')}]`],
			[host, `42["tell",[[["${told.id}"],${nested('')}]]]`],
			[host, `42["drop",${nested('')}]`]
		];
		for (const [at, [auth, ...said]] of frames.entries()) {
			const { line } = await rawLine(origin, auth);
			for (const frame of said) line.send(frame);
			await round(tablets, `question-${at}`);
			line.close();
		}
		told.line.close();
		expect(await fetch(origin).then(({ status }) => status)).toBe(200);
		expect(room.kept.filter(({ activity }) => activity === 'a')).toEqual([]);
	} finally {
		await room.end();
	}
});

test('S12 keys of as many letters and more bytes: none opens a room, and the server lives', async () => {
	const relay = relayProcess(await freePort(), { HOST_KEY: 'a-long-key' });
	await relay.start();
	try {
		const origin = `http://localhost:${relay.port}`;
		const open = (key: string) =>
			fetch(`${origin}/room`, {
				method: 'POST',
				headers: { origin, authorization: `Bearer ${key}`, 'x-forwarded-for': '10.0.0.1' }
			}).then(({ status }) => status);
		expect(await open('a-long-kéy')).toBe(401);
		expect(await open('a-long-key')).toBe(200);
	} finally {
		await relay.kill();
	}
});

test('S10 1,000 forged commands beside the teacher’s remote: none is obeyed, and the remote goes on', async () => {
	test.setTimeout(120_000);
	const room = await aClass(5);
	const { code, secret, origin } = room;
	const phone = aRemote(origin, code, { secret });
	try {
		const tablets = await room.join(3);
		await until(() => room.view().remote.asks.length === 1, 'the remote to ask');
		await room.host.remotes.approve(room.view().remote.asks[0]!.guest);
		await until(() => phone.view().state === 'on', 'the remote');
		const { remote: token = '' } = phone.memory.remembered;
		const random = seeded(seed);
		const hex = () =>
			Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
		const command = { say: 'command', n: 1, command: 'next' };
		const frames: (() => object)[] = [
			() => ({ ...command, token: hex() }),
			() => ({ ...command, token: '' }),
			() => ({ ...command }),
			() => ({ ...command, token: [token] }),
			() => ({ ...command, token: token.slice(0, 31) + (token.endsWith('0') ? '1' : '0') }),
			() => ({ ...command, token: hex(), command: 'end' }),
			() => ({ ...command, token, command: '__proto__' }),
			() => ({ ...command, token, n: -1 }),
			() => ({ ...command, token, n: '1' }),
			() => ({ ...command, token, seat: 1 }),
			() => ({ say: 'remote', token: hex() }),
			() => ({ say: 'remote', token: hex(), sign: '10' })
		];
		for (let index = 0; index < 1000; index++) {
			if (index % 20 === 0) await sleep(20);
			const socket = connectTo(origin, '', ['websocket'])(() => ({ as: 'guest', code, secret }));
			socket.connect();
			socket.emit('say', frames[index % frames.length]!());
			setTimeout(() => socket.disconnect(), 400);
		}
		await sleep(800);
		expect(room.commands).toEqual([]);
		expect(room.view().remote).toMatchObject({ on: true, here: true });
		phone.remote.say('next');
		await until(() => room.commands.length === 1, 'the remote’s own command');
		// a knock with the code alone says nothing else
		const knocker = connectTo(origin, '', ['websocket'])(() => ({ as: 'guest', code }));
		knocker.connect();
		await until(() => knocker.connected, 'a knocker');
		knocker.emit('say', { ...command, token, n: 99 });
		expect(await round(tablets, 'question-1')).toBeLessThan(3000);
		expect(room.commands).toEqual(['next']);
		knocker.disconnect();
	} finally {
		phone.remote.stop();
		await room.end();
	}
});

test('S5 nothing of a solution, of others or of a name goes over the line before its reveal', async () => {
	test.setTimeout(180_000);
	const room = await aClass(3);
	try {
		// listens to every byte a tablet is sent
		const { code, secret, port } = { ...room, port: room.relay.port };
		const heard: { at: string; words: string }[] = [];
		let at = '';
		const line = new WebSocket(`ws://localhost:${port}/room/socket/?EIO=4&transport=websocket`);
		line.on('message', (bytes) => {
			const words = String(bytes);
			if (words.startsWith('0')) line.send(`40${JSON.stringify({ as: 'guest', code, secret })}`);
			else if (words === '2') line.send('3');
			else heard.push({ at, words });
		});
		const [one, other] = await room.join(2);
		const mark = 'canary-solution';
		const lesson = allLessons.find(({ id }) => id === 'forward-or-stop')!;
		const activities = structuredClone(lesson.activities);
		// every text of every solution becomes a canary of its activity
		const canary = (value: unknown, id: string): unknown =>
			typeof value === 'string' && value.includes(' ')
				? `${mark}-${id} ${value}`
				: typeof value === 'object' && value !== null
					? Array.isArray(value)
						? value.map((item) => canary(item, id))
						: Object.fromEntries(
								Object.entries(value).map(([key, item]) => [key, canary(item, id)])
							)
					: value;
		for (const activity of activities)
			activity.solution = canary(activity.solution, activity.id) as never;
		const playable: Playable = {
			activities,
			cast: lesson.cast,
			kinds: Object.fromEntries(activities.map(({ kind }) => [kind, kindOf(kind)]))
		};
		const revealed = new Set<string>();
		for (let place = firstPlace(activities), step = 0; !place.over; step++) {
			const asked = askedOf(lesson, playable, place, 'en');
			if (asked.phase === 'review') revealed.add(asked.activity);
			at = [...revealed].join(' ');
			room.host.show(asked);
			if (asked.phase === 'ask') await one!.give(asked.activity, `canary-answer-${step}`);
			await until(() => other!.view.asked?.activity === asked.activity || asked.phase === 'over');
			await sleep(60);
			const choice = stepAt(playable, place).options?.[0]?.id ?? '';
			place = follow(
				playable,
				place,
				stepAt(playable, place).chooses ? { do: 'choose', choice } : { do: 'next' },
				0
			);
		}
		await until(() => one!.done);
		expect(heard.length).toBeGreaterThan(10);
		const early = heard.filter(({ at, words }) =>
			[...words.matchAll(/canary-solution-([a-z0-9-]+) /g)].some(
				([, id]) => !at.split(' ').includes(id!)
			)
		);
		expect(early).toEqual([]);
		expect(heard.some(({ words }) => words.includes(mark))).toBe(true);
		expect(heard.filter(({ words }) => words.includes('canary-answer'))).toEqual([]);
		line.close();
	} finally {
		await room.end();
	}
});

test('L3 ten frozen tablets of 40 do not hold the others up', async () => {
	const seconds = dose(5, 60);
	test.setTimeout(300_000);
	const room = await aClass(40);
	const proxy = await chaosProxy([room.relay.port], seeded(seed));
	try {
		const healthy = await room.join(30);
		await room.join(10, `http://localhost:${proxy.port}`);
		const before = rss(room.relay.pid());
		proxy.weather({ deaf: true });
		const arrivals: number[] = [];
		const end = performance.now() + seconds * 1000;
		for (let at = 1; performance.now() < end; at++) {
			const shown = performance.now();
			room.host.show(question({ title: `Number ${at}`, question: { text: 'x'.repeat(8000) } }));
			await Promise.all(
				healthy.map(async (one) => {
					await until(() => one.view.asked?.title === `Number ${at}`, 'the question', 10_000);
					arrivals.push(performance.now() - shown);
				})
			);
			await round(healthy, `question-${at}`);
		}
		arrivals.sort((one, other) => one - other);
		expect(arrivals[Math.floor(arrivals.length * 0.99)]).toBeLessThan(1000);
		expect(rss(room.relay.pid()) - before).toBeLessThan(50);
	} finally {
		await proxy.close();
		await room.end();
	}
});
