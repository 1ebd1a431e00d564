import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { seeded } from '../../seed';
import { contents } from './arbitraries';
import { readContent, textOf, type Content } from './content';
import { mostBytes, openFile, readFile, sealedFile, unsealed, type Sealed } from './file';
import { keyFrom, leastIterations, type KeyMaker } from './seal';

const flips = Number(process.env.NETKIND_FLIPS ?? 60);
const seed = process.env.NETKIND_SEED ?? 'backup';
const random = seeded(seed);

/** Deriving is slow on purpose; what is damaged does not need it. */
const ready = (byte: number): KeyMaker => {
	const raw = new Uint8Array(32).fill(byte);
	const key = crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
	return () => key;
};
const [right, wrong] = [ready(1), ready(2)];

const [content] = fc.sample(
	contents.filter((one) => one.rounds.length > 4 && one.seats.length > 2),
	{ numRuns: 1, seed: 7 }
) as [Content];

let open: Uint8Array<ArrayBuffer>;
let sealed: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
	open = await openFile(content);
	sealed = await sealedFile(content, right);
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textIn = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const framedBy = (format: number, rest: string) => {
	const bytes = bytesOf(rest);
	const sum = createHash('sha256').update(`${format}\n`).update(bytes).digest('hex');
	return bytesOf(
		`{"app":"netkind","what":"backup","format":${format},"bytes":${bytes.length},"sha256":"${sum}",\n${rest}`
	);
};
/** What came out of a file, with the key that seals here. */
async function outcome(file: Uint8Array<ArrayBuffer>, key = right) {
	const read = await readFile(file);
	return 'sealed' in read ? unsealed(read, key) : read;
}
const why = async (file: Uint8Array<ArrayBuffer>, key = right) => {
	const read = await outcome(file, key);
	return read.ok ? undefined : read.why;
};

describe('a file', () => {
	it('open to read is JSON, one record a line, and comes back exactly', async () => {
		expect(await outcome(open)).toEqual({ ok: true, content });
		const data = JSON.parse(new TextDecoder().decode(open)) as Record<string, unknown>;
		expect(data).toMatchObject({ app: 'netkind', what: 'backup', format: 1 });
		expect(data.rounds).toEqual(content.rounds);
	});

	it('sealed comes back exactly, shows nothing, and is another one each time', async () => {
		expect(await outcome(sealed)).toEqual({ ok: true, content });
		expect(textIn(sealed)).not.toContain('what-helps');
		expect(textIn(await sealedFile(content, right))).not.toBe(textIn(sealed));
	});

	it('is sealed with no fewer iterations than it takes', async () => {
		const made = vi.fn<KeyMaker>(() => right(new Uint8Array(16), 0));
		await sealedFile(content, made);
		expect(made.mock.calls[0]![1]).toBeGreaterThanOrEqual(leastIterations);
	});

	it('opens with its passphrase however é is typed, and with no other', async () => {
		const file = await sealedFile(content, keyFrom('caf\u00e9 au lait'));
		const read = (await readFile(file)) as Sealed;
		expect(read.lock.iterations).toBeGreaterThanOrEqual(600_000);
		expect(await unsealed(read, keyFrom('cafe\u0301 au lait'))).toMatchObject({ ok: true });
		expect(await unsealed(read, keyFrom('cafe au lait'))).toEqual({
			ok: false,
			why: 'wrong-passphrase'
		});
	});
});

describe('a file is refused by name', () => {
	it('with the wrong passphrase', async () =>
		expect(await why(sealed, wrong)).toBe('wrong-passphrase'));

	it(`when cut anywhere (${flips} places, seed ${seed})`, async () => {
		for (const file of [open, sealed]) {
			for (let cut = 0; cut < flips / 2; cut++) {
				const length = Math.floor(random() * file.length);
				const found = await why(file.slice(0, length));
				expect(length < 150 ? ['cut', 'damaged', 'other'] : ['cut'], `${length} bytes`).toContain(
					found
				);
			}
		}
	});

	it(`when one bit flipped anywhere (${flips} places, seed ${seed}), and never as a wrong passphrase`, async () => {
		for (const file of [open, sealed]) {
			for (let flip = 0; flip < flips / 2; flip++) {
				// the first line is short and matters most
				const within = flip % 4 === 0 ? 150 : file.length;
				const at = Math.floor(random() * within);
				const bit = Math.floor(random() * 8);
				const flipped = file.slice();
				flipped[at]! ^= 1 << bit;
				const found = await why(flipped);
				expect(['damaged', 'cut', 'other'], `byte ${at}, bit ${bit}`).toContain(found);
				if (at >= 150) expect(found).toBe('damaged');
			}
		}
	});

	it('when something follows it', async () => {
		const longer = new Uint8Array([...open, 10]);
		expect(await why(longer)).toBe('damaged');
	});

	it.each([
		['nothing', ''],
		['another app', '{"app":"other","what":"export","format":1}'],
		['a lesson', '{ "format": 1, "id": "forward-or-stop" }'],
		['a picture', '\u0089PNG\r\n\u001a\n'],
		['no JSON', 'Dear Ms Ito']
	])('of another product: %s', async (_name, text) => {
		expect(await why(bytesOf(text))).toBe('other');
	});

	it('of a newer format, and of an older one', async () => {
		const rest = textOf(content).slice(1);
		expect(await why(framedBy(1, rest))).toBeUndefined();
		expect(await why(framedBy(2, rest))).toBe('newer');
		expect(await why(framedBy(0, rest))).toBe('older');
	});

	it('too big, before it is looked at', async () => {
		expect(await why(new Uint8Array(mostBytes + 1))).toBe('too-big');
	});

	it('when what is in it does not fit together, whoever summed it up', async () => {
		const changes: [string, (data: Content) => unknown][] = [
			['a key no backup has', (data) => ({ ...data, extra: 1 })],
			['no rounds', ({ rounds: _, ...data }) => data],
			['a run of no group', (data) => ({ ...data, groups: [] })],
			['a group twice', (data) => ({ ...data, groups: [...data.groups, ...data.groups] })],
			[
				'a group of the demo',
				(data) => ({ ...data, groups: [{ ...data.groups[0]!, id: 'demo-1' }] })
			],
			['a seat elsewhere', (data) => ({ ...data, seats: [{ ...data.seats[0]!, id: 'g1/99' }] })],
			['text for a time', (data) => ({ ...data, madeAt: 'now' })]
		];
		for (const [name, change] of changes) {
			const text = JSON.stringify(change(structuredClone(content)));
			expect(await why(framedBy(1, text.slice(1))), name).toBe('unfit');
		}
		expect(await why(framedBy(1, '"sealed":{"by":"rot13"}}\nabc'))).toBe('unfit');
		expect(await why(framedBy(1, '"sealed":'))).toBe('unfit');
	});

	it('that would reach into prototypes or runs deep', async () => {
		const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
		const evil = textOf(content).replace('"settings":{', '"settings":{"__proto__":{"polluted":1},');
		expect(await why(framedBy(1, evil.slice(1)))).toBe('unfit');
		const deep = '['.repeat(200_000) + ']'.repeat(200_000);
		const nested = textOf(content).replace(
			/"packs":[^]*?\n"settings"/,
			`"packs":${deep},"settings"`
		);
		expect(await why(framedBy(1, nested.slice(1)))).toBe('unfit');
		expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before);
	});
});

it('reads whatever it is given, and never throws', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.string(), async (bytes, text) => {
			for (const rest of [textIn(bytes), text, `"sealed":${text}\n`]) {
				expect((await readFile(framedBy(1, rest))).ok).toBe(false);
			}
			expect((await readFile(new Uint8Array(bytes))).ok).toBe(false);
		}),
		{ numRuns: flips }
	);
	fc.assert(
		fc.property(fc.anything(), (data) => {
			expect(readContent(data)).toBeUndefined();
		})
	);
});
