import { defineActivity } from '../activity';
import { check, counts, describe, grade, gradeCount, solve, steps, tally } from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'measure',
	question,
	solution,
	answer,
	keeps: 'count',
	open: ['shared', 'room'],
	rehearses: () => false,
	genuine: () => [],
	grade,
	solve,
	describe,
	tally,
	counts,
	gradeCount,
	steps,
	check,
	view: () => import('./View.svelte')
});
