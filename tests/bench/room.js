/*
 * `npm run bench room`: a class of N answers the instant it sees the question, five times; the host is a real
 * Chromium page with its database. Beside it, in the same run, a bare `ws` server does the same work. One JSON line
 * for each N. On a shared machine trust counts first, then CPU, then milliseconds.
 *   --guests 40,200     other sizes
 *   --rounds 5
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { WebSocket } from 'ws';
import { chromiumPath } from '../../scripts/browser.js';
import { serve } from './site.js';

const { values } = parseArgs({
	options: {
		guests: { type: 'string', default: '40,200,1000,3000' },
		rounds: { type: 'string', default: '5' }
	}
});
const rounds = Number(values.rounds);
const root = fileURLToPath(new URL('../..', import.meta.url));
/** USER_HZ of Linux: ticks a second in /proc */
const tick = 10;

/** ms of CPU a process has had @param {number} pid */
function cpuOf(pid) {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * tick;
}
/** MB @param {number} pid */
const rssOf = (pid) =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** @param {number[]} list @param {number} share */
const at = (list, share) =>
	[...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ??
	NaN;
/** @param {number} ms */
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
/** @param {() => boolean} holds @param {number} most ms */
async function until(holds, most) {
	const end = performance.now() + most;
	while (!holds() && performance.now() < end) await sleep(5);
}

const question = (/** @type {string} */ activity) => ({
	phase: 'ask',
	activity,
	round: 1,
	kind: 'choice',
	title: 'What helps?',
	keeps: 'answer',
	question: {
		prompt: 'Someone shares an unkind picture. What helps?',
		options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `One thing to do, named ${id}` }))
	},
	cast: [],
	language: 'en',
	topic: 'cyberbullying',
	band: 'C',
	seed: 'x'
});

/** The host's page, bundled from the one the batteries use. */
async function hostScript() {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: `${root}/src/lib` } },
		build: {
			write: false,
			lib: { entry: `${root}/tests/trust/room-host.ts`, name: 'room', formats: ['iife'] }
		}
	});
	return /** @type {any} */ (built)[0].output[0].code;
}

/** A guest that speaks the room's protocol on a bare socket: lighter than any engine, so that it is not measured. */
class RawGuest {
	token = '';
	sid = false;
	messages = 0;
	/** @type {number[]} */ seen = [];
	sentAt = 0;
	has = 0;

	/** @param {string} origin @param {{code: string, secret: string}} room @param {number} seat */
	constructor(origin, { code, secret }, seat) {
		this.seat = seat;
		this.line = new WebSocket(
			`${origin.replace('http', 'ws')}/room/socket/?EIO=4&transport=websocket`,
			{ perMessageDeflate: false }
		);
		this.line.on('message', (bytes) => this.hear(String(bytes), { as: 'guest', code, secret }));
		this.line.on('error', () => {});
	}

	/** @param {string} words @param {object} auth */
	hear(words, auth) {
		if (words === '2') this.line.send('3');
		else if (words.startsWith('0')) this.line.send(`40${JSON.stringify(auth)}`);
		else if (words.startsWith('40'))
			this.line.send(`42${JSON.stringify(['say', { say: 'sit', number: this.seat }])}`);
		else if (words.startsWith('42["show"')) {
			this.messages += 1;
			const asked = JSON.parse(words.slice(2))[1];
			this.seen.push(Date.now());
			if (this.token) this.answer(asked);
		} else if (words.startsWith('42["told"')) {
			this.messages += 1;
			const told = JSON.parse(words.slice(2))[1];
			if (told.tell === 'seat') this.token = told.seat.token;
			if (told.tell === 'has') this.has += 1;
		}
	}

	/** @param {{activity: string, revision: number}} asked */
	answer({ activity, revision }) {
		const given = { answer: { chosen: ['a'] } };
		const said = { say: 'answer', token: this.token, rev: revision, activity, round: 1, given };
		this.messages += 1;
		this.sentAt = Date.now();
		this.line.send(`42${JSON.stringify(['say', said])}`);
	}
}

/** @param {import('@playwright/test').Browser} browser @param {string} script @param {number} count */
async function measureRoom(browser, script, count) {
	const kit = await serve(root);
	const page = await browser.newPage();
	await page.route(`${kit.origin}/host`, (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Host</title>' })
	);
	await page.goto(`${kit.origin}/host`);
	await page.addScriptTag({ content: script });
	await page.evaluate((seats) => window.room.start(seats), count);
	await page.waitForFunction(() => window.room.seen()?.state === 'open');
	const room = await page.evaluate(() => window.room.seen()?.room);
	if (!room) throw new Error('the room did not open');
	/** @type {RawGuest[]} */ const guests = [];
	for (let first = 1; first <= count; first += 100) {
		const more = Array.from(
			{ length: Math.min(100, count - first + 1) },
			(_, index) => new RawGuest(kit.origin, room, first + index)
		);
		guests.push(...more);
		await until(() => more.every(({ token }) => token !== ''), 60_000);
	}
	/** @type {{ cpu: number, committed: number[], fanout: number[], messages: number, lost: number }[]} */
	const measured = [];
	for (let round = 1; round <= rounds; round++) {
		for (const guest of guests) Object.assign(guest, { messages: 0, seen: [], has: 0 });
		const before = cpuOf(kit.pid);
		const shown = await page.evaluate(
			(asked) => {
				const now = Date.now();
				window.room.show(asked);
				return now;
			},
			/** @type {any} */ (question(`question-${round}`))
		);
		await until(() => guests.every(({ has }) => has > 0), 60_000);
		const cpu = cpuOf(kit.pid) - before;
		const committed = await page.evaluate(() => window.room.takeCommitted());
		const sent = new Map(guests.map(({ seat, sentAt }) => [seat, sentAt]));
		const stored = await page.evaluate((name) => window.room.storedIn(name), `question-${round}`);
		measured.push({
			cpu,
			committed: committed.map(([seat, when]) => when - (sent.get(seat) ?? 0)),
			fanout: guests.map(({ seen }) => (seen[0] ?? NaN) - shown),
			messages: guests.reduce((sum, { messages }) => sum + messages, 0) / count,
			lost: count - stored
		});
		// questions come seconds apart; what a room may say in a second has its limit, and these guests say nothing twice
		await sleep(Math.max(300, count / 2));
	}
	const rss = rssOf(kit.pid);
	for (const { line } of guests) line.terminate();
	await page.close();
	kit.stop();
	return { measured, rss };
}

/** The same work on the bare server: median ms of CPU a round. @param {number} count */
async function measureBare(count) {
	const child = spawn(process.execPath, ['tests/bench/bare-ws.js'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [line] = await once(child.stdout, 'data');
	const address = `ws://localhost:${Number(line)}`;
	const open = (/** @type {string} */ path) =>
		/** @type {Promise<WebSocket>} */ (
			new Promise((done) => {
				const socket = new WebSocket(address + path, { perMessageDeflate: false });
				socket.on('open', () => done(socket));
			})
		);
	const host = await open('/host');
	host.on('message', (bytes) => {
		const { from, words } = JSON.parse(String(bytes));
		host.send(JSON.stringify({ to: from, words: { tell: 'has', rev: words.rev } }));
	});
	let had = 0;
	const guests = [];
	for (let first = 0; first < count; first += 100)
		guests.push(
			...(await Promise.all(
				Array.from({ length: Math.min(100, count - first) }, () => open('/guest'))
			))
		);
	for (const guest of guests)
		guest.on('message', (bytes) => {
			const words = JSON.parse(String(bytes));
			if (words.tell) had += 1;
			else {
				const given = { answer: { chosen: ['a'] } };
				const token = '0'.repeat(32);
				const { activity } = words;
				guest.send(JSON.stringify({ say: 'answer', token, rev: 1, activity, round: 1, given }));
			}
		});
	const costs = [];
	for (let round = 1; round <= rounds; round++) {
		had = 0;
		const before = cpuOf(/** @type {number} */ (child.pid));
		host.send(JSON.stringify({ words: question(`question-${round}`) }));
		await until(() => had === count, 60_000);
		costs.push(cpuOf(/** @type {number} */ (child.pid)) - before);
		await sleep(300);
	}
	for (const socket of [host, ...guests]) socket.terminate();
	child.kill();
	return at(costs, 0.5);
}

const path = chromiumPath();
const browser = await chromium.launch({
	...(path && { executablePath: path }),
	args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
});
const script = await hostScript();

for (const count of values.guests.split(',').map(Number)) {
	const { measured, rss } = await measureRoom(browser, script, count);
	const bare = await measureBare(count);
	const committed = measured.flatMap((one) => one.committed);
	const messages = at(
		measured.map((one) => one.messages),
		0.5
	);
	console.log(
		JSON.stringify({
			bench: 'room',
			guests: count,
			lost: measured.reduce((sum, one) => sum + one.lost, 0),
			committed_p50_ms: at(committed, 0.5),
			committed_p99_ms: at(committed, 0.99),
			fanout_p99_ms: at(
				measured.flatMap((one) => one.fanout),
				0.99
			),
			messages_per_guest: Math.round(messages * 100) / 100,
			cpu_ms_per_round: at(
				measured.map((one) => one.cpu),
				0.5
			),
			rss_mb: Math.round(rss),
			bare_ws_cpu_ms: bare
		})
	);
}
await browser.close();
