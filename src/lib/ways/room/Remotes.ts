/*
 * The teacher's phone as the remote: nobody is one until the teacher says so on the laptop, and one at a time. What
 * it may say is a handful of commands, each with the token of that phone and a number that goes up.
 */
import { newId } from '../../id';
import type { Command, GuestSays, Stands, Told } from './messages';

/** how many ask before the next is not heard */
const mostAsks = 4;

export interface RemotesWire {
	tell: (guests: string[], told: Told) => void;
	/** resolves once the token is kept */
	save: () => Promise<void>;
	command: (command: Command['command']) => void;
	changed: () => void;
}

export class Remotes {
	readonly #wire: RemotesWire;
	/** who asks, and the sign that stands on both screens */
	readonly #asks = new Map<string, string>();
	#token: string | undefined;
	/** the phone, while it is connected */
	#guest: string | undefined;
	#n = 0;
	#stands: Stands | undefined;

	constructor(wire: RemotesWire) {
		this.#wire = wire;
	}

	/** What the teacher sees of it. */
	get view() {
		return {
			asks: [...this.#asks].map(([guest, sign]) => ({ guest, sign })),
			on: this.#token !== undefined,
			here: this.#guest !== undefined
		};
	}
	get token() {
		return this.#token;
	}
	get guests() {
		return this.#guest === undefined ? [] : [this.#guest];
	}

	/** The phone that was the remote before this page was loaded is it still. */
	begin(token: string | undefined) {
		this.#token = token;
	}

	/** The line is a new one: who is here says so again. */
	clear() {
		this.#asks.clear();
		this.#guest = undefined;
	}

	gone(guest: string) {
		this.#asks.delete(guest);
		if (this.#guest === guest) this.#guest = undefined;
	}

	/** A guest asks, comes back, or commands. Without the token nothing is obeyed. */
	hear(guest: string, said: Extract<GuestSays, { say: 'remote' | 'command' }>) {
		if (said.say === 'remote' && said.token === undefined) return this.#ask(guest);
		if (this.#token === undefined || said.token !== this.#token)
			return this.#wire.tell([guest], { tell: 'stopped' });
		this.#guest = guest;
		if (said.say === 'remote') return this.#welcome();
		if (said.n <= this.#n) return;
		this.#n = said.n;
		this.#wire.command(said.command);
	}

	/** Tells the remote where the lesson is. */
	show(stands: Stands) {
		if (JSON.stringify(stands) === JSON.stringify(this.#stands)) return;
		this.#stands = stands;
		this.#wire.tell(this.guests, { tell: 'stands', stands });
	}

	/** This phone is the remote from now on, and no other. */
	async approve(guest: string) {
		if (!this.#asks.delete(guest)) return;
		this.#wire.tell(this.guests, { tell: 'stopped' });
		this.#token = newId();
		this.#n = 0;
		this.#guest = guest;
		await this.#wire.save();
		this.#welcome();
		this.#wire.changed();
	}

	/** This phone is not the remote. */
	deny(guest: string) {
		if (this.#asks.delete(guest)) this.#wire.tell([guest], { tell: 'stopped' });
		this.#wire.changed();
	}

	/** No phone is the remote any longer. */
	async stop() {
		const { guests } = this;
		this.#token = this.#guest = undefined;
		await this.#wire.save();
		this.#wire.tell(guests, { tell: 'stopped' });
		this.#wire.changed();
	}

	#ask(guest: string) {
		if (this.#asks.size >= mostAsks && !this.#asks.has(guest)) return;
		const sign = this.#asks.get(guest) ?? this.#newSign();
		this.#asks.set(guest, sign);
		this.#wire.tell([guest], { tell: 'sign', sign });
	}

	/** Two digits nobody else waits with. */
	#newSign(): string {
		const sign = String(10 + (crypto.getRandomValues(new Uint8Array(1))[0]! % 90));
		return [...this.#asks.values()].includes(sign) ? this.#newSign() : sign;
	}

	#welcome() {
		this.#wire.tell(this.guests, {
			tell: 'remote',
			token: this.#token!,
			from: this.#n,
			...(this.#stands && { stands: this.#stands })
		});
	}
}
