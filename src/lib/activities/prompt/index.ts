import { defineActivity } from '../activity';
import { describe, grade, solve, steps } from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'prompt',
	question,
	solution,
	answer,
	keeps: 'nothing',
	open: ['solo', 'shared', 'room'],
	rehearses: (question) => question.mode === 'rehearse' || question.mode === 'role',
	genuine: () => [],
	grade,
	solve,
	describe,
	steps,
	view: () => import('./View.svelte')
});
