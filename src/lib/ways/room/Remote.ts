/*
 * A phone that is, or would be, the teacher's remote. It says next, back, blank; it waits for nobody and repeats
 * nothing: what was not heard the teacher sees, and presses again.
 */
import * as v from 'valibot';
import type { Connect } from './connect';
import { Line, type Pass } from './Line';
import {
	askedSchema,
	perStart,
	type Command,
	type GuestSays,
	type Knock,
	type Refusal,
	type Stands,
	type Told
} from './messages';

/** What this tab remembers of it, over a reload and no longer. */
export interface RememberedRemote extends Pass {
	remote?: string | undefined;
}

export interface RemoteView {
	/** `stopped`: the teacher said no, or no longer */
	state: 'joining' | 'knocking' | 'asking' | 'on' | 'stopped' | 'ended';
	why?: Refusal | undefined;
	reached: boolean;
	away: boolean;
	/** stands on the laptop too, while the teacher is asked */
	sign?: string | undefined;
	stands?: Stands | undefined;
}

export interface RemoteWire {
	code: string;
	secret?: string | undefined;
	connect: Connect;
	memory: { load: () => RememberedRemote; save: (remembered: RememberedRemote) => void };
	onchange: (view: RemoteView) => void;
}

export class Remote {
	readonly #wire: RemoteWire;
	readonly #line: Line;
	#remembered: RememberedRemote;
	#view: RemoteView = { state: 'joining', reached: false, away: false };
	#n = 0;
	/** which start of the host this was shown by */
	#start = 0;

	constructor(wire: RemoteWire) {
		this.#wire = wire;
		this.#remembered = wire.memory.load();
		this.#remember({ secret: wire.secret ?? this.#remembered.secret });
		this.#line = new Line({
			code: wire.code,
			connect: wire.connect,
			pass: () => this.#remembered,
			remember: (secret) => this.#remember({ secret }),
			hello: () => this.#hello(),
			told: (told) => this.#told(told),
			shown: (words) => this.#shown(words),
			changed: () => this.#change({ reached: this.#line.reached, away: this.#line.away }),
			refused: (why) => this.#change({ why })
		});
	}

	get view() {
		return this.#view;
	}

	start() {
		this.#line.start();
		this.#line.connect();
	}
	stop = () => this.#line.stop();
	wake = () => this.#line.wake();

	/** Asks once more. */
	ask = () => this.#line.hello();

	say(command: Command['command']) {
		const { remote } = this.#remembered;
		if (!remote || this.#view.state !== 'on') return;
		this.#n += 1;
		this.#line.say({ say: 'command', token: remote, n: this.#n, command });
	}

	#hello(): GuestSays | Knock {
		const { secret, remote } = this.#remembered;
		if (!secret) {
			this.#change({ state: 'knocking', why: undefined });
			return { say: 'knock' };
		}
		return { say: 'remote', ...(remote && { token: remote }) };
	}

	#told(told: Exclude<Told, { tell: 'admitted' }>) {
		this.#line.answered();
		switch (told.tell) {
			case 'sign':
				this.#change({ state: 'asking', why: undefined, sign: told.sign });
				break;
			case 'remote':
				this.#remember({ remote: told.token });
				this.#n = Math.max(this.#n, told.from);
				this.#change({ state: 'on', why: undefined, sign: undefined, stands: told.stands });
				break;
			case 'stands':
				this.#change({ stands: told.stands });
				break;
			case 'stopped':
				this.#remember({ remote: undefined });
				this.#change({ state: 'stopped', stands: undefined });
				break;
			case 'out':
				this.#remember({ remote: undefined });
				this.#change({ state: 'ended', stands: undefined });
				if (told.why === 'ended') this.stop();
		}
	}

	/** A host that was started anew does not know who is here. */
	#shown(words: unknown) {
		const read = v.safeParse(askedSchema, words);
		if (!read.success) return;
		const start = Math.floor(read.output.revision / perStart);
		if (start !== this.#start) this.#line.hello();
		this.#start = start;
	}

	#remember(change: Partial<RememberedRemote>) {
		this.#remembered = { ...this.#remembered, ...change };
		this.#wire.memory.save(this.#remembered);
	}

	#change(change: Partial<RemoteView>) {
		this.#view = { ...this.#view, ...change };
		this.#wire.onchange(this.#view);
	}
}
