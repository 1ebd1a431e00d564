import { mostBytes, type Tells, type Told } from './messages';

/** what a frame says beside its words */
const around = 256;
const encoder = new TextEncoder();

/** Bytes of something as it goes over the line. */
export const bytesOf = (words: unknown) => encoder.encode(JSON.stringify(words)).length;

/** Does it go into one frame? */
export const fits = (words: unknown) => bytesOf(words) <= mostBytes - around;

/** Gathers what is told to single guests: the same words once, in as few frames as they go into. */
export class Telling {
	readonly #guests = new Map<string, { told: Told; guests: string[] }>();

	add(guest: string, told: Told) {
		const words = JSON.stringify(told);
		const same = this.#guests.get(words) ?? { told, guests: [] };
		this.#guests.set(words, same);
		same.guests.push(guest);
	}

	frames(): Tells[] {
		const frames: Tells[] = [];
		let frame: Tells = [];
		let room = 0;
		for (const [words, { told, guests }] of this.#guests) {
			const size = encoder.encode(words).length + 8;
			let ids: string[] = [];
			for (const guest of guests) {
				const needs = guest.length + 3 + (ids.length ? 0 : size);
				if (room < needs) {
					frame = [];
					frames.push(frame);
					room = mostBytes - around;
					ids = [];
				}
				if (ids.length === 0) {
					frame.push([ids, told]);
					room -= size;
				}
				ids.push(guest);
				room -= guest.length + 3;
			}
		}
		return frames;
	}
}
