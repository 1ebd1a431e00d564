import { defineActivity } from '../activity';
import {
	check,
	choose,
	counts,
	describe,
	grade,
	gradeCount,
	pass,
	passed,
	solve,
	steps,
	tally,
	why
} from './grade';
import { answer, question, solution } from './schema';

export default defineActivity({
	kind: 'story',
	question,
	solution,
	answer,
	keeps: 'answer',
	open: ['hands', 'shared', 'card', 'handin', 'room', 'solo'],
	rehearses: () => true,
	genuine: () => [],
	grade,
	solve,
	describe,
	tally,
	counts,
	choose,
	pass,
	passed,
	gradeCount,
	why,
	steps,
	check,
	view: () => import('./View.svelte')
});
