/* Two relays behind one address, joined by Redis: one is killed while a class answers, and nothing is lost. */
import { spawn, spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { seeded } from '../../src/lib/seed';
import { connectTo } from '../../src/lib/ways/room/connect';
import { freePort } from '../e2e/hosts';
import { aHost, places } from '../room';
import { chaosProxy } from './chaos';
import { dose } from './dose';
import { relayProcess, sleep, Tablet, until } from './room-class';

const has = spawnSync('redis-server', ['--version']).status === 0;
if (!has) console.log('skipped: there is no redis-server on this machine');

const pupils = dose(12, 40);

/** A Redis of this test's own, and what makes a relay join by it. */
async function startRedis() {
	const port = await freePort();
	const redis = spawn(
		'redis-server',
		['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
		{ stdio: ['ignore', 'pipe', 'inherit'] }
	);
	await new Promise<void>((ready) =>
		redis.stdout.on('data', (words) => String(words).includes('Ready to accept') && ready())
	);
	const environment = {
		REDIS_URL: `redis://127.0.0.1:${port}`,
		RELAY_SECRET: 'the same for both'
	};
	return { redis, environment };
}

test('L1 one of two relays is killed in the middle of a round: guests come back, nothing acknowledged is lost', async () => {
	test.skip(!has, 'there is no redis-server on this machine');
	test.setTimeout(120_000);
	const { redis, environment } = await startRedis();
	const relays = [
		relayProcess(await freePort(), environment),
		relayProcess(await freePort(), environment)
	];
	const class_: Tablet[] = [];
	const proxy = await chaosProxy(
		relays.map((relay) => relay.port),
		seeded('')
	);
	const stored = new Map<string, unknown>();
	let hosted: ReturnType<typeof aHost> | undefined;
	try {
		await Promise.all(relays.map((relay) => relay.start()));
		const [first, second] = relays as [(typeof relays)[0], (typeof relays)[0]];
		// the host sits on the first, guests on both
		hosted = aHost(`http://localhost:${first.port}`, {
			seats: () => places(pupils),
			collect: async (arrivals) => {
				await sleep(5);
				for (const { seat, activity, given } of arrivals)
					stored.set(`${activity}/${seat}`, 'answer' in given ? given.answer : null);
				return arrivals.map(() => ({ became: 'kept' as const }));
			}
		});
		await hosted.host.start();
		await until(() => hosted!.view().state === 'open');
		const { code, secret } = hosted.view().room!;
		class_.push(
			...Array.from(
				{ length: pupils },
				(_, index) =>
					new Tablet(
						index + 1,
						`http://localhost:${proxy.port}`,
						code,
						secret,
						() => (say) => say()
					)
			)
		);
		await Promise.all(class_.map((one) => one.join()));
		for (let at = 1; at <= 6; at++) {
			const given = class_.map((one) => one.give(`question-${at}`, `${one.seat}-${at}`));
			if (at === 3) {
				await second.kill();
				proxy.to([first.port]);
			}
			await Promise.all(given);
			await sleep(200);
		}
		await until(() => class_.every((one) => one.done), 'all to be in', 15_000);
		const wrong = class_.flatMap((one) =>
			[...one.gave].filter(([name, answer]) => stored.get(`${name}/${one.seat}`) !== answer)
		);
		expect(wrong).toEqual([]);
		expect(stored.size).toBe(pupils * 6);
	} finally {
		for (const one of class_) one.stop();
		hosted?.host.stop();
		await proxy.close();
		await Promise.all(relays.map((relay) => relay.kill()));
		redis.kill('SIGKILL');
	}
});

test('S2 one who guesses behind the one address does not shut the door on who types the right code', async () => {
	test.skip(!has, 'there is no redis-server on this machine');
	const { redis, environment } = await startRedis();
	const relay = relayProcess(await freePort(), environment);
	const origin = `http://localhost:${relay.port}`;
	const hosted = aHost(origin);
	try {
		await relay.start();
		await hosted.host.start();
		await until(() => hosted.view().state === 'open');
		const guess = (code: string) =>
			new Promise<string>((done) => {
				const socket = connectTo(origin, '', ['websocket'])(() => ({ as: 'guest', code }));
				const tell = (what: string) => {
					socket.disconnect();
					done(what);
				};
				socket.once('connect', () => tell('in'));
				socket.once('connect_error', (error) => tell(error.message));
				socket.connect();
			});
		for (const letter of 'ABCDEFGH') expect(await guess(letter.repeat(6))).toBe('nobody');
		expect(await guess(hosted.view().room!.code)).toBe('in');
	} finally {
		hosted.host.stop();
		await relay.kill();
		redis.kill('SIGKILL');
	}
});
