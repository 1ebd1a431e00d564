/*
 * The live room of a run. One window hosts it: the one that holds the lock, the console before any other. Every
 * window knows how to join, since what it takes to open the same room after a crash is in the database.
 */
import { base } from '$app/paths';
import { askedOf } from '$lib/ways/room/asked';
import { connectTo } from '$lib/ways/room/connect';
import { Host, type HostView, type Saved } from '$lib/ways/room/Host';
import type { Place } from '$lib/ways/room/Seating';
import type { Leading } from './Leading.svelte';
import { askRelay, Refused, type Missing } from './relay';
import { obey, standsOf } from './remote';

export class LiveRoom {
	readonly #leading: Leading;
	readonly #first: boolean;
	readonly #channel: BroadcastChannel;
	#view = $state.raw<HostView>();
	#kept = $state.raw<Saved>();
	#host: Host | undefined;
	/** the seats of the class: numbers and pictures */
	places = $state.raw<readonly Place[]>([]);
	#release = () => {};
	#turn = $state(0);
	#shown = $state(false);
	#stopped = false;
	missing = $state<Missing>();
	opening = $state(false);

	readonly #ways = $derived.by(() => {
		const { addresses = [] } = this.room ?? {};
		const reached = this.#view?.reached;
		return [...addresses].sort((a, b) => Number(b === reached) - Number(a === reached));
	});
	/** the address tablets open, and how many more there are to try */
	readonly address = $derived.by(() => this.#ways[this.#turn % Math.max(1, this.#ways.length)]);
	readonly others = $derived.by(() => this.#ways.length - 1);

	/** @param first this window takes the room from any other: the console */
	constructor(leading: Leading, first: boolean) {
		this.#leading = leading;
		this.#first = first;
		this.#channel = new BroadcastChannel(`netkind-room-${leading.run.id}`);
		this.#channel.onmessage = ({ data }) => {
			if (typeof data?.shown === 'boolean') this.#shown = data.shown;
			if (typeof data?.turn === 'number') this.#turn = data.turn;
		};
	}

	/** undefined in a window that does not host */
	get view() {
		return this.#view;
	}
	get room() {
		return this.#view?.room ?? this.#kept;
	}
	/** how to join stands on the stage */
	get shown() {
		return this.#shown && this.room !== undefined;
	}
	/** what a QR code says: the address with code and secret after #, where no server sees them */
	link = (language: string) =>
		this.room && this.address
			? `${this.address}${language}/join/#${this.room.code}.${this.room.secret}`
			: undefined;

	/** Follows the room of this run, and hosts it if it was open. Returns the way to stop. */
	listen(): () => void {
		const { store } = this.#leading.keeping;
		if (!store) return () => {};
		const db = store.databaseFor(this.#leading.run.id);
		const stop = store.watch(
			async () => ({
				found: await store.getSetting(db, 'room'),
				seats: await store.seatsOf(db, this.#leading.run.group)
			}),
			({ found, seats }) => {
				this.places = seats.map(({ number, picture }) => ({ number, picture }));
				this.#kept = found?.run === this.#leading.run.id ? found : undefined;
				if (this.#kept && !this.#host && !this.#stopped) void this.#take();
			},
			() => {}
		);
		return () => {
			stop();
			this.#stopped = true;
			void (this.#leading.place.over ? this.#host?.end() : this.#host?.stop());
			this.#release();
			this.#channel.close();
		};
	}

	/** Opens the room, and shows the class how to join. */
	async open() {
		this.opening = true;
		this.missing = undefined;
		await this.#leading.useDevices();
		await this.#take();
		this.show(true);
	}

	/** Shows on the stage how to join, or no longer. */
	show(shown: boolean) {
		this.#shown = shown;
		this.#channel.postMessage({ shown });
	}

	/** Tablets did not find the address: the next one. */
	tryOther() {
		this.#turn += 1;
		this.#channel.postMessage({ turn: this.#turn });
	}

	admit = (guest: string) => this.#host?.admit(guest);
	refuse = (guest: string) => this.#host?.refuse(guest);
	handOver = (guest: string) => this.#host?.handOver(guest);
	free = (seat: number) => this.#host?.free(seat);
	lock = (locked: boolean) => this.#host?.lock(locked);
	approveRemote = (guest: string) => this.#host?.remotes.approve(guest);
	denyRemote = (guest: string) => this.#host?.remotes.deny(guest);
	stopRemote = () => this.#host?.remotes.stop();

	/** Closes the room for good. */
	async close() {
		await this.#host?.end();
		this.#host = undefined;
		this.#view = undefined;
		this.#kept = undefined;
		this.show(false);
		this.#release();
	}

	/** Tells the room where the lesson is. */
	tell() {
		const { file, playable, place } = this.#leading;
		const asked = askedOf(file.lesson, playable, place, file.language);
		this.#host?.show(asked);
		this.#host?.remotes.show(standsOf(this.#leading));
	}

	/** Hosts as soon as no other window does; the console at once. */
	async #take() {
		if (this.#host) return;
		const host = this.#make();
		this.#host = host;
		const held = new Promise<void>((done) => (this.#release = done));
		const name = `netkind-room-${this.#leading.run.id}`;
		await new Promise<void>((ready) => {
			navigator.locks
				.request(name, { steal: this.#first }, async () => {
					if (this.#stopped) return;
					this.tell();
					ready();
					await host.start();
					await held;
				})
				// another window took it
				.catch(() => {
					host.stop();
					this.#view = undefined;
					this.#host = undefined;
				});
		});
	}

	#make() {
		const { keeping } = this.#leading;
		const { store } = keeping;
		const { id } = keeping.run;
		const db = store!.databaseFor(id);
		return new Host({
			connect: connectTo(location.origin, base),
			open: (again) =>
				askRelay(again).catch((error: unknown) => {
					this.missing = error instanceof Refused ? error.missing : 'failed';
					throw error;
				}),
			async load() {
				const found = await store!.getSetting(db, 'room');
				if (found?.run !== id) return undefined;
				const { run: _, ...saved } = found;
				return saved;
			},
			save: (saved) => store!.setSetting(db, 'room', saved && { run: id, ...saved }),
			collect: (arrivals) => this.#leading.collect(arrivals),
			seats: () => [...this.places],
			has: (seat) => this.#leading.in.includes(seat),
			command: (command) => void obey(this.#leading, command),
			onchange: (view) => this.#see(view)
		});
	}

	#see(view: HostView) {
		const before = this.#view?.here ?? [];
		this.#view = view;
		if (view.room || view.state === 'refused') this.opening = false;
		if (view.state === 'refused') {
			this.#shown = false;
			this.#host = undefined;
			this.#release();
		}
		// who joins is here; whom the teacher sent away since stays away
		for (const seat of view.here)
			if (!before.includes(seat) && !this.#leading.run.present.includes(seat))
				void this.#leading.here(seat, true);
	}
}
