/*
 * The lock of the teacher's pages: a curtain against glances. That it is drawn is kept in localStorage, so that it
 * stays so after a reload and in every window of this browser; the PIN that lifts it is in the store.
 */
import { browser } from '$app/environment';

/** `key`: somebody locked. `idle`: nobody touched anything; a lesson goes on in the windows that led it then. */
type Drawn = 'key' | 'idle';

const drawnKey = 'netkind-locked';
const touchedKey = 'netkind-touched';
const pinKey = 'netkind-pin';

/** How long nobody need touch anything on a page of results before it locks, in ms. */
export const idleTime = 5 * 60 * 1000;
/** other windows are told at most so often that this one is in use */
const telling = 10_000;

/** Pages of a lesson that runs: pupils see the stage, and the shared tablet is theirs. */
const running = /^\/\[lang=language\]\/\(teacher\)\/run(?!\/report)/;
const consoles = /\/run\/(?:console|handin)/;
/** Pages that show nothing of what a class did. */
const open = /^\/\[lang=language\]\/\(teacher\)\/(?:lessons|learn|open|start)/;

/** What may be locked: `all` is every page with results, `key` is what only the key locks, in a lesson that runs. */
export function lockOf(route: string | null): 'all' | 'key' | 'never' {
	if (!route || open.test(route)) return 'never';
	if (!running.test(route)) return 'all';
	return consoles.test(route) ? 'key' : 'never';
}

function stored(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}
function store(key: string, value: string | undefined) {
	try {
		if (value === undefined) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
	} catch {
		// forbidden: then it holds for this window, until a reload
	}
}

class Lock {
	#drawn = $state<Drawn>();
	#pin = $state(false);
	/** a lesson was led here when `idle` fell, and has not been left since */
	#led = $state(false);
	#touched = 0;
	#told = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor() {
		if (browser) this.#read();
	}

	/** There is a PIN on this device; without one nothing is ever locked. */
	get ready() {
		return this.#pin;
	}

	isDrawn = (route: string | null): boolean => {
		const may = lockOf(route);
		if (!this.#drawn || may === 'never') return false;
		return may === 'all' || this.#drawn === 'key' || !this.#led;
	};

	/** This window is on another page now: what is left is led from here no longer. */
	moved = (route: string | null) => {
		if (lockOf(route) !== 'key') this.#led = false;
	};

	/** Locks at once; false where no PIN could lift it again. */
	draw = (by: Drawn = 'key'): boolean => {
		if (!this.#pin) return false;
		// a dialog that is open would hold the keyboard under the curtain
		for (const dialog of document.querySelectorAll('dialog[open]'))
			(dialog as HTMLDialogElement).close();
		this.#drawn = by;
		this.#led = false;
		store(drawnKey, by);
		return true;
	};

	/** Lifts it if this is the PIN. Throws what the database said. */
	lift = async (pin: string): Promise<boolean> => {
		const { databaseFor, open, pinFits } = await import('$lib/store');
		if (!(await pinFits(await open(databaseFor()), pin))) return false;
		this.#touch();
		this.#drawn = undefined;
		store(drawnKey, undefined);
		return true;
	};

	/** Sets the PIN, or takes it away. Throws what the database said. */
	choose = async (pin: string | undefined): Promise<void> => {
		const { databaseFor, open, setPin } = await import('$lib/store');
		await setPin(await open(databaseFor()), pin);
		this.#pin = pin !== undefined;
		this.#touch();
		store(pinKey, this.#pin ? 'set' : undefined);
	};

	/** Listens while a teacher's page is open; `route` is where it is. Returns the way to stop. */
	listen = (route: () => string | null): (() => void) => {
		const touch = () => {
			// the first touch after the lid was shut comes before any timer
			if (!this.#idle(route)) this.#touch();
		};
		const look = () => this.#look(route);
		const changed = ({ key }: StorageEvent) => {
			if (key !== null && key !== drawnKey && key !== pinKey) return;
			const before = this.#drawn;
			this.#read();
			if (!before) this.#led = this.#drawn === 'idle' && lockOf(route()) === 'key';
		};
		const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
		for (const name of touches) addEventListener(name, touch, { passive: true });
		addEventListener('storage', changed);
		document.addEventListener('visibilitychange', look);
		look();
		return () => {
			clearTimeout(this.#timer);
			for (const name of touches) removeEventListener(name, touch);
			removeEventListener('storage', changed);
			document.removeEventListener('visibilitychange', look);
			this.moved(null);
		};
	};

	#read() {
		const drawn = stored(drawnKey);
		this.#pin = stored(pinKey) !== null;
		this.#drawn = this.#pin && (drawn === 'key' || drawn === 'idle') ? drawn : undefined;
	}

	#touch() {
		this.#touched = Date.now();
		// without a PIN nothing locks, and nothing is noted
		if (!this.#pin || this.#touched - this.#told < telling) return;
		this.#told = this.#touched;
		store(touchedKey, String(this.#touched));
	}

	/** How long a page may still stay open untouched, in any window. */
	#left = () => {
		const last = Math.max(this.#touched, Number(stored(touchedKey) ?? 0));
		return (last || Date.now()) + idleTime - Date.now();
	};

	/** Locks what nobody touched for too long, and says whether it is so. */
	#idle(route: () => string | null) {
		const idle = this.#left() <= 0 && lockOf(route()) === 'all';
		if (idle && !this.#drawn) this.draw('idle');
		return idle;
	}

	#look(route: () => string | null) {
		clearTimeout(this.#timer);
		this.#idle(route);
		this.#timer = setTimeout(() => this.#look(route), Math.max(1000, this.#left()));
	}
}

export const lock = new Lock();
