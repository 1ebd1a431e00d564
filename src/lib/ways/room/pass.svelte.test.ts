import { expect, it, vi } from 'vitest';
import type { Connect } from './connect';
import { Pupil } from './Guest.svelte';
import type { Asked, GuestSays, Told } from './messages';
import { memoryOutbox } from './outbox';

const token = '0123456789abcdef0123456789abcdef';
const vote = (part: string, revision: number): Asked => ({
	revision,
	phase: 'vote',
	activity: 'story',
	round: 1,
	kind: 'story',
	title: 'The picture goes round',
	keeps: 'answer',
	vote: { part, title: 'What now?', options: [{ id: 'call', text: 'Call Luca' }] },
	cast: [],
	language: 'en',
	topic: 'hate',
	band: 'C',
	seed: 'x'
});

/** A line to nobody: what is said on it is written down, and the test is the teacher's end. */
function aLine() {
	const heard: Record<string, (words: unknown) => void> = {};
	const said: GuestSays[] = [];
	const socket = {
		connected: true,
		on: (event: string, listener: (words: unknown) => void) => (heard[event] = listener),
		emit: (_: string, one: GuestSays) => said.push(one),
		timeout: () => socket,
		connect: () => {},
		disconnect: () => {}
	};
	return {
		connect: (() => socket) as unknown as Connect,
		said,
		tell: (told: Told) => heard['told']!(told),
		show: (asked: Asked) => heard['show']!(asked)
	};
}

it('a pass on a vote is for this moment alone, is told to be with the teacher, and the next one is asked', async () => {
	const line = aLine();
	const pupil = new Pupil({
		code: 'ABCDEF',
		secret: token,
		connect: line.connect,
		outbox: memoryOutbox(),
		memory: { load: () => ({}), save: () => {} }
	});
	line.tell({
		tell: 'seat',
		seat: { number: 7, picture: 'sun', token, from: 100_000 },
		has: false,
		asked: vote('evening', 1)
	});
	await pupil.pass();
	await vi.waitFor(() => expect(line.said).toHaveLength(1));
	const [given] = line.said as Extract<GuestSays, { say: 'answer' }>[];
	expect(given!.given).toEqual({ part: 'evening', option: null });
	expect(pupil.done).toBe(true);
	line.tell({ tell: 'has', rev: given!.rev, became: 'kept' });
	expect(pupil.standing?.state).toBe('has');
	line.show(vote('night', 2));
	expect(pupil.done).toBe(false);
});
