import { defineActivity } from '../activity';
import { describe, grade, solve, steps } from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'plan',
	question,
	solution,
	answer,
	keeps: 'nothing',
	open: ['solo', 'shared', 'room'],
	rehearses: () => true,
	serves: (question) => (question.mode === 'if-then' ? 'plan' : undefined),
	genuine: () => [],
	grade,
	solve,
	describe,
	steps,
	view: () => import('./View.svelte')
});
