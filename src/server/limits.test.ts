import { describe, expect, it } from 'vitest';
import { Bucket, Guesses } from './limits';
import { newCode } from './tokens';

describe('a bucket', () => {
	it('lets a burst through, then only so many a second', () => {
		const bucket = new Bucket(3, 2);
		const through = (at: number) => [1, 2, 3, 4, 5].filter(() => bucket.take(at)).length;
		expect(through(1000)).toBe(3);
		expect(through(1000)).toBe(0);
		expect(through(2000)).toBe(2);
	});

	it('is not emptied for ever by a clock that goes back', () => {
		const bucket = new Bucket(1, 1);
		bucket.take(10_000);
		expect(bucket.take(5000)).toBe(false);
		expect(bucket.take(6000)).toBe(true);
	});
});

describe('guesses', () => {
	it('cost nothing where a class waits for one room that is not open yet', () => {
		const guesses = new Guesses();
		for (let child = 0; child < 1000; child++) guesses.wrong('wifi', 'AAAAAA', child * 50);
		expect(guesses.allows('wifi', 50_000)).toBe(true);
	});

	it('let an address look at very few codes an hour, and each time fewer', () => {
		const guesses = new Guesses();
		let looked = 0;
		for (let now = 0; now < 60 * 60_000; now += 100) {
			if (!guesses.allows('one', now)) continue;
			looked += 1;
			guesses.wrong('one', newCode(), now);
		}
		expect(looked).toBeLessThan(60);
	});

	it('hold everybody up for ten seconds at most where no address is known', () => {
		const guesses = new Guesses();
		let shutAt = 0;
		let longest = 0;
		let looked = 0;
		for (let now = 0; now < 60 * 60_000; now += 100) {
			if (!guesses.allows(undefined, now)) {
				longest = Math.max(longest, now - shutAt);
				continue;
			}
			looked += 1;
			guesses.wrong(undefined, newCode(), now);
			shutAt = now;
		}
		expect(longest).toBeLessThanOrEqual(10_000);
		expect(looked).toBeLessThan(500);
	});

	it('leave others alone until all together are too many', () => {
		const guesses = new Guesses();
		for (let code = 0; code < 10; code++) guesses.wrong('one', newCode(), 0);
		expect(guesses.allows('one', 1)).toBe(false);
		expect(guesses.allows('another', 1)).toBe(true);
		for (let code = 0; code < 40; code++) guesses.wrong(`address ${code}`, newCode(), 0);
		expect(guesses.allows('another', 1)).toBe(false);
	});
});
