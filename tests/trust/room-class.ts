/* A class for the batteries: a relay in a process of its own, tablets that run the kit's engine, and what befalls them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { connectTo, type Connect } from '../../src/lib/ways/room/connect';
import { memoryOutbox } from '../../src/lib/ways/room/outbox';
import { root } from '../e2e/sitemap';
import { aGuest, until } from '../room';

export interface RelayProcess {
	port: number;
	/** ends it with no chance to say anything */
	kill: () => Promise<void>;
	pid: () => number;
	start: () => Promise<void>;
}

/** The kit's own server on a port of this machine; it is not started yet. */
export function relayProcess(port: number, environment: Record<string, string> = {}): RelayProcess {
	let child: ChildProcess | undefined;
	return {
		port,
		pid: () => child!.pid!,
		async start() {
			const started = spawn(process.execPath, ['dist-server/index.js'], {
				cwd: root,
				env: { ...process.env, ...environment, PORT: String(port) },
				stdio: ['ignore', 'pipe', 'inherit']
			});
			child = started;
			await Promise.race([
				new Promise((done) => started.stdout.once('data', done)),
				new Promise((_, fail) =>
					started.once('exit', () => fail(new Error('the relay did not start')))
				)
			]);
		},
		async kill() {
			if (!child || child.exitCode !== null || child.signalCode !== null) return;
			const ended = new Promise((done) => child!.once('exit', done));
			child.kill('SIGKILL');
			await ended;
		}
	};
}

/** How what tablets say reaches the line: once and in order, unless a test says otherwise. */
export type Habit = (say: () => void) => void;

export class Tablet {
	#made: ReturnType<typeof aGuest>;
	readonly #outbox = memoryOutbox();
	#memory: { remembered: object } = { remembered: {} };
	/** by question: what was given last, and what the teacher is said to have */
	readonly gave = new Map<string, string>();
	readonly told = new Set<string>();

	constructor(
		readonly seat: number,
		readonly origin: string,
		readonly code: string,
		readonly secret: string,
		readonly habit: () => Habit
	) {
		this.#made = this.#make();
	}

	get view() {
		return this.#made.view();
	}

	#make() {
		const { origin, code, secret } = this;
		const connect: Connect = (auth) => this.#by(connectTo(origin, '', ['websocket'])(auth));
		const memory = this.#memory as Parameters<typeof aGuest>[2] & object;
		return aGuest(origin, code, {
			connect,
			outbox: this.#outbox,
			memory: memory as { remembered: object },
			secret
		});
	}

	/** A socket whose words go by this tablet's habit. */
	#by(socket: Socket): Socket {
		const emit = socket.emit.bind(socket);
		socket.emit = (event: string, ...words: unknown[]) => {
			if (event === 'say') this.habit()(() => void emit(event, ...words));
			else emit(event, ...words);
			return socket;
		};
		return socket;
	}

	async join() {
		void this.#made.guest.start();
		await until(() => ['picking', 'in'].includes(this.view.state), `seat ${this.seat}`, 20_000);
		if (this.view.state === 'picking') this.#made.guest.sit(this.seat);
		await until(() => this.view.state === 'in', `seat ${this.seat} to be given`, 20_000);
	}

	async give(question: string, answer: string) {
		// a page without a seat has nothing to answer with
		await until(() => this.view.state === 'in', `seat ${this.seat} to be there`, 20_000);
		this.gave.set(question, answer);
		await this.#made.guest.give(question, 1, { answer });
	}

	/** The page is loaded anew: what is in memory is gone, what the tab and the outbox remember is not. */
	reload() {
		this.note();
		this.#made.guest.stop();
		this.#made = this.#make();
		void this.#made.guest.start();
	}

	/** The tab is closed and another opened: it has to ask for its seat again. */
	async die() {
		this.note();
		this.#made.guest.stop();
		this.#memory = { remembered: {} };
		this.#made = this.#make();
		await this.join();
	}

	/** Notes what the teacher is said to have by now. */
	note() {
		for (const [name, { state }] of Object.entries(this.view.given))
			if (state === 'has') this.told.add(name.split('/')[0]!);
	}

	get done() {
		this.note();
		return [...this.gave.keys()].every((question) => this.told.has(question));
	}

	stop() {
		this.#made.guest.stop();
	}
}

export { sleep, until };
