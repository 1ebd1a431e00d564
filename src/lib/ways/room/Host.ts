/*
 * The teacher's end of a room. Every message can come twice and in any order, sockets and this very page can vanish
 * at any moment: what must outlive that is saved before anyone is told of it.
 */
import { Collecting } from './Collecting';
import { Door } from './Door';
import { Telling } from './frames';
import { HostLine } from './HostLine';
import type { HostWire, Saved } from './HostView';
import type { Asked, GuestSays, Heard, Knock, OpenedRoom, Told } from './messages';
import { Remotes } from './Remotes';
import { Seating } from './Seating';
import { Showing } from './Showing';

export type { HostView, HostWire, Saved } from './HostView';

export class Host {
	readonly #wire: HostWire;
	#room: Omit<Saved, 'seats' | 'locked' | 'remote'> | undefined;
	#seating: Seating;
	#door: Door;
	/** the teacher's phone */
	readonly remotes: Remotes;
	readonly #line: HostLine;
	readonly #showing = new Showing();
	/** what was kept of the room before this page was loaded */
	#before: Saved | undefined;
	#reached: string | undefined;
	readonly #answers: Collecting;
	#saving: Promise<void> = Promise.resolve();

	constructor(wire: HostWire) {
		this.#wire = wire;
		this.#seating = new Seating(wire.seats);
		this.#door = this.#makeDoor(false);
		this.remotes = new Remotes({
			tell: (guests, told) => this.#tell(guests, told),
			save: () => this.#save(),
			command: wire.command,
			changed: () => this.#changed()
		});
		this.#line = new HostLine({
			connect: wire.connect,
			open: wire.open,
			opened: (room) => this.#opened(room),
			connected: () => {
				// who is here says so again
				this.#door.clear();
				this.remotes.clear();
				if (this.#showing.asked) this.#line.show(this.#showing.asked);
			},
			heard: (heard) => void this.#hear(heard),
			changed: () => this.#changed()
		});
		this.#answers = new Collecting(wire.collect, (kept) => {
			const telling = new Telling();
			for (const { guest, seat, rev, became } of kept)
				// a tablet that has another seat by now would take it for that one's
				if ((this.#door.seatOf(guest) ?? seat) === seat)
					telling.add(guest, { tell: 'has', rev, became });
			this.#line.tell(telling);
		});
	}

	/** Opens the room, or the one it was before. */
	async start() {
		this.#before = await this.#wire.load();
		await this.#line.start(this.#before);
	}

	/** The relay has the room: the first time what was kept of it is taken up. */
	async #opened(room: OpenedRoom) {
		if (this.#room) this.#room = { ...this.#room, ...room };
		else {
			const { seats, starts = 0, locked = false, remote } = this.#before ?? {};
			this.#seating = new Seating(this.#wire.seats, seats);
			this.#door = this.#makeDoor(locked);
			this.remotes.begin(remote);
			this.#room = { ...room, starts: starts + 1 };
			this.#showing.begin(this.#room.starts);
		}
		await this.#save();
	}

	/** Shows the room what it is at. What is the same already is not said again. */
	show(asked: Omit<Asked, 'revision'>) {
		const shown = this.#showing.show(asked);
		if (shown) this.#line.show(shown);
	}

	/** Lets in who typed the code. */
	admit(guest: string) {
		if (!this.#door.decided(guest) || !this.#room) return;
		this.#tell([guest], { tell: 'admitted', secret: this.#room.secret });
		this.#changed();
	}

	/** Sends away who typed the code. */
	refuse(guest: string) {
		if (this.#door.decided(guest)) this.#tell([guest], { tell: 'out', why: 'locked' });
		this.#changed();
	}

	/** Gives a seat to the tablet that asks for it, away from the one that had it. */
	async handOver(guest: string) {
		const given = this.#door.handOver(guest);
		if (!given) return;
		this.#tell(given.left, { tell: 'out', why: 'freed' });
		await this.#welcomeAll([[guest, given.seat]]);
		this.#changed();
	}

	/** Frees a seat: the next tablet may pick it. */
	async free(seat: number) {
		this.#seating.free(seat);
		await this.#save();
		this.#tell(this.#door.leave(seat), { tell: 'out', why: 'freed' });
		this.#changed();
	}

	/** A locked room gives no more seats; who sits stays. */
	async lock(locked: boolean) {
		this.#door.locked = locked;
		await this.#save();
		this.#changed();
	}

	/** Leaves the line to another window; the room stays. */
	stop() {
		this.#line.stop();
	}

	/** Ends the room for good: its secret and whose seats they were are forgotten. */
	async end() {
		this.#tell([...this.#door.guests, ...this.remotes.guests], { tell: 'out', why: 'ended' });
		this.stop();
		this.#room = undefined;
		await this.#save();
		this.#changed();
	}

	async #hear(heard: Heard[]) {
		const telling = new Telling();
		const sits: [guest: string, seat: number][] = [];
		for (const [guest, said] of heard) {
			if (said.say !== 'sit') this.#hearOne(guest, said, telling);
			else {
				// at once, or a second one in this batch would get it too
				const told = this.#door.sit(guest, said.number);
				if (told === 'given') sits.push([guest, said.number]);
				else if (told) telling.add(guest, told);
			}
		}
		this.#line.tell(telling);
		void this.#answers.run();
		if (sits.length) await this.#welcomeAll(sits);
		this.#changed();
	}

	#hearOne(
		guest: string,
		said: Exclude<GuestSays, { say: 'sit' }> | Knock | { say: 'gone' },
		telling: Telling
	) {
		switch (said.say) {
			case 'gone':
				this.#door.gone(guest);
				this.remotes.gone(guest);
				break;
			case 'knock': {
				const told = this.#door.knock(guest, said, this.#room!.secret);
				if (told) telling.add(guest, told);
				break;
			}
			case 'hello':
				this.#reached ??= said.at;
				telling.add(guest, this.#door.hello(guest, said));
				break;
			case 'answer': {
				const { token, rev, activity, round, given } = said;
				const seat = this.#door.speaks(guest, token);
				if (seat === undefined || !this.#seating.counts(seat, rev))
					return telling.add(guest, { tell: 'has', rev, became: 'refused' });
				const way = 'room' as const;
				this.#answers.add(guest, { seat, activity, round, way, by: 'seat', rev, given });
				break;
			}
			default:
				this.remotes.hear(guest, said);
		}
	}

	/** Kept first, told second: a token somebody has is one this device knows. */
	async #welcomeAll(sits: [guest: string, seat: number][]) {
		await this.#save();
		const telling = new Telling();
		for (const [guest, seat] of sits)
			// it may have left meanwhile
			if (this.#door.seatOf(guest) === seat) telling.add(guest, this.#welcome(seat));
		this.#line.tell(telling);
	}

	#makeDoor = (locked: boolean) =>
		new Door(this.#seating, locked, (seat, knows) => this.#welcome(seat, knows));

	#welcome(seat: number, knows?: number) {
		const { asked } = this.#showing;
		const known = asked?.revision === knows;
		return {
			tell: 'seat' as const,
			seat: this.#seating.mine(seat),
			has: this.#wire.has(seat),
			...(asked && !known && { asked })
		};
	}

	#tell(guests: readonly string[], told: Told) {
		const telling = new Telling();
		for (const guest of guests) telling.add(guest, told);
		this.#line.tell(telling);
	}

	#save() {
		const { token } = this.remotes;
		const saved = this.#room && {
			...this.#room,
			seats: this.#seating.saved(),
			locked: this.#door.locked,
			...(token !== undefined && { remote: token })
		};
		// without its database a room goes on; it only does not outlive this page
		this.#saving = this.#saving.then(() => this.#wire.save(saved)).catch(() => {});
		return this.#saving;
	}

	#changed() {
		this.#wire.onchange({
			state: this.#line.state,
			room: this.#room,
			...this.#door.view,
			remote: this.remotes.view,
			reached: this.#reached
		});
	}
}
