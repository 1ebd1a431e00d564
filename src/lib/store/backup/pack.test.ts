import { expect, it } from 'vitest';
import { packed, unpacked } from './pack';

const megabyte = 1024 * 1024;

it('comes back exactly', async () => {
	const bytes = crypto.getRandomValues(new Uint8Array(10_000));
	expect(await unpacked(await packed(bytes), bytes.length)).toEqual(bytes);
});

it('stops at a limit, however little was packed', async () => {
	const bomb = await packed(new Uint8Array(20 * megabyte));
	expect(bomb.length).toBeLessThan(megabyte / 10);
	expect(await unpacked(bomb, megabyte)).toBe('too-big');
});

it('tells what was not packed', async () => {
	expect(await unpacked(new Uint8Array([1, 2, 3]), megabyte)).toBe('damaged');
});
