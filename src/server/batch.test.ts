import { expect, it, vi } from 'vitest';
import { Batch } from './batch';

it('one batch that cannot be handed on is lost, and the next one goes', () => {
	vi.useFakeTimers();
	const said = vi.spyOn(console, 'error').mockImplementation(() => {});
	const handed: string[][] = [];
	const batch = new Batch<string>(50, (things) => {
		if (things.includes('bad')) throw new RangeError('too deep');
		handed.push(things);
	});
	batch.add('bad');
	expect(() => vi.advanceTimersByTime(1)).not.toThrow();
	batch.add('good');
	vi.advanceTimersByTime(50);
	expect(handed).toEqual([['good']]);
	expect(said).toHaveBeenCalledOnce();
	vi.restoreAllMocks();
	vi.useRealTimers();
});
