/*
 * One window leads a class: the one that holds the Web Lock of its group. A stage window never asks for it, nor do
 * the pages that a console opens in its own place.
 */

/** in ms: until then a console that was closed or reloaded has let go */
const patience = 500;

export class ConsoleHold {
	readonly #name: string;
	#here = $state<boolean>();
	#release = () => {};

	constructor(group: string) {
		this.#name = `netkind-console-${group}`;
	}

	/** The class is led from here; false: from another window; undefined until that is known. */
	get here() {
		return this.#here;
	}

	/** Leads from here unless another window does. Returns the way to let go. */
	hold(): () => void {
		this.#ask({ signal: AbortSignal.timeout(patience) });
		return () => {
			this.#release();
			this.#here = undefined;
		};
	}

	/** Leads from here; the window that did finds `here` false. */
	takeOver() {
		this.#ask({ steal: true });
	}

	#ask(how: LockOptions) {
		let over = false;
		const held = new Promise<void>((done) => {
			this.#release = () => {
				over = true;
				done();
			};
		});
		const tell = (here: boolean) => {
			if (!over) this.#here = here;
		};
		navigator.locks
			.request(this.#name, how, () => {
				tell(true);
				return held;
			})
			.catch(() => tell(false));
	}
}
