import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderWithSpeech } from '../../../../tests/speech';
import type { ViewProps } from '../activity';
import { grade } from './grade';
import { cast, question, solution } from './sample';
import type { Answer, Question, Solution } from './schema';
import View from './View.svelte';

type Props = ViewProps<Question, Solution, Answer>;

/** Plays the page: keeps the answer and hands it back. */
async function play(answer?: Answer) {
	const given: Answer[] = [];
	const props: Props = {
		question,
		answer,
		cast,
		seed: 'x',
		onanswer: (next) => {
			given.push(next);
			props.answer = next;
			void view.rerender({ answer: next });
		}
	};
	const view = await renderWithSpeech(View, { ...props });
	const review = () =>
		view.rerender({
			review: { solution, grade: grade(question, solution, props.answer!) }
		});
	return { user: userEvent.setup(), given, view, review };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('a story', () => {
	it('is played by keyboard from the seat to an ending', async () => {
		const { user, given } = await play();
		await user.tab();
		await user.keyboard('{Enter}');
		expect(given.at(-1)).toEqual({ seat: 'friend', path: [] });
		await user.tab();
		await user.keyboard('{Enter}');
		expect(given.at(-1)).toEqual({ seat: 'friend', path: ['write'] });
		expect(screen.getByRole('heading', { name: 'Write to Luca' })).toBeTruthy();
		await user.tab();
		await user.keyboard(' ');
		expect(screen.getByRole('heading', { name: 'A hand to hold' })).toBeTruthy();
	});

	it('keeps the focus on the page when what was pressed goes away', async () => {
		const { user } = await play();
		await user.click(button(/Mia/));
		expect(document.activeElement).toBe(screen.getByRole('heading', { name: /Mia.*Moment 1/ }));
		await user.click(button(/Wait and see/));
		expect(document.activeElement).not.toBe(document.body);
	});

	it('offers a seat only the choices it has', async () => {
		await play({ seat: 'member', path: [] });
		expect(screen.queryByRole('button', { name: /Tell my aunt/ })).toBeNull();
		expect(button(/Write to Luca/)).toBeTruthy();
	});

	it('says in words what moved', async () => {
		const { user } = await play({ seat: 'friend', path: [] });
		await user.click(button(/Write to Luca/));
		expect(screen.getByRole('status').textContent).toBe('Luca: was “alone”, now “better”.');
	});

	it('goes one moment back, also from the ending', async () => {
		const { user, given } = await play({ seat: 'friend', path: ['wait', 'call'] });
		await user.click(button('One moment back'));
		expect(given.at(-1)).toEqual({ seat: 'friend', path: ['wait'] });
		expect(button(/Call Luca/)).toBeTruthy();
	});

	it('can be played as someone else', async () => {
		const { user, given } = await play({ seat: 'friend', path: ['write'] });
		await user.click(button('Play it as someone else'));
		await user.click(button(/Sol/));
		expect(given.at(-1)).toEqual({ seat: 'member', path: [] });
	});

	it('holds no reason before the review, and one for every choice made in it', async () => {
		const { view, review } = await play({ seat: 'friend', path: ['wait', 'call'] });
		for (const why of Object.values(solution.why)) {
			expect(view.container.innerHTML).not.toContain(why);
		}
		await review();
		expect(screen.getByText('Silence looks like a yes.')).toBeTruthy();
		expect(screen.getByText('It is never too late.')).toBeTruthy();
		expect(screen.queryByRole('button')).toBeNull();
	});
});
