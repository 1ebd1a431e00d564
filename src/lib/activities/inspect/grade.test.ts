import { describe as about, expect, it } from 'vitest';
import { mostStageWords, wordsIn } from '../steps';
import { check, describe, genuine, grade, gradeCount, solve, steps, tally } from './grade';
import type { Question, Solution } from './schema';

const question: Question = {
	prompt: 'What would you check?',
	message: {
		name: 'Pigeon Parcels',
		address: 'info@pigeon-fees.example',
		picture: 'parcel',
		parts: [
			{ id: 'waits', text: 'Your parcel is waiting.', spot: true },
			{ id: 'pay', text: 'Pay', spot: false },
			{ id: 'hurry', text: 'in the next 2 hours', spot: true }
		]
	},
	decide: 'What now?',
	verdicts: [
		{ id: 'fine', text: 'It is fine' },
		{ id: 'check', text: 'Check another way' },
		{ id: 'bin', text: 'Bin it' }
	]
};
const fake: Solution = {
	genuine: false,
	accepts: ['check', 'bin'],
	why: { fine: 'It is made up.', check: 'You ask the firm.', bin: 'Gone is gone.' },
	spots: {
		address: { clue: true, why: 'Name and address differ.' },
		waits: { clue: false, why: 'Parcels do wait.' },
		hurry: { clue: true, why: 'It hurries you.' }
	}
};
const real: Solution = { ...fake, genuine: true, accepts: ['fine', 'check'] };

about('grade', () => {
	it.each([
		['marks without a verdict are unfinished', fake, undefined, { state: 'unfinished' }],
		[
			'a fake handled well is caught',
			fake,
			'bin',
			{ points: 1, detected: { caught: 1, fakes: 1 } }
		],
		[
			'a fake believed is not caught',
			fake,
			'fine',
			{ points: 0, detected: { caught: 0, fakes: 1 } }
		],
		['a genuine one binned is a false alarm', real, 'bin', { detected: { alarms: 1, genuine: 1 } }],
		['a genuine one checked is no alarm', real, 'check', { detected: { alarms: 0, genuine: 1 } }]
	])('%s', (_title, solution, verdict, expected) => {
		expect(grade(question, solution, { spots: ['waits'], verdict })).toMatchObject(expected);
	});

	it('hit rate and false-alarm rate never mix', () => {
		expect(gradeCount(question, real, '', 'bin')).toMatchObject({
			detected: { caught: 0, fakes: 0, alarms: 1, genuine: 1 }
		});
	});
});

it('the solved answer marks the clues and earns the point', () => {
	const answer = solve(question, fake);
	expect(answer).toEqual({ spots: ['address', 'hurry'], verdict: 'check' });
	expect(grade(question, fake, answer)).toMatchObject({ points: 1, possible: 1 });
});

it('says for each message whether it is genuine, and counts verdicts', () => {
	expect([genuine(fake), genuine(real)]).toEqual([[false], [true]]);
	expect(tally(question)).toEqual([{ part: '', options: ['fine', 'check', 'bin'] }]);
});

it('is described by its verdict and what was marked', () => {
	expect(describe(question, { spots: ['hurry'], verdict: 'bin' })).toBe(
		'Bin it · in the next 2 hours'
	);
});

about('steps', () => {
	const all = steps(question, fake);

	it('shows nothing found before the review', () => {
		expect(all.slice(0, 2).map((step) => step.phase)).toEqual(['page', 'ask']);
		for (const step of all.slice(0, 2)) expect(step.art).toMatchObject({ found: [] });
	});

	it('numbers the clues in reading order, then explains every spot and verdict', () => {
		expect(all[2]).toMatchObject({
			votes: true,
			art: {
				found: [
					{ id: 'address', number: 1 },
					{ id: 'hurry', number: 2 }
				]
			}
		});
		const said = all.slice(3).flatMap((step) => step.list ?? []);
		expect(said.map((one) => one.id)).toEqual([
			...['address', 'hurry', 'waits'],
			...['fine', 'check', 'bin']
		]);
	});

	it('keeps reasons within the words of the stage', () => {
		const long = Array.from({ length: 30 }, () => 'word').join(' ');
		const wordy = steps(question, {
			...fake,
			spots: { ...fake.spots, address: { clue: true, why: long }, hurry: { clue: true, why: long } }
		});
		const words = wordy.map((step) =>
			wordsIn([step.title, ...(step.list ?? []).map((one) => one.text)].join(' '))
		);
		expect(Math.max(...words)).toBeLessThanOrEqual(mostStageWords);
	});
});

about('check', () => {
	it('finds nothing wrong with a whole solution', () => {
		expect(check(question, fake)).toEqual([]);
	});

	it.each([
		['a spot without a reason', { spots: {} }, 'solution.spots.address'],
		[
			'a reason for what is no spot',
			{ spots: { ...fake.spots, pay: { clue: true, why: 'x' } } },
			'solution.spots.pay'
		],
		['a verdict nobody offers', { accepts: ['gone'] }, 'solution.accepts'],
		['a verdict without a why', { why: {} }, 'solution.why.fine']
	])('finds %s', (_title, change, path) => {
		expect(check(question, { ...fake, ...change }).map((one) => one.path)).toContain(path);
	});

	it('keeps the name of the address free', () => {
		const parts = [{ id: 'address', text: 'here', spot: true }, ...question.message.parts];
		const taken = { ...question, message: { ...question.message, parts } };
		expect(check(taken, fake)).toContainEqual({
			path: 'question.message.parts',
			code: 'same-id-twice'
		});
	});
});
