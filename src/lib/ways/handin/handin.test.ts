import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { activitySchema } from '$lib/activities';
import { loadKinds, type AnyKind } from '$lib/activities/load';
import file from '../../../../lessons/cyberbullying/forward-or-stop.json';
import { packed, unpacked } from './bytes';
import { codeBytes, readCode, toCode } from './code';
import { Gathering, toFrames } from './frames';
import { arrivalsOf, readHandin, writeHandin, type Entry, type Handin } from './message';

const activities = file.activities.map((one) => v.parse(activitySchema, one));
const lesson = { id: file.id, version: file.version, activities };
let kinds: Record<string, AnyKind>;
let entries: Entry[];
beforeAll(async () => {
	kinds = await loadKinds(activities);
	entries = activities
		.filter((one) => kinds[one.kind]!.open.includes('handin'))
		.map((one) => ({
			activity: one.id,
			round: 1,
			given: { answer: kinds[one.kind]!.solve(one.question, one.solution) }
		}));
});
const handin = (over: Partial<Handin> = {}): Handin => ({
	code: 'K7M2PQ9R',
	attempt: '0123456789abcdef',
	seat: 7,
	rev: 1,
	entries,
	...over
});

const bytes = (most: number) => fc.uint8Array({ minLength: 0, maxLength: most });
/** any JSON value an answer is made of */
const value = fc.letrec((tie) => ({
	any: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constant(null),
		fc.boolean(),
		fc.nat(999_999_999),
		fc.string({ maxLength: 40 }),
		fc.array(tie('any'), { maxLength: 6 }),
		fc.dictionary(
			fc.string({ maxLength: 12 }).filter((key) => key !== '__proto__'),
			tie('any'),
			{ maxKeys: 6, noNullPrototype: true }
		)
	)
})).any;
const depthOf = (one: unknown): number =>
	typeof one === 'object' && one !== null ? 1 + Math.max(0, ...Object.values(one).map(depthOf)) : 0;

describe('the start code', () => {
	it('comes back from its bytes, and from any way to type it', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (five) => {
				const code = toCode(five);
				expect(codeBytes(code)).toEqual(five);
				const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
				expect(readCode(typed)).toBe(code);
			})
		);
	});

	it.each(['', 'K7M2PQ9', 'K7M2PQ9RR', 'K7M2PQ9O', 'K7M2PQ9İ'])('“%s” is none', (typed) => {
		expect(readCode(typed)).toBeUndefined();
	});
});

describe('bytes', () => {
	it('hold every value an answer is made of', () => {
		fc.assert(
			fc.property(value, fc.array(fc.string(), { maxLength: 5 }), (one, words) => {
				fc.pre(depthOf(one) <= 8);
				expect(unpacked(packed(one, words), words)).toEqual(one);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('frames', () => {
	it('bring a message back in any order, with any one of several missing', () => {
		fc.assert(
			fc.property(bytes(1500), fc.nat(), fc.gen(), (message, missing, g) => {
				const frames = toFrames(message);
				const left =
					frames.length > 1 ? frames.filter((_, at) => at !== missing % frames.length) : frames;
				const order = g(fc.shuffledSubarray, left, { minLength: left.length });
				const gathering = new Gathering();
				const told = order.map((text) => gathering.add(text));
				expect(told.at(-1)).toEqual({ state: 'whole', message });
				expect(told.slice(0, -1).every(({ state }) => state === 'new')).toBe(true);
			}),
			{ numRuns: 300 }
		);
	});

	it('of two devices in turn come apart again', () => {
		const [one, other] = [new Uint8Array(300).fill(1), new Uint8Array(300).fill(2)];
		const gathering = new Gathering();
		const mixed = toFrames(one).flatMap((text, at) => [text, toFrames(other)[at]!]);
		const whole = mixed.map((text) => gathering.add(text)).filter((told) => told.state === 'whole');
		expect(whole.map(({ message }) => message)).toEqual([one, other]);
	});

	it('with one sign changed are not taken', () => {
		const [frame] = toFrames(new Uint8Array(60).fill(9));
		fc.assert(
			fc.property(fc.nat(frame!.length - 1), fc.constantFrom(...'0123456789ABC $:'), (at, sign) => {
				fc.pre(frame![at] !== sign);
				const changed = frame!.slice(0, at) + sign + frame!.slice(at + 1);
				expect(new Gathering().add(changed)).toEqual({ state: 'bad' });
			})
		);
	});

	it('are whole once: shown a hundred times again they bring nothing', () => {
		const gathering = new Gathering();
		const frames = toFrames(new Uint8Array(200).fill(7));
		frames.forEach((text) => gathering.add(text));
		for (let time = 0; time < 100; time++)
			for (const text of frames) expect(gathering.add(text)).toEqual({ state: 'seen' });
	});

	it('pass through a QR code and its decoder', () => {
		for (const text of toFrames(writeHandin(lesson, handin()))) {
			const gif = encodeQR(text, 'raw', { ecc: 'medium', border: 4, scale: 4 });
			const [height, width] = [gif.length, gif[0]!.length];
			const data = Uint8Array.from(
				gif.flat().flatMap((dark) => {
					const light = dark ? 0 : 255;
					return [light, light, light, 255];
				})
			);
			expect(decodeQR({ height, width, data })).toBe(text);
		}
	});
});

describe('a hand-in', () => {
	it('brings every answer to the Collector as the seat’s, in few frames', () => {
		const message = writeHandin(lesson, handin());
		expect(readHandin(lesson, message)).toEqual(handin());
		expect(toFrames(message).length).toBeLessThanOrEqual(4);
		expect(arrivalsOf(handin())[0]).toMatchObject({ seat: 7, rev: 1, way: 'handin', by: 'seat' });
	});

	it('carries a pass, and a choice on a step of the stage that could not be sent', () => {
		const some = [
			{ activity: 'remember', round: 1, given: { answer: null } },
			{ activity: 'story', round: 1, given: { part: 'evening', option: 'wait' } }
		];
		expect(readHandin(lesson, writeHandin(lesson, handin({ entries: some })))).toMatchObject({
			entries: some
		});
	});

	it('of another lesson, or another version of it, is told apart', () => {
		const message = writeHandin({ ...lesson, version: lesson.version + 1 }, handin());
		expect(readHandin(lesson, message)).toBe('other-lesson');
	});

	it('never throws, whatever a camera reads', () => {
		const good = writeHandin(lesson, handin());
		const bent = fc
			.tuple(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length))
			.map(([at, byte, cut]) => {
				const copy = good.slice();
				copy[at] = byte;
				return copy.slice(0, Math.max(cut, at));
			});
		fc.assert(
			fc.property(fc.oneof(bytes(400), bent), fc.string(), (message, text) => {
				const read = readHandin(lesson, message);
				expect(typeof read === 'string' || Array.isArray(read.entries)).toBe(true);
				for (const frame of [text, `NK1${text}`]) new Gathering().add(frame);
			}),
			{ numRuns: 4000 }
		);
	});
});
