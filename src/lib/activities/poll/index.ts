import { defineActivity } from '../activity';
import { check, choose, counts, describe, grade, solve, steps, tally } from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'poll',
	question,
	solution,
	answer,
	keeps: 'answer',
	open: ['hands', 'shared', 'card', 'handin', 'room', 'solo'],
	rehearses: () => false,
	genuine: () => [],
	grade,
	solve,
	describe,
	tally,
	counts,
	choose,
	steps,
	check,
	view: () => import('./View.svelte')
});
