import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { openOutbox } from './outbox';

const hour = 60 * 60 * 1000;
const row = (over: object = {}) => ({ key: 'a', code: 'AAAAAA', rev: 1, at: 0, ...over });

afterEach(() => Dexie.delete('netkind-outbox'));

it('keeps what was put for as long as nobody has it, for a day at most', async () => {
	const outbox = await openOutbox(0);
	await outbox.put(row());
	expect(await (await openOutbox(23 * hour)).of('AAAAAA')).toEqual([row()]);
	expect(await (await openOutbox(24 * hour)).of('AAAAAA')).toEqual([]);
});

it('forgets what came from a clock far ahead', async () => {
	await (await openOutbox(0)).put(row({ at: 48 * hour }));
	expect(await (await openOutbox(hour)).of('AAAAAA')).toEqual([]);
});

it('does not drop an answer that took the place of the acknowledged one', async () => {
	const outbox = await openOutbox(0);
	await outbox.put(row({ rev: 2 }));
	await outbox.drop('a', 1);
	expect(await outbox.of('AAAAAA')).toHaveLength(1);
	await outbox.drop('a', 2);
	expect(await outbox.of('AAAAAA')).toEqual([]);
});
