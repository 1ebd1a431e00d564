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

	it('hold 39 seats, the oldest first', () => {
		expect(new Set(seatPictures).size).toBe(39);
		expect(seatPictures[0]).toBe('seat-lemon');
		expect(seatPictures[22]).toBe('seat-mushroom');
		expect(seatPictures[23]).toBe('seat-bell');
	});
});
