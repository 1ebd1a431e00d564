/* Takes what tablets hand in: one attempt of a seat counts, and showing it again changes nothing. */
import { everyReturn, unmeasured } from '$lib/packs/follow-up';
import type { Arrival, Became } from '$lib/ways/collector';
import { toCode } from '$lib/ways/handin/code';
import { Gathering } from '$lib/ways/handin/frames';
import { arrivalsOf, readHandin, type Handin } from '$lib/ways/handin/message';
import {
	arrivalsOf as arrivalsCarried,
	proofOf,
	readCarried,
	type Carried
} from '$lib/ways/room/carried';
import { lastOf } from '$lib/ways/room/Seating';
import type { Leading } from '../Leading.svelte';

/** What the teacher is told of a hand-in. */
export type Told =
	| { told: 'other-lesson' | 'other-run' | 'other-room' | 'unreadable' }
	| { told: 'other-attempt'; handin: Handin }
	| { told: 'away'; seat: number }
	| { told: 'taken'; seat: number; n: number; late: number; offered: number; refused: number };

export class Desk {
	readonly #leading: Leading;
	readonly #gathering = new Gathering();
	/** of the hand-in that is being shown */
	parts = $state.raw<{ have: number; of: number }>();
	/** newest first */
	told = $state.raw<readonly Told[]>([]);

	constructor(leading: Leading) {
		this.#leading = leading;
	}

	get code() {
		return this.#leading.run.handin?.code;
	}

	/** The run has a start code from now on, the same in every window. */
	async open() {
		await this.#leading.useDevices();
		const handin = { code: toCode(crypto.getRandomValues(new Uint8Array(5))), attempts: {} };
		await this.#leading.change((run) => (run.handin ? run : { ...run, handin }));
	}

	/** One text the camera read. */
	async read(text: string) {
		const gathered = this.#gathering.add(text);
		if (gathered.state === 'new') this.parts = { have: gathered.have, of: gathered.of };
		if (gathered.state !== 'whole') return;
		this.parts = undefined;
		try {
			this.#tell(await this.#take(gathered.message));
		} catch {
			// the page says what could not be kept; shown again it is tried again
			this.#gathering.again();
		}
	}

	/** The teacher takes another attempt of a seat in place of the first. Until it is kept it can be taken again. */
	async replace(handin: Handin) {
		const arrivals = arrivalsOf(handin).map((arrival) => ({ ...arrival, by: 'teacher' as const }));
		try {
			await this.#claim(handin, true);
			const told = await this.#collect(handin.seat, arrivals);
			this.told = this.told.filter((one) => !('handin' in one && one.handin === handin));
			this.#tell(told);
		} catch {
			// the page says what could not be kept
		}
	}

	/** The attempt that counts for the seat from now on. Throws where it could not be kept. */
	async #claim(handin: Handin, anyway: boolean) {
		const run = await this.#leading.change((stored) => claimed(stored, handin, anyway));
		if (!run) throw new Error('the attempt could not be kept');
		return run.handin?.attempts[handin.seat];
	}

	async #take(message: Uint8Array): Promise<Told> {
		const carried = readCarried(message);
		if (carried) return this.#takeCarried(carried);
		const { run, file } = this.#leading;
		// of a follow-up a tablet may know another choice than was drawn here
		const known = run.followUp ? everyReturn(file.lesson) : unmeasured(file.lesson);
		const handin = readHandin(known, message);
		if (typeof handin === 'string') return { told: handin };
		if (handin.code !== run.handin?.code) return { told: 'other-run' };
		if (!this.#isHere(handin.seat)) return { told: 'away', seat: handin.seat };
		if ((await this.#claim(handin, false)) !== handin.attempt)
			return { told: 'other-attempt', handin };
		return this.#collect(handin.seat, arrivalsOf(handin));
	}

	/** From a tablet that has a seat in the live room and does not reach it. */
	async #takeCarried(carried: Carried): Promise<Told> {
		const { run, keeping } = this.#leading;
		const { store } = keeping;
		const room = await store?.getSetting(store.databaseFor(run.id), 'room');
		const given = room?.run === run.id ? room.seats[carried.seat] : undefined;
		if (!given?.token || proofOf(given.token) !== carried.proof) return { told: 'other-room' };
		const last = lastOf(given.sittings);
		if (carried.answers.some(({ rev }) => rev > last)) return { told: 'unreadable' };
		if (!this.#isHere(carried.seat)) return { told: 'away', seat: carried.seat };
		return this.#collect(carried.seat, arrivalsCarried(carried));
	}

	/** If not, the codes are read again once the teacher has said that the seat is here. */
	#isHere(seat: number) {
		const here = this.#leading.run.present.includes(seat);
		if (!here) this.#gathering.again();
		return here;
	}

	async #collect(seat: number, arrivals: readonly Arrival[]): Promise<Told> {
		const outcomes = await this.#leading.collect(arrivals);
		const count = (...kinds: Became[]) =>
			outcomes.filter(({ became }) => kinds.includes(became)).length;
		return {
			told: 'taken',
			seat,
			n: count('kept', 'late', 'seen'),
			late: count('late'),
			offered: count('offered'),
			refused: count('refused')
		};
	}

	#tell = (told: Told) => (this.told = [told, ...this.told].slice(0, 40));
}

type ARun = Leading['run'];

/** The run with this attempt as the seat's, if the seat has none yet or `anyway`. */
function claimed(run: ARun, { seat, attempt }: Handin, anyway: boolean): ARun {
	const attempts = run.handin?.attempts ?? {};
	if (!run.handin || (seat in attempts && !anyway)) return run;
	return { ...run, handin: { ...run.handin, attempts: { ...attempts, [seat]: attempt } } };
}
