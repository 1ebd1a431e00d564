/* What a pupil's end of a room tells the page it is on. */
import type { Asked, Became, MySeat, Refusal, SeatToPick } from './messages';

/** Where an answer is. `kept`: on this tablet. `sending`: nowhere else but on the way. `has`: with the teacher. */
export interface Standing {
	state: 'kept' | 'sending' | 'has' | 'refused';
	became?: Became | undefined;
}

export interface GuestView {
	state: 'joining' | 'knocking' | 'picking' | 'in' | 'out';
	/** why the relay or the teacher does not let us in just now */
	why?: Refusal | 'freed' | 'locked' | 'ended' | undefined;
	/** the teacher's device answers */
	reached: boolean;
	/** it has not for five seconds */
	away: boolean;
	seats: SeatToPick[];
	/** the seat that was wished for and is given to another tablet */
	taken?: number | undefined;
	seat?: Pick<MySeat, 'number' | 'picture'> | undefined;
	/** goes up with each seat it is given: what another sitting gave or began is not this pupil's */
	sitting: number;
	asked?: Asked | undefined;
	/** what is asked now was answered before this page was opened */
	hasBefore: boolean;
	/** by `askedKey` */
	given: Record<string, Standing>;
}
