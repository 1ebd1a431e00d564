import { expect, it } from 'vitest';
import { memoryOutbox, type Outgoing } from './outbox';
import { Sending } from './Sending';

const row = (seat: number): Outgoing => ({
	key: `AAAAAA/${seat}/what-helps/1/`,
	code: 'AAAAAA',
	seat,
	token: `${seat}`,
	rev: 100_001,
	activity: 'what-helps',
	round: 1,
	given: { answer: null },
	at: 0
});

it('what another seat sent and nobody acknowledged does not make the room out of reach', async () => {
	const sending = new Sending(memoryOutbox());
	await sending.put(row(5));
	sending.due(5, 1000, false);
	expect(sending.late(5, 7000, 5000)).toBe(true);
	expect(sending.late(6, 7000, 5000)).toBe(false);
	// on a new sitting it waits anew
	sending.seated(5, 'new');
	expect(sending.late(5, 7000, 5000)).toBe(false);
	sending.due(5, 7000, true);
	expect(sending.late(5, 13_000, 5000)).toBe(true);
});

it('seats count alike: an acknowledgement is of one of them', async () => {
	const sending = new Sending(memoryOutbox());
	await sending.put(row(5));
	await sending.put(row(6));
	expect(sending.taken(6, 100_001)?.seat).toBe(6);
	expect(sending.of(5)).toHaveLength(1);
});
