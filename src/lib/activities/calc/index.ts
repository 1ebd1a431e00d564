import { defineActivity } from '../activity';
import { check, describe, grade, solve, steps } from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'calc',
	question,
	solution,
	answer,
	keeps: 'answer',
	open: ['shared', 'handin', 'room', 'solo'],
	rehearses: () => false,
	genuine: () => [],
	grade,
	solve,
	describe,
	steps,
	check,
	view: () => import('./View.svelte')
});
