import { describe, expect, it } from 'vitest';
import type { Way } from '../activities/activity';
import { anything, devicesOf, find, isAnything, type Searched, type Wish } from './find';

const lesson = (id: string, other: Partial<Searched> = {}): Searched & { id: string } => ({
	id,
	band: 'C',
	topic: 'fraud',
	minutes: 40,
	languages: ['en', 'fr'],
	objectives: ['OF.C.1'],
	codes: ['digcomp 4.2', 'dce 9'],
	devices: ['projector', 'tablet'],
	...other
});

const shelf = [
	lesson('parcel'),
	lesson('chat', {
		topic: 'cyberbullying',
		objectives: ['CB.C.1', 'CB.C.2'],
		codes: ['digcomp 2.5', 'dce 4'],
		languages: ['en']
	}),
	lesson('tummy', { band: 'A', topic: 'wellbeing', minutes: 16, devices: ['projector'] }),
	lesson('call', { band: 'F', minutes: 30, devices: ['family'] })
];
const found = (wish: Partial<Wish>) => find(shelf, { ...anything, ...wish }).map(({ id }) => id);

describe('finding a lesson', () => {
	it('shows all, in order, where nothing is looked for', () => {
		expect(found({})).toEqual(['parcel', 'chat', 'tummy', 'call']);
		expect(isAnything(anything)).toBe(true);
		expect(isAnything({ ...anything, minutes: 20 })).toBe(false);
	});

	it.each<[Partial<Wish>, string[]]>([
		[{ band: 'A' }, ['tummy']],
		[{ topic: 'fraud' }, ['parcel', 'call']],
		[{ minutes: 30 }, ['tummy', 'call']],
		[{ language: 'fr' }, ['parcel', 'tummy', 'call']],
		[{ objective: 'CB.C.2' }, ['chat']],
		[{ code: 'digcomp 2.5' }, ['chat']],
		[{ code: 'dce 9' }, ['parcel', 'tummy', 'call']],
		[{ device: 'tablet' }, ['parcel', 'chat']],
		[{ device: 'family' }, ['call']]
	])('by %o', (wish, ids) => {
		expect(found(wish)).toEqual(ids);
	});

	it('wants all of it at once', () => {
		expect(found({ topic: 'fraud', minutes: 30 })).toEqual(['call']);
		expect(found({ topic: 'fraud', language: 'fr', device: 'tablet' })).toEqual(['parcel']);
		expect(found({ topic: 'hate', band: 'C' })).toEqual([]);
	});
});

describe('the devices of a lesson', () => {
	const kind = (open: Way[], shows?: true) => ({ open, ...(shows && { shows }) });

	it('are none but the projector, and one tablet where all that is answered can go round', () => {
		expect(devicesOf('C', [kind(['solo'], true), kind(['hands', 'shared'])])).toEqual([
			'projector',
			'tablet'
		]);
		expect(devicesOf('C', [kind(['hands']), kind(['hands', 'shared'])])).toEqual(['projector']);
	});

	it('are one of its own for a family, or the projector where families come together', () => {
		expect(devicesOf('F', [kind(['hands', 'shared'])])).toEqual(['family', 'projector']);
	});
});
