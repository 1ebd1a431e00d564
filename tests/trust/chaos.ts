/* A TCP proxy of ours that does to connections what a school's network does. */
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Weather {
	/** connections are refused, and those there are ended */
	down: boolean;
	/** bytes are swallowed, no connection is ended */
	deaf: boolean;
	/** ms each piece waits, up to this */
	latency: number;
	/** at most so many bytes at a time */
	dribble: number;
	/** the share of connections that is cut every 250 ms */
	cuts: number;
}

const fair: Weather = { down: false, deaf: false, latency: 0, dribble: Infinity, cuts: 0 };

export interface Proxy {
	port: number;
	/** what holds from now on; nothing is fair weather */
	weather: (change?: Partial<Weather>) => void;
	/** where new connections go */
	to: (ports: number[]) => void;
	close: () => Promise<void>;
}

/** A proxy to ports of this machine, one after another. `random` gives numbers from 0 up to but not 1. */
export async function chaosProxy(ports: number[], random: () => number): Promise<Proxy> {
	let now = { ...fair };
	let targets = ports;
	let turn = 0;
	const pairs = new Set<Socket>();

	const cut = (socket: Socket) => {
		pairs.delete(socket);
		socket.destroy();
	};

	/** Passes bytes on in order, as the weather allows. */
	function pass(from: Socket, to: Socket) {
		let last = Promise.resolve();
		from.on('data', (bytes: Buffer) => {
			if (now.deaf) return;
			const pieces: Buffer[] = [];
			for (let at = 0; at < bytes.length; at += now.dribble)
				pieces.push(bytes.subarray(at, Math.min(bytes.length, at + now.dribble)));
			for (const piece of pieces) {
				const wait = now.latency * random() + (now.dribble < Infinity ? 2 : 0);
				last = last.then(async () => {
					if (wait) await new Promise((done) => setTimeout(done, wait));
					if (!to.destroyed) to.write(piece);
				});
			}
		});
		from.on('error', () => {});
		from.on('close', () => {
			pairs.delete(from);
			if (!now.deaf) to.destroy();
		});
	}

	const server = createServer((near) => {
		if (now.down) return void near.destroy();
		const port = targets[turn++ % targets.length]!;
		const far = connect(port, '127.0.0.1');
		near.setNoDelay(true);
		far.setNoDelay(true);
		pairs.add(near);
		pairs.add(far);
		pass(near, far);
		pass(far, near);
	});
	const cutting = setInterval(() => {
		for (const socket of pairs) if (random() < now.cuts) cut(socket);
	}, 250);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		port: (server.address() as AddressInfo).port,
		weather(change = {}) {
			const wasDeaf = now.deaf;
			now = { ...fair, ...change };
			// what was half open never works again
			if (now.down || (wasDeaf && !now.deaf)) for (const socket of [...pairs]) cut(socket);
		},
		to: (ports) => (targets = ports),
		close: () =>
			new Promise((done) => {
				clearInterval(cutting);
				for (const socket of [...pairs]) cut(socket);
				server.close(() => done());
			})
	};
}
