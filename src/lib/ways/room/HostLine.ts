/*
 * The host's line to the relay: opens a room, or the one of before, and once more where the relay was started anew
 * and knows no token of before.
 */
import type { Socket } from 'socket.io-client';
import type { Connect } from './connect';
import type { Telling } from './frames';
import type { Asked, Heard, OpenedRoom } from './messages';

export interface HostLineWire {
	connect: Connect;
	/** asks the relay for a room, or for one of before; undefined where it does not answer, throws if it refuses */
	open: (again?: { code: string; token: string }) => Promise<OpenedRoom | undefined>;
	/** the relay has the room; resolves once that is kept */
	opened: (room: OpenedRoom) => Promise<void>;
	/** the line is a new one: the relay remembers nothing */
	connected: () => void;
	heard: (heard: Heard[]) => void;
	changed: () => void;
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

export class HostLine {
	readonly #wire: HostLineWire;
	#state: 'opening' | 'open' | 'away' | 'replaced' | 'refused' | 'ended' = 'opening';
	#room: OpenedRoom | undefined;
	#socket: Socket | undefined;

	constructor(wire: HostLineWire) {
		this.#wire = wire;
	}

	get state() {
		return this.#state;
	}

	/** Opens the room and connects to it. */
	async start(again: { code: string; token: string } | undefined) {
		if (!(await this.#open(again)) || this.state === 'ended') return;
		const { code } = this.#room!;
		this.#socket = this.#wire.connect(() => ({ as: 'host', code, token: this.#room!.token }));
		this.#listen(this.#socket);
		this.#socket.connect();
		this.#wire.changed();
	}

	show(asked: Asked) {
		if (this.#socket?.connected) this.#socket.emit('show', asked);
	}

	tell(telling: Telling) {
		if (!this.#socket?.connected) return;
		for (const frame of telling.frames()) this.#socket.emit('tell', frame);
	}

	stop() {
		this.#state = 'ended';
		this.#socket?.disconnect();
	}

	/** Asks until the relay answers; false where it refuses. */
	async #open(again: { code: string; token: string } | undefined): Promise<boolean> {
		while (this.#state !== 'ended') {
			try {
				const opened = await this.#wire.open(again && { code: again.code, token: again.token });
				if (this.state === 'ended') return false;
				if (opened) {
					this.#room = opened;
					await this.#wire.opened(opened);
					return true;
				}
			} catch {
				this.#turn('refused');
				return false;
			}
			await wait(1000);
		}
		return false;
	}

	#listen(socket: Socket) {
		socket.on('connect', () => {
			this.#wire.connected();
			this.#turn('open');
		});
		socket.on('disconnect', () => this.#turn('away'));
		socket.on('connect_error', () => {
			this.#turn('away');
			// refused: the relay was started anew and knows no token of before
			if (!socket.active) void this.#reopen(socket);
		});
		socket.on('replaced', () => {
			this.#turn('replaced');
			socket.disconnect();
		});
		socket.on('heard', (heard: Heard[]) => this.#wire.heard(heard));
	}

	async #reopen(socket: Socket) {
		await wait(500);
		if (await this.#open(this.#room)) socket.connect();
	}

	#turn(state: HostLine['state']) {
		if (this.#state === 'ended' || this.#state === 'replaced') return;
		this.#state = state;
		this.#wire.changed();
	}
}
