import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { loadWords, speechKey, speechOf } from '$lib/i18n';
import type { Summary } from '$lib/store/backup/desk';
import Preview from './Preview.svelte';

const summary: Summary = {
	madeAt: 0,
	groups: [{ name: 'Sunflower', family: false }],
	runs: 1,
	names: false,
	deletes: { groups: 0, runs: 0, seats: 0, packs: 0 },
	folds: { names: [], runs: 0 }
};

async function preview(over: Partial<Summary> = {}) {
	const speech = speechOf(await loadWords('en', 'teacher', await loadWords('en', 'pupil')));
	const onbring = vi.fn();
	const props = { summary: { ...summary, ...over }, onbring, oncancel: () => {} };
	const shown = render(Preview, { props, context: new Map([[speechKey, () => speech]]) } as never);
	const press = (name: string) => userEvent.click(shown.getByRole('button', { name }));
	return { ...shown, onbring, press };
}

it('a merge that keeps what is here says so, and is one press', async () => {
	const { onbring, press, getByText } = await preview();
	expect(getByText(/Merging keeps what is here/)).toBeTruthy();
	await press('Merge it in');
	expect(onbring).toHaveBeenCalledWith('merge');
});

it('a merge that leaves only sums of a class here names it and what goes, and asks first', async () => {
	const folds = { names: ['Sunflower', '5b'], runs: 2 };
	const { onbring, press, getByText, queryByText } = await preview({ folds });
	expect(queryByText(/Merging keeps what is here/)).toBeNull();
	await press('Merge it in');
	expect(onbring).not.toHaveBeenCalled();
	expect(getByText(/Sunflower and 5b/).textContent).toMatch(
		/seats, names and single answers go.*2 lessons that only this device has/
	);
	await press('Yes, merge');
	expect(onbring).toHaveBeenCalledWith('merge');
});

it('a merge that deletes here tells of classes, lessons and seats together', async () => {
	const deletes = { groups: 1, runs: 2, seats: 3, packs: 1 };
	const { getByText, queryByText } = await preview({ deletes });
	expect(getByText(/^7 classes, seats or lessons of this device were deleted/)).toBeTruthy();
	expect(queryByText(/Merging keeps what is here/)).toBeNull();
});
