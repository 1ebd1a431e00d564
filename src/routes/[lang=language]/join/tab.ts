/* What this tab remembers of a room, over a reload and no longer: its seat, that it is the remote, and the secret if the teacher let it in. */
import type { Remembered } from '$lib/ways/room/Guest';
import type { RememberedRemote } from '$lib/ways/room/Remote';

type All = Remembered & RememberedRemote;

const name = (code: string) => `room-${code}`;

export const tabMemory = (code: string) => ({
	load(): All {
		try {
			return JSON.parse(sessionStorage.getItem(name(code)) ?? '{}') as All;
		} catch {
			return {};
		}
	},
	save(remembered: All) {
		try {
			sessionStorage.setItem(name(code), JSON.stringify(remembered));
		} catch {
			// a tab that may keep nothing asks for its seat again after a reload
		}
	}
});
