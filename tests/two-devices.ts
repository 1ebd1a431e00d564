/*
 * A term led with two devices. Until its middle the first one led, and the other took its file; then each went on by
 * itself. Gives the rows of each device at the end, and what every pupil chose in the end. Like `term.ts` it knows
 * nothing of the kit's own code.
 */
import { answerOf, dice, makeTerm, partsOf, type Choice, type RawActivity } from './term';
import type { RawTerm } from './term-sums';

interface Answer {
	answer: unknown;
	way: string;
	rev: number;
	by: string;
	late?: boolean;
}
interface Row {
	run: string;
	group: string;
	activity: string;
	round: number;
	openedAt: number;
	answers: Record<string, Answer>;
	tally?: Record<string, { present: number; counts: Record<string, number> }>;
	in?: number[];
}
interface RunRow extends Record<string, unknown> {
	id: string;
	lesson: string;
	startedAt: number;
	touchedAt: number;
	endedAt?: number;
	followUp?: number;
	present: number[];
	place: Record<string, unknown>;
}
interface Rows {
	runs: RunRow[];
	rounds: Row[];
}

/** One answer of one seat, changed after the middle of the term. */
export interface Change {
	round: Row;
	seat: number;
	made: (readonly [part: string, option: string])[];
	answer: unknown;
}

export interface SplitTerm {
	first: Rows;
	other: Rows;
	/** made by the teacher on the first device, after the other took its file: these stay */
	corrections: Change[];
	/** the lesson begun on the first device and ended on the other, and its round that was asked on both */
	shared: { run: string; round: Row };
	/** what holds in the end, of both */
	truth: RawTerm;
}

const sure = <T>(found: T | undefined, what: string): T => {
	if (found === undefined) throw new Error(`This term has no ${what}: try another seed`);
	return found;
};
const copied = <T>(value: T): T => structuredClone(value);
const halved = (n: number) => Math.floor(n / 2);

export function splitTerm(seed: number, paths: string[], seats: number, group: string): SplitTerm {
	const next = dice(seed + 1);
	const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]!;
	const term = makeTerm(seed, paths, seats, group);
	// the last lesson has not come back yet
	const runs = (term.runs as RunRow[]).slice(0, -1);
	const held = new Set(runs.map(({ id }) => id));
	const rounds = (term.rounds as unknown as Row[]).filter(({ run }) => held.has(run));
	let choices = term.choices.filter(({ run }) => held.has(run));

	const middle = runs.map(({ startedAt }) => startedAt).sort((a, b) => a - b)[halved(runs.length)]!;
	const early = runs.filter(({ startedAt }) => startedAt < middle);
	const isEarly = (run: string) => early.some(({ id }) => id === run);
	/** after the middle each run is led on one of them; the first two are not left to chance */
	const onwards = runs.filter(({ id }) => !isEarly(id));
	const onFirst = new Set(
		onwards.filter((_, at) => (at < 2 ? at : next() < 0.5)).map(({ id }) => id)
	);

	const cut = sure(
		rounds.find(
			({ run, answers, tally }) =>
				isEarly(run) &&
				!runs.find(({ id }) => id === run)!.followUp &&
				Object.keys(answers).length > 8 &&
				(tally?.hands?.present ?? 0) > 8
		),
		'round with hands and devices in its first half'
	);
	const begun = rounds.filter(({ run }) => run === cut.run);
	const comesAfter = begun.slice(begun.indexOf(cut) + 1);

	/** When the other device took its file only half of the class was done with this round. */
	const half: Row = {
		...copied(cut),
		answers: Object.fromEntries(
			Object.entries(cut.answers).slice(0, halved(Object.keys(cut.answers).length))
		),
		tally: {
			hands: {
				present: halved(cut.tally!.hands!.present),
				counts: Object.fromEntries(
					Object.entries(cut.tally!.hands!.counts).map(([option, n]) => [option, halved(n)])
				)
			}
		}
	};
	/** And of what is counted seat by seat, in one lesson it holds the first ten, who all said the same. */
	const counted = sure(
		rounds.find((round) => round.in && isEarly(round.run) && round.run !== cut.run),
		'round that is counted seat by seat'
	);
	const ten: Row = {
		...counted,
		in: counted.in!.slice(0, 10),
		tally: { room: { present: 10, counts: { sure: 10 } } }
	};

	const stopped = ({ endedAt: _, ...run }: RunRow): RunRow => ({
		...run,
		touchedAt: run.startedAt + 1,
		place: { ...run.place, activity: cut.activity, over: false }
	});
	const first: Rows = copied({
		runs: runs
			.filter(({ id }) => isEarly(id) || onFirst.has(id))
			.map((run) => (run.id === cut.run ? stopped(run) : run)),
		rounds: rounds
			.filter((round) => !comesAfter.includes(round))
			.filter(({ run }) => isEarly(run) || onFirst.has(run))
			.map((round) => (round === cut ? half : round))
	});
	const other: Rows = copied({
		runs: runs.filter(({ id }) => !onFirst.has(id)),
		rounds: rounds
			.filter(({ run }) => !onFirst.has(run))
			.map((round) => (round === counted ? ten : round))
	});

	function change(round: Row, seat: number): Change {
		const { lesson } = runs.find(({ id }) => id === round.run)!;
		const { activities, followUps } = term.lessons.find(({ id }) => id === lesson)!;
		const activity = [...activities, ...followUps.flatMap((one) => one.activities)].find(
			({ id }) => id === round.activity
		)!;
		const made = partsOf(activity).map(({ part, options }) => [part, pick(options)] as const);
		settle(round, seat, activity, made);
		return { round, seat, made, answer: answerOf(activity, made) };
	}
	/** From now on the seat chose this there, and in time. */
	function settle(
		{ run, activity: id, round }: Row,
		seat: number,
		activity: RawActivity,
		made: Change['made']
	) {
		const { week } = choices.find((one) => one.run === run)!;
		const isOld = (one: Choice) =>
			one.run === run && one.activity.id === id && one.round === round && one.seat === seat;
		choices = choices.filter((one) => !isOld(one));
		for (const [part, option] of made)
			choices.push({ run, week, activity, round, part, option, seat, late: false });
	}
	const answered = (rows: Row[]) =>
		rows.flatMap((round) => Object.keys(round.answers).map((seat) => ({ round, seat: +seat })));
	const bothHave = answered(first.rounds.filter(({ run }) => isEarly(run)));
	const some = (count: number, of: typeof bothHave) =>
		[...new Set(Array.from({ length: 3 * count }, () => pick(of)))].slice(0, count);

	const onOther = ({ run, activity, round }: Row) =>
		other.rounds.find(
			(one) => one.run === run && one.activity === activity && one.round === round
		)!;
	/** The seat gave something else on the other device. */
	function differs({ round, seat }: (typeof bothHave)[number], answer: unknown, late = false) {
		const { answers } = onOther(round);
		const before = answers[seat]!;
		answers[seat] = { ...before, answer, rev: before.rev + 1, ...(late && { late }) };
	}

	const inTime = bothHave.filter(({ round, seat }) => !round.answers[seat]!.late);
	const changed = some(18, inTime);
	// some of these the teacher then corrects on the first one
	const again = changed.slice(0, 12);
	for (const one of again) differs(one, change(one.round, one.seat).answer);
	// what came after the reveal there does not take the place of what came in time here
	for (const one of changed.slice(12)) differs(one, null, true);
	const lateOne = bothHave.find(({ round, seat }) => round.answers[seat]!.late);
	const inHalf = bothHave.find(
		({ round }) => round.run === cut.run && round.activity === cut.activity
	);
	const corrected = new Set([
		...again.slice(0, 3),
		...some(10, bothHave),
		sure(lateOne, 'late answer'),
		sure(inHalf, 'answer to correct')
	]);
	const corrections = [...corrected].map(({ round, seat }) => change(round, seat));

	return {
		first,
		other,
		corrections,
		shared: { run: cut.run, round: cut },
		truth: { lessons: term.lessons, choices, runs }
	};
}
