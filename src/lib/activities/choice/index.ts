import { defineActivity } from '../activity';
import {
	check,
	choose,
	counts,
	describe,
	grade,
	gradeCount,
	solve,
	steps,
	tally,
	why
} from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'choice',
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
	gradeCount,
	why,
	steps,
	check,
	view: () => import('./View.svelte')
});
