/* What a room is shown: every change has a revision of its own, also over restarts of the host. */
import { fits } from './frames';
import { perStart, type Asked } from './messages';

export class Showing {
	#asked: Asked | undefined;
	#words = '';
	#revision = 0;

	/** what is shown now */
	get asked() {
		return this.#asked;
	}

	/** The room is open, for the so-manieth time: what was to be shown before counts on from there. */
	begin(starts: number) {
		this.#revision = starts * perStart;
		if (this.#asked) this.#asked = { ...this.#asked, revision: ++this.#revision };
	}

	/** Shows this from now on; undefined where it is the same already. What fits into no frame is not asked. */
	show(asked: Omit<Asked, 'revision'>): Asked | undefined {
		const words = JSON.stringify(asked);
		if (words === this.#words) return undefined;
		this.#words = words;
		const whole = { ...asked, revision: ++this.#revision };
		const { question: _question, solution: _solution, vote: _vote, ...rest } = whole;
		this.#asked = fits(whole) ? whole : { ...rest, phase: 'wait' };
		return this.#asked;
	}
}
