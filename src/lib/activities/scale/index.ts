import { defineActivity } from '../activity';
import { check, describe, grade, solve, steps } from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'scale',
	question,
	solution,
	answer,
	keeps: 'nothing',
	open: ['solo', 'shared', 'room'],
	rehearses: () => false,
	genuine: () => [],
	grade,
	solve,
	describe,
	steps,
	check,
	view: () => import('./View.svelte')
});
