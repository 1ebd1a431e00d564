/* Frame after frame of one camera: most are looked at only where cards were, which is many times quicker. */
import type { Detection, Detector } from './index';

/** Every so many frames the whole image is searched: a card that was just raised is seen half a second later at most. */
const wholeEvery = 4;

export class Tracker {
	readonly #detector: Detector;
	#known: Detection[] = [];
	#frame = 0;

	constructor(detector: Detector) {
		this.#detector = detector;
	}

	/** The tags of the next frame. @param grey of the detector's size */
	look(grey: Uint8Array): Detection[] {
		const isWhole = this.#known.length === 0 || this.#frame % wholeEvery === 0;
		this.#frame = isWhole ? 1 : this.#frame + 1;
		if (isWhole) {
			this.#known = this.#detector.find(grey);
			return this.#known;
		}
		const found = this.#detector.follow(grey, this.#known);
		// what was missed once may be there again in the next frame
		const missed = this.#known.filter((one) => !found.some(({ id }) => id === one.id));
		this.#known = [...found, ...missed];
		return found;
	}
}
