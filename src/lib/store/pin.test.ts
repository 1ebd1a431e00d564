import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { newId } from '../id';
import { exportAll } from './backup/transfer';
import { NetkindDb } from './db';
import { hasPin, pinFits, setPin } from './pin';

let db: NetkindDb;
beforeEach(() => {
	db = new NetkindDb(newId());
});
const kept = async () => JSON.stringify(await db.settings.get('pin'));
const few = 10;

it('the PIN fits, and no other does', async () => {
	await setPin(db, '4711', few);
	expect(await hasPin(db)).toBe(true);
	expect(await pinFits(db, '4711')).toBe(true);
	for (const other of ['', '4712', '04711', '471']) expect(await pinFits(db, other)).toBe(false);
});

it('is one PIN in the digits of any keyboard', async () => {
	await setPin(db, '٤٧١١', few);
	for (const same of ['4711', '۴۷۱۱', '４７１１', ' 4711 '])
		expect(await pinFits(db, same)).toBe(true);
});

it('is kept as a hash with a salt of its own: the PIN stands nowhere, and the same PIN twice differs', async () => {
	await setPin(db, '271828', few);
	const first = await kept();
	expect(first).not.toContain('271828');
	await setPin(db, '271828', few);
	expect(await kept()).not.toBe(first);
	expect(await pinFits(db, '271828')).toBe(true);
});

it('is made with as many rounds as a passphrase of a backup', async () => {
	await setPin(db, '4711');
	expect(await kept()).toContain('"iterations":600000');
});

it('goes in no backup', async () => {
	await setPin(db, '4711', few);
	expect(JSON.stringify(await exportAll(db, 0))).not.toMatch(/pin|hash|salt/);
});

it('can be taken away: then there is none, and nothing stays shut', async () => {
	await setPin(db, '4711', few);
	await setPin(db, undefined);
	expect(await hasPin(db)).toBe(false);
	expect(await pinFits(db, 'anything')).toBe(true);
});
