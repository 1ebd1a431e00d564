import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictures, seatPictures } from './pictures';

describe('the pictures', () => {
	it('are the files in static/pictures', () => {
		const files = readdirSync('static/pictures')
			.filter((file) => file.endsWith('.svg'))
			.map((file) => file.slice(0, -'.svg'.length));
		expect([...pictures].sort()).toEqual(files.sort());
	});

	it('hold 40 seats, the first 24 first', () => {
		expect(new Set(seatPictures).size).toBe(40);
		expect(seatPictures[0]).toBe('seat-lemon');
		expect(seatPictures[23]).toBe('seat-mushroom');
		expect(seatPictures[24]).toBe('seat-bell');
	});
});
