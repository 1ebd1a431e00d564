/*
 * What a tablet has given and nobody has acknowledged: written down first, due again until it is, and forgotten then.
 * Time comes in as an argument, in ms.
 */
import { askedKey, type Outbox, type Outgoing } from './outbox';

interface Waiting {
	row: Outgoing;
	/** when it was sent first and last, and how often */
	firstAt: number;
	sentAt: number;
	times: number;
}

/** ms until the same is sent again, each time twice as long */
const soonest = 2000;
const latest = 6000;

export class Sending {
	readonly #outbox: Outbox;
	readonly #waiting = new Map<string, Waiting>();

	constructor(outbox: Outbox) {
		this.#outbox = outbox;
	}

	/** Takes up what was not sent on an earlier visit to this room. */
	async load(code: string) {
		const rows = await this.#outbox.of(code).catch(() => []);
		for (const row of rows) this.#waiting.set(row.key, unsent(row));
	}

	/** Keeps what was given. True once it is kept and neither acknowledged nor given anew by then. */
	async put(row: Outgoing): Promise<boolean> {
		const waiting = unsent(row);
		this.#waiting.set(row.key, waiting);
		try {
			await this.#outbox.put(row);
			return this.#waiting.get(row.key) === waiting;
		} catch {
			// no database here: it goes all the same, and is not called kept
			return false;
		}
	}

	/** What this seat gave on an earlier sitting goes along under its present token. */
	seated(seat: number, token: string) {
		for (const one of this.#waiting.values())
			if (one.row.seat === seat && one.row.token !== token) {
				one.row.token = token;
				one.firstAt = 0;
			}
	}

	/** What is to be sent now, and counts as sent. `lost`: also what is on its way. */
	due(seat: number, now: number, lost: boolean): Outgoing[] {
		return [...this.#waiting.values()].flatMap((one) => {
			const between = Math.min(latest, soonest * 2 ** one.times);
			const soon = !lost && one.times > 0 && now - one.sentAt < between;
			if (one.row.seat !== seat || soon) return [];
			one.firstAt ||= now;
			one.sentAt = now;
			one.times += 1;
			return [one.row];
		});
	}

	/** Was something of this seat sent that long ago, and not acknowledged since? */
	late = (seat: number | undefined, now: number, patience: number) =>
		[...this.#waiting.values()].some(
			({ row, firstAt }) => row.seat === seat && firstAt > 0 && now - firstAt > patience
		);

	/** What this seat gave and the teacher does not have, the oldest first. */
	of = (seat: number | undefined): Outgoing[] =>
		[...this.#waiting.values()].map(({ row }) => row).filter((row) => row.seat === seat);

	/** The teacher has it: forgets it here. Undefined where it was known already, or given anew since. */
	taken(seat: number | undefined, rev: number): Outgoing | undefined {
		// every seat counts from the same number
		const row = this.of(seat).find((one) => one.rev === rev);
		if (!row) return undefined;
		this.#waiting.delete(row.key);
		void this.#outbox.drop(row.key, rev).catch(() => {});
		return row;
	}
}

const unsent = (row: Outgoing): Waiting => ({ row, firstAt: 0, sentAt: 0, times: 0 });

/** By what was asked; see `askedKey`. */
export const nameOf = ({
	activity,
	round,
	given
}: Pick<Outgoing, 'activity' | 'round' | 'given'>) =>
	askedKey(activity, round, 'part' in given ? given.part : '');
