import { defineActivity } from '../activity';
import { counts, describe, grade, solve, steps, tally } from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'exit',
	question,
	solution,
	answer,
	keeps: 'count',
	open: ['shared', 'room', 'solo'],
	rehearses: () => false,
	genuine: () => [],
	grade,
	solve,
	describe,
	tally,
	counts,
	steps,
	serves: () => 'end',
	view: () => import('./View.svelte')
});
