/* What this tab remembers of a room, over a reload and no longer: its seat, and the secret if the teacher let it in. */
import type { Remembered } from '$lib/ways/room/Guest';

const name = (code: string) => `room-${code}`;

export const tabMemory = (code: string) => ({
	load(): Remembered {
		try {
			return JSON.parse(sessionStorage.getItem(name(code)) ?? '{}') as Remembered;
		} catch {
			return {};
		}
	},
	save(remembered: Remembered) {
		try {
			sessionStorage.setItem(name(code), JSON.stringify(remembered));
		} catch {
			// a tab that may keep nothing asks for its seat again after a reload
		}
	}
});
