import { expect, it } from 'vitest';
import { upgrade, type Upgrades } from './upgrades';

const steps: Upgrades = {
	1: { lesson: ({ name, ...rest }) => ({ ...rest, title: name }) },
	2: {}
};

it('takes a file through every step to the format asked for', () => {
	expect(upgrade('lesson', { format: 1, name: 'A' }, steps, 3)).toEqual({
		file: { format: 3, title: 'A' }
	});
});

it('leaves alone what a step does not name', () => {
	expect(upgrade('pack', { format: 1, name: 'A' }, steps, 3)).toEqual({
		file: { format: 3, name: 'A' }
	});
});

it('says which files it cannot bring here', () => {
	expect(upgrade('lesson', { format: 4 }, steps, 3)).toEqual({ code: 'newer-format' });
	expect(upgrade('lesson', { format: 1 }, {}, 2)).toEqual({ code: 'older-format' });
});

it.each([null, 5, {}, { format: 'one' }, { format: 0 }, { format: 1.5 }])(
	'hands on what says no format: %j',
	(file) => {
		expect(upgrade('lesson', file, steps, 3)).toEqual({ file });
	}
);
