import { expect, it, vi } from 'vitest';
import type { Connect } from './connect';
import { Pupil } from './Guest.svelte';
import type { Asked, Told } from './messages';
import { memoryOutbox } from './outbox';

const asked: Asked = {
	revision: 1_000_001,
	phase: 'ask',
	activity: 'what-helps',
	round: 1,
	kind: 'choice',
	title: 'What helps?',
	keeps: 'answer',
	question: { prompt: 'What helps?' },
	cast: [],
	language: 'en',
	topic: 'hate',
	band: 'C',
	seed: 'x'
};
const seat = (number: number, letter: string, has = false): Told => ({
	tell: 'seat',
	seat: { number, picture: 'sun', token: letter.repeat(32), from: 100_000 },
	has,
	asked
});

/** A pupil whose teacher is this test. */
async function aPupil() {
	const heard: Record<string, (words?: unknown) => void> = {};
	const socket = {
		connected: true,
		on: (event: string, hear: () => void) => void (heard[event] = hear),
		timeout: () => socket,
		emit: () => socket,
		connect: () => heard.connect!(),
		disconnect: () => {}
	};
	const pupil = new Pupil({
		code: 'AAAAAA',
		secret: '0'.repeat(32),
		connect: (() => socket) as unknown as Connect,
		outbox: memoryOutbox(),
		memory: { load: () => ({}), save: () => {} }
	});
	await pupil.start();
	return { pupil, tell: (told: Told) => heard.told!(told) };
}

it('a tablet that changes seats shows nothing of the pupil before: no answer, no draft, no “the teacher has it”', async () => {
	const { pupil, tell } = await aPupil();
	tell(seat(5, 'a', true));
	await vi.waitFor(() => expect(pupil.View).toBeDefined(), 20_000);
	expect(pupil.done, 'answered before this page was opened').toBe(true);
	pupil.change();
	pupil.set({ chosen: ['a'] });
	await pupil.pass();
	tell({ tell: 'has', rev: 100_001, became: 'kept' });
	expect(pupil.standing?.state).toBe('has');
	tell({ tell: 'out', why: 'freed' });
	tell({ tell: 'seats', seats: [] });
	// the same seat for another pupil is another sitting
	for (const next of [seat(6, 'b'), seat(6, 'c')]) {
		tell(next);
		const { draft, handed, standing, done } = pupil;
		expect({ draft, handed, standing, done }).toEqual({ done: false });
		pupil.set({ chosen: ['b'] });
		await pupil.pass();
		tell({ tell: 'has', rev: 100_001, became: 'kept' });
	}
	pupil.stop();
});

it('a tablet whose line comes back keeps what its pupil is writing', async () => {
	const { pupil, tell } = await aPupil();
	tell(seat(5, 'a'));
	await vi.waitFor(() => expect(pupil.View).toBeDefined(), 20_000);
	pupil.set({ chosen: ['a'] });
	tell(seat(5, 'a'));
	expect(pupil.draft).toEqual({ chosen: ['a'] });
	await pupil.pass();
	tell(seat(5, 'a', true));
	expect(pupil.handed).toBe(null);
	expect(pupil.done).toBe(true);
	pupil.stop();
});
