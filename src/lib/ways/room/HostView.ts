/* What the teacher's end of a room takes, keeps and tells. */
import type { Collect } from './Collecting';
import type { HostLine, HostLineWire } from './HostLine';
import type { Command, OpenedRoom } from './messages';
import type { Remotes } from './Remotes';
import type { Place, SavedSeats } from './Seating';

/** What a room is after a crash. */
export interface Saved extends OpenedRoom {
	/** how often this room was started */
	starts: number;
	seats: SavedSeats;
	locked: boolean;
	/** the token of the remote */
	remote?: string;
}

export interface HostWire extends Pick<HostLineWire, 'connect' | 'open'> {
	load: () => Promise<Saved | undefined>;
	save: (saved: Saved | undefined) => Promise<void>;
	collect: Collect;
	/** who can sit here */
	seats: () => Place[];
	/** what is asked now has been answered from this seat */
	has: (seat: number) => boolean;
	/** what the remote says; which phone that is, the teacher has decided */
	command: (command: Command['command']) => void;
	onchange: (view: HostView) => void;
}

/** What the teacher sees of it. */
export interface HostView {
	state: HostLine['state'];
	room: Pick<OpenedRoom, 'code' | 'secret' | 'addresses'> | undefined;
	/** seats whose tablet is connected; seats that are given to a tablet */
	here: number[];
	given: number[];
	/** who typed the code and waits; who wants a seat that is given to another tablet */
	knocks: string[];
	wishes: { guest: string; seat: number }[];
	locked: boolean;
	remote: Remotes['view'];
	/** the address the first guest came by */
	reached: string | undefined;
}
