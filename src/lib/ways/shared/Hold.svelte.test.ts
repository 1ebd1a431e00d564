import { createRawSnippet } from 'svelte';
import { fireEvent, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Hold from './Hold.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shown() {
	const onheld = vi.fn();
	const children = createRawSnippet(() => ({ render: () => '<span>Leave</span>' }));
	const button = render(Hold, { onheld, children }).getByRole('button');
	return { onheld, button };
}

it('is held for two seconds by finger; let go before, nothing happens', async () => {
	const { onheld, button } = shown();
	await fireEvent.pointerDown(button);
	vi.advanceTimersByTime(1900);
	await fireEvent.pointerUp(button);
	await fireEvent.click(button);
	vi.advanceTimersByTime(5000);
	expect(onheld).not.toHaveBeenCalled();
	await fireEvent.pointerDown(button);
	vi.advanceTimersByTime(2000);
	expect(onheld).toHaveBeenCalledOnce();
});

it('is held by key, however often the key repeats', async () => {
	const { onheld, button } = shown();
	for (let time = 0; time < 10; time++) {
		await fireEvent.keyDown(button, { key: ' ' });
		vi.advanceTimersByTime(210);
	}
	expect(onheld).toHaveBeenCalledOnce();
});

it('is pressed once where assistive technology cannot hold', async () => {
	const { onheld, button } = shown();
	await fireEvent.click(button);
	expect(onheld).toHaveBeenCalledOnce();
});
