/*
 * Whether the whole kit is on this device. "Ready" is said only when every listed file was read back
 * from the cache; an update waits until a person asks for it.
 */

type State = 'no' | 'getting' | 'ready' | 'impossible';

class Offline {
	#state = $state<State>('no');
	#waiting = $state(false);
	#update: ((reload?: boolean) => Promise<void>) | undefined;
	#started = false;

	get state() {
		return this.#state;
	}
	/** a newer version is there and waits */
	get waiting() {
		return this.#waiting;
	}

	/** Registers the worker; safe to call on every page. */
	async start() {
		if (this.#started) return;
		this.#started = true;
		if (!('serviceWorker' in navigator)) {
			this.#state = 'impossible';
			return;
		}
		this.#state = 'getting';
		const { registerSW } = await import('virtual:pwa-register');
		this.#update = registerSW({
			immediate: true,
			onNeedRefresh: () => {
				this.#waiting = true;
			},
			onRegisteredSW: () => void this.#check(),
			onRegisterError: () => {
				this.#state = 'no';
			}
		});
	}

	/** Takes the waiting version and reloads; never called by itself. */
	async update() {
		await this.#update?.(true);
	}

	async #check() {
		await navigator.serviceWorker.ready;
		const { missingFiles } = await import('./precache');
		try {
			this.#state = (await missingFiles()) === 0 ? 'ready' : 'no';
		} catch {
			// no network to read the list with, and the page came up all the same: it came from the cache
			this.#state = navigator.serviceWorker.controller ? 'ready' : 'no';
		}
	}
}

export const offline = new Offline();
