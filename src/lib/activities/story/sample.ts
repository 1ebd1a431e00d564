/* A small story for the tests of this folder. */
import * as v from 'valibot';
import { question as questionSchema, solution as solutionSchema } from './schema';

const levels = { one: 'alone', two: 'low', three: 'so-so', four: 'better', five: 'well' };

/** As a lesson file would hold it; tests change single places of a copy. */
export const file = (): {
	question: v.InferInput<typeof questionSchema>;
	solution: v.InferInput<typeof solutionSchema>;
} => ({
	question: {
		seats: [
			{ id: 'friend', name: 'Mia', picture: 'mia', text: 'You sit next to Luca.' },
			{ id: 'member', name: 'Sol', picture: 'sol', text: 'You read the chat.' }
		],
		gauges: [
			{ id: 'luca', name: 'Luca', picture: 'luca', start: 1, levels },
			{ id: 'group', name: 'The group', picture: 'sol', start: 3, levels }
		],
		start: 'evening',
		nodes: [
			{
				id: 'evening',
				time: '21:20',
				pictures: ['luca-alone'],
				says: { by: 'luca', text: 'Why are you doing this?' },
				text: 'The picture goes round.',
				prompt: 'What now?',
				choices: [
					{
						id: 'write',
						text: 'Write to Luca',
						after: 'He answers at once.',
						to: 'good',
						gauges: { luca: 3 }
					},
					{
						id: 'wait',
						text: 'Wait and see',
						after: 'Nobody writes.',
						to: 'night',
						gauges: { luca: -2 }
					},
					{ id: 'tell', text: 'Tell my aunt', after: 'She listens.', to: 'good', seats: ['friend'] }
				]
			},
			{
				id: 'night',
				pictures: ['luca-alone'],
				text: 'It is late.',
				choices: [
					{ id: 'call', text: 'Call Luca', after: 'You talk.', to: 'good', gauges: { luca: 2 } },
					{ id: 'again', text: 'Think again', after: 'Back to the start.', to: 'evening' }
				]
			},
			{ id: 'good', pictures: ['luca'], text: 'Luca is not alone.', ending: 'A hand to hold' }
		]
	},
	solution: {
		helps: ['evening/write', 'evening/tell', 'night/call'],
		why: {
			'evening/write': 'He knows someone is there.',
			'evening/wait': 'Silence looks like a yes.',
			'evening/tell': 'A grown-up can act.',
			'night/call': 'It is never too late.',
			'night/again': 'Nothing changes by it.'
		}
	}
});

export const cast = [{ id: 'luca', name: 'Luca', picture: 'luca' }];
export const question = v.parse(questionSchema, file().question);
export const solution = v.parse(solutionSchema, file().solution);
