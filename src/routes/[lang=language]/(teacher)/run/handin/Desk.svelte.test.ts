import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { activitySchema } from '$lib/activities';
import { loadKinds } from '$lib/activities/load';
import { everyReturn, lessonOfRun } from '$lib/packs/follow-up';
import { lessonSchema } from '$lib/packs/schema';
import * as store from '$lib/store';
import { toFrames } from '$lib/ways/handin/frames';
import { writeHandin, type Handin } from '$lib/ways/handin/message';
import { writeCarried } from '$lib/ways/room/carried';
import type { Outgoing } from '$lib/ways/room/outbox';
import file from '../../../../../../lessons/cyberbullying/forward-or-stop.json';
import { Keeping } from '../Keeping.svelte';
import type { Leading } from '../Leading.svelte';
import { SeatAnswers } from '../SeatAnswers.svelte';
import { Desk } from './Desk.svelte';

const activities = file.activities.map((one) => v.parse(activitySchema, one));
const lesson = { id: file.id, version: file.version, activities };
const options = activities[1]!.question as unknown as { options: { id: string }[] };
const [first, second] = options.options.map(({ id }) => ({ chosen: [id] }));

let keeping: Keeping;
let seats: SeatAnswers;
let leading: Leading;
const db = () => store.databaseFor(keeping.run.id);

beforeEach(async () => {
	const kinds = await loadKinds(activities);
	const run = await store.startRun(
		store.databaseFor(),
		{
			group: 'group-1',
			lesson: file.id,
			version: file.version,
			language: 'en',
			outside: false,
			title: file.title,
			screens: 1,
			present: [1, 2, 7],
			place: { activity: 'remember', step: 0, chosen: [], blank: false, over: false }
		},
		0
	);
	keeping = new Keeping(run, [], store);
	seats = new SeatAnswers(keeping, () => ({ activities, kinds, cast: [] }));
	leading = {
		keeping,
		get run() {
			return keeping.run;
		},
		file: { lesson, language: 'en' },
		useDevices: () => Promise.resolve(),
		collect: (arrivals: never[]) => seats.collect(arrivals),
		async change(work: (run: store.Run) => store.Run) {
			const changed = await store.changeRun(db(), keeping.run.id, work, 0);
			if (changed) keeping.run = changed;
			return changed;
		}
	} as unknown as Leading;
	await new Desk(leading).open();
});

const handin = (over: Partial<Handin> = {}): Handin => ({
	code: keeping.run.handin!.code,
	attempt: '0123456789abcdef',
	seat: 7,
	rev: 1,
	entries: [
		{ activity: 'remember', round: 1, given: { answer: first } },
		{ activity: 'story', round: 1, given: { answer: null } }
	],
	...over
});

/** A desk is opened and reads this hand-in; says what it told. */
async function read(what: Handin, of = lesson) {
	const desk = new Desk(leading);
	for (const text of toFrames(writeHandin(of, what))) await desk.read(text);
	return desk.told[0];
}
const rounds = () => store.roundsOf(db(), keeping.run.id);
const stored = async (seat = 7) =>
	(await rounds()).find(({ activity }) => activity === 'remember')?.answers[seat];

it('the start code stays the same however often the page is opened', async () => {
	const { code } = keeping.run.handin!;
	await new Desk(leading).open();
	expect(keeping.run.handin).toEqual({ code, attempts: {} });
});

describe('a hand-in', () => {
	it('is taken whole, for its seat', async () => {
		expect(await read(handin())).toEqual({
			...{ told: 'taken', seat: 7, n: 2 },
			...{ late: 0, offered: 0, refused: 0 }
		});
		expect(await stored()).toEqual({ answer: first, way: 'handin', rev: 1, by: 'seat' });
		expect(await rounds()).toHaveLength(2);
	});

	it('shown a hundred times again changes nothing', async () => {
		await read(handin());
		const before = await rounds();
		for (let time = 0; time < 100; time++) await read(handin());
		expect(await rounds()).toEqual(before);
	});

	it('of the same tablet, changed since, takes the place of the first', async () => {
		await read(handin());
		const entries = [{ activity: 'remember', round: 1, given: { answer: second } }];
		await read(handin({ rev: 2, entries }));
		expect((await stored())?.answer).toEqual(second);
		await read(handin());
		expect((await stored())?.answer).toEqual(second);
	});

	it('of another tablet for the same seat waits for the teacher', async () => {
		await read(handin());
		const other = handin({
			attempt: 'fedcba9876543210',
			rev: 900,
			entries: [{ activity: 'remember', round: 1, given: { answer: second } }]
		});
		expect(await read(other)).toMatchObject({ told: 'other-attempt', handin: { seat: 7 } });
		expect((await stored())?.answer).toEqual(first);
		const desk = new Desk(leading);
		await desk.replace(other);
		expect(await stored()).toMatchObject({ answer: second, by: 'teacher' });
	});

	it('that could not be kept is no other attempt, and is read when it is shown again', async () => {
		const { change } = leading;
		const desk = new Desk(leading);
		const frames = toFrames(writeHandin(lesson, handin()));
		Object.assign(leading, { change: () => Promise.resolve(undefined) });
		for (const text of frames) await desk.read(text);
		expect(desk.told).toEqual([]);
		Object.assign(leading, { change });
		for (const text of frames) await desk.read(text);
		expect(desk.told).toMatchObject([{ told: 'taken', n: 2 }]);
	});

	it('of another tablet stays to be taken until it is kept', async () => {
		await read(handin());
		const desk = new Desk(leading);
		const entries = [{ activity: 'remember', round: 1, given: { answer: second } }];
		const other = handin({ attempt: 'fedcba9876543210', entries });
		for (const text of toFrames(writeHandin(lesson, other))) await desk.read(text);
		const [line] = desk.told as [{ told: 'other-attempt'; handin: Handin }];
		for (const broken of ['change', 'collect'] as const) {
			const works = leading[broken];
			const fails = broken === 'change' ? async () => undefined : () => Promise.reject(new Error());
			Object.assign(leading, { [broken]: fails });
			await desk.replace(line.handin);
			Object.assign(leading, { [broken]: works });
			expect(desk.told).toEqual([line]);
			expect((await stored())?.answer).toEqual(first);
		}
		await desk.replace(line.handin);
		expect(desk.told).toMatchObject([{ told: 'taken', n: 1 }]);
		expect((await stored())?.answer).toEqual(second);
	});

	it('leaves an answer another way in place, which is offered', async () => {
		await seats.collect([
			{
				seat: 7,
				activity: 'remember',
				round: 1,
				way: 'card',
				by: 'seat',
				given: { answer: second }
			}
		]);
		expect(await read(handin())).toMatchObject({ told: 'taken', n: 1, offered: 1 });
		expect((await stored())?.way).toBe('card');
		const again = new Keeping(keeping.run, [], store);
		const stop = again.listen();
		const window = new SeatAnswers(again, () => ({ activities, kinds: {}, cast: [] }));
		await vi.waitFor(() =>
			expect(window.offered('remember', 1, 7), 'in a window opened later').toMatchObject({
				way: 'handin',
				given: { answer: first }
			})
		);
		stop();
		await seats.take(seats.offered('remember', 1, 7)!);
		expect(await stored()).toMatchObject({ answer: first, way: 'handin', by: 'teacher' });
		expect(seats.offered('remember', 1, 7)).toBeUndefined();
		expect(await store.getSetting(db(), 'offers')).toBeUndefined();
	});

	it('that is offered stays, whatever the first way says again, until that one changes', async () => {
		const stop = keeping.listen();
		const card = { seat: 7, activity: 'remember', round: 1, way: 'card', by: 'seat' } as const;
		const [one, other] = options.options.map(({ id }) => ({ part: '', option: id }));
		await seats.collect([{ ...card, given: other! }]);
		await read(handin());
		await vi.waitFor(() => expect(keeping.rounds).toHaveLength(2));
		await seats.collect([{ ...card, given: other! }]);
		expect(seats.offered('remember', 1, 7)).toMatchObject({ given: { answer: first } });
		expect(await store.getSetting(db(), 'offers')).toBeDefined();
		await seats.collect([{ ...card, given: one! }]);
		expect(seats.offered('remember', 1, 7)).toBeUndefined();
		stop();
	});

	it('that cannot be kept beside the first is not said to be here', async () => {
		const card = { seat: 7, activity: 'remember', round: 1, way: 'card', by: 'seat' } as const;
		await seats.collect([{ ...card, given: { answer: second } }]);
		const full = vi.spyOn(db().settings, 'put').mockRejectedValue(new Error('disk full'));
		const room = { ...card, way: 'room', rev: 1, given: { answer: first } } as const;
		await expect(seats.collect([room])).rejects.toThrow();
		full.mockRestore();
		expect(await seats.collect([room])).toMatchObject([{ became: 'offered' }]);
		expect(await store.getSetting(db(), 'offers')).toBeDefined();
	});

	it('that is offered goes with what is deleted', async () => {
		const card = { seat: 7, activity: 'remember', round: 1, way: 'card', by: 'seat' } as const;
		await seats.collect([{ ...card, given: { answer: second } }]);
		await read(handin());
		expect((await store.getSetting(db(), 'offers'))?.[keeping.run.id]).toHaveLength(1);
		await store.deleteRun(db(), keeping.run.id);
		expect(await store.getSetting(db(), 'offers')).toBeUndefined();
	});
});

describe('what a tablet carries that lost the live room', () => {
	const token = '0123456789abcdef0123456789abcdef';
	const row = (over: Partial<Outgoing> = {}): Outgoing => ({
		key: '',
		code: 'ABCDEF',
		seat: 7,
		token,
		rev: 100_001,
		activity: 'remember',
		round: 1,
		given: { answer: first },
		at: 0,
		...over
	});
	const open = (run: string) =>
		store.setSetting(db(), 'room', {
			run,
			code: 'ABCDEF',
			token: 'f'.repeat(32),
			secret: 'e'.repeat(32),
			addresses: [],
			starts: 1,
			seats: { 7: { token, sittings: 1 } },
			locked: false
		});
	async function carry(...rows: Outgoing[]) {
		const desk = new Desk(leading);
		for (const text of toFrames(writeCarried(rows))) await desk.read(text);
		return desk.told[0];
	}

	it('is taken as that tablet’s own answer, and the room brings it no second time', async () => {
		await open(keeping.run.id);
		expect(await carry(row())).toMatchObject({ told: 'taken', seat: 7, n: 1 });
		const before = await rounds();
		const line = { seat: 7, activity: 'remember', round: 1, way: 'room', by: 'seat' } as const;
		const again = await seats.collect([{ ...line, rev: 100_001, given: { answer: first } }]);
		expect(again).toEqual([{ seat: 7, became: 'seen' }]);
		expect(await rounds()).toEqual(before);
		await seats.collect([{ ...line, rev: 100_002, given: { answer: second } }]);
		expect(await stored()).toMatchObject({ answer: second, way: 'room' });
		expect(await carry(row())).toMatchObject({ told: 'taken', n: 1 });
		expect(await stored(), 'the codes of before take nothing back').toMatchObject({
			answer: second
		});
	});

	it('is not taken from another room, another seat, or a tablet whose seat was given on', async () => {
		await open('another-run');
		expect(await carry(row())).toEqual({ told: 'other-room' });
		await open(keeping.run.id);
		expect(await carry(row({ seat: 2 }))).toEqual({ told: 'other-room' });
		expect(await carry(row({ token: 'a'.repeat(32) }))).toEqual({ told: 'other-room' });
		const farther = row({ rev: 200_001 });
		expect(await carry(farther), 'it would outlast the next tablet').toEqual({
			told: 'unreadable'
		});
		expect(await rounds()).toEqual([]);
	});
});

describe('nothing is taken', () => {
	it('made for another code, or another lesson, or a seat that is not here', async () => {
		expect(await read(handin({ code: 'AAAAAAAA' }))).toEqual({ told: 'other-run' });
		expect(await read(handin(), { ...lesson, version: 99 })).toEqual({ told: 'other-lesson' });
		expect(await read(handin({ seat: 9 }))).toEqual({ told: 'away', seat: 9 });
		expect(await rounds()).toEqual([]);
	});

	it('forged: answers that are none, private ones, and activities that are not there', async () => {
		const told = await read(
			handin({
				entries: [
					{ activity: 'remember', round: 1, given: { answer: { chosen: ['gone'] } } },
					{ activity: 'remember', round: 2, given: { answer: first } },
					{ activity: 'write-to-luca', round: 1, given: { answer: { tiles: [], typed: 'me' } } },
					{ activity: 'goodbye', round: 1, given: { answer: { sure: 'sure' } } },
					{ activity: 'gone', round: 1, given: { answer: null } }
				]
			})
		);
		expect(told, 'and the teacher is told').toMatchObject({ told: 'taken', n: 0, refused: 5 });
		expect(await rounds()).toEqual([]);
	});
});

it('many arrivals of one round are told in their order once all are committed', async () => {
	const arrivals = [1, 9, 2, 7].map((seat) => ({
		seat,
		activity: 'remember',
		round: 1,
		way: 'room' as const,
		by: 'seat' as const,
		rev: 1,
		given: { answer: first }
	}));
	expect(await seats.collect(arrivals)).toEqual([
		{ seat: 1, became: 'kept' },
		{ seat: 9, became: 'refused', why: 'seat' },
		{ seat: 2, became: 'kept' },
		{ seat: 7, became: 'kept' }
	]);
	expect(Object.keys((await rounds())[0]!.answers)).toEqual(['1', '2', '7']);
	expect((await seats.collect(arrivals)).map(({ became }) => became)).toEqual([
		'seen',
		'refused',
		'seen',
		'seen'
	]);
});

it('nobody is told that an answer is here where it could not be kept', async () => {
	const arrival = handin().entries.map((one) => ({
		...one,
		seat: 7,
		way: 'room' as const,
		by: 'seat' as const
	}));
	const kinds = await loadKinds(activities);
	const unkept = new SeatAnswers(new Keeping(keeping.run, [], undefined), () => ({
		activities,
		kinds,
		cast: []
	}));
	await expect(unkept.collect(arrival)).rejects.toThrow('nothing can be kept');
});

it('of a run that measures a tablet hands in the lesson, which is all it was given', async () => {
	const whole = v.parse(lessonSchema, file);
	const played = lessonOfRun(whole, { measured: true })!;
	expect(played.activities).toHaveLength(whole.activities.length + 2);
	const kinds = await loadKinds(played.activities);
	seats = new SeatAnswers(keeping, () => ({ activities: played.activities, kinds, cast: [] }));
	Object.assign(leading, { file: { lesson: played, language: 'en' } });
	expect(await read(handin(), whole)).toMatchObject({ told: 'taken', n: 2 });
	expect((await stored())?.answer).toEqual(first);
});

it('of a follow-up a tablet hands in what it did, and what was drawn for the class is taken', async () => {
	const whole = v.parse(lessonSchema, file);
	const back = { followUp: 7 as const, drawn: ['note-to-nora', 'goal-clip'] };
	const played = lessonOfRun(whole, back)!;
	const kinds = await loadKinds(played.activities);
	keeping.run = (await store.changeRun(db(), keeping.run.id, (run) => ({ ...run, ...back }), 0))!;
	seats = new SeatAnswers(keeping, () => ({ activities: played.activities, kinds, cast: [] }));
	Object.assign(leading, { file: { lesson: played, language: 'en' } });
	// the tablet was not given what was drawn: it did the follow-up as its author wrote it
	const entries = whole.followUps[0]!.activities.map(({ id, kind, question, solution }) => {
		const answer = kinds[kind]!.solve(question, solution);
		return { activity: id, round: 1, given: { answer } };
	});
	expect(await read(handin({ entries }), everyReturn(whole))).toMatchObject({
		told: 'taken',
		n: 1
	});
	expect((await rounds()).map(({ activity }) => activity)).toEqual(['note-to-nora']);
	expect(await read(handin(), lesson)).toEqual({ told: 'other-lesson' });
});
