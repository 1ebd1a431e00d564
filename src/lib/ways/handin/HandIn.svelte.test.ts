import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { expect, it, vi } from 'vitest';
import { renderWithSpeech } from '../../../../tests/speech';
import { Gathering } from './frames';
import HandIn from './HandIn.svelte';
import { readHandin, type Entry } from './message';

const lesson = {
	id: 'a-lesson',
	version: 3,
	activities: Array.from({ length: 12 }, (_, at) => ({
		id: `activity-${at}`,
		question: { options: [{ id: 'tell' }, { id: 'wait' }] }
	}))
};
const entries: Entry[] = lesson.activities.map(({ id }) => ({
	activity: id,
	round: 1,
	given: { answer: { chosen: ['tell'], typed: `a longer answer to ${id}` } }
}));
const props = { lesson, entries, attempt: '0123456789abcdef', rev: 2 };

it('a code that was typed and a number become codes that hold every answer', async () => {
	vi.useFakeTimers({ shouldAdvanceTime: true });
	const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
	const screen = await renderWithSpeech(HandIn, { ...props, code: undefined });
	expect(screen.queryByRole('button', { name: '7' })).toBeNull();
	await user.type(screen.getByRole('textbox'), 'k7m2 pq9r');
	await user.click(screen.getByRole('button', { name: '7' }));
	const gathering = new Gathering();
	const shown = () => screen.container.querySelector('[data-frame]')!.getAttribute('data-frame')!;
	let told = gathering.add(shown());
	for (let turn = 0; turn < 20 && told.state !== 'whole'; turn++) {
		vi.advanceTimersByTime(600);
		await tick();
		told = gathering.add(shown());
	}
	vi.useRealTimers();
	if (told.state !== 'whole') throw new Error(told.state);
	expect(readHandin(lesson, told.message)).toEqual({
		code: 'K7M2PQ9R',
		attempt: props.attempt,
		seat: 7,
		rev: 2,
		entries
	});
});

it('says so where a code is none, and where there is nothing to hand in', async () => {
	const user = userEvent.setup();
	const screen = await renderWithSpeech(HandIn, { ...props, code: undefined });
	await user.type(screen.getByRole('textbox'), 'K7M2PQ9O');
	expect(screen.getByText('This is not a whole code. It has eight signs.')).toBeDefined();
	await screen.rerender({ entries: [] });
	expect(screen.getByText('There is nothing to hand in.')).toBeDefined();
});
