import { defineActivity } from '../activity';
import { describe, grade, solve, steps } from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'scene',
	question,
	solution,
	answer,
	keeps: 'nothing',
	shows: true,
	open: ['solo'],
	rehearses: (question) => question.mode === 'move',
	serves: (question) => (question.mode === 'frame' ? 'rules' : undefined),
	genuine: () => [],
	grade,
	solve,
	describe,
	steps,
	view: () => import('./View.svelte')
});
