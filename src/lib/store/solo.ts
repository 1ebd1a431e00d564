/* One person doing a lesson alone on this device, without a group: kept until finished and cleared, or a day. */
import type { Lesson } from '$lib/packs/schema';
import type { NetkindDb } from './db';
import { thisDevice, type Run } from './records';
import { putAnswers, roundsOf } from './rounds';
import { changeRun, goingRuns, startRun } from './runs';

const seat = 1;

/** What somebody does alone of a lesson: all of it, or what comes back. */
type Again = Pick<Run, 'followUp' | 'drawn'>;

/** The unfinished run of a lesson on this device with its answers (null is a pass), if there is one. */
export async function unfinishedSolo(db: NetkindDb, lesson: string, { followUp }: Again = {}) {
	const run = (await goingRuns(db, thisDevice)).find(
		(going) => going.lesson === lesson && going.followUp === followUp
	);
	if (!run) return undefined;
	const rounds = await roundsOf(db, run.id);
	const answers = Object.fromEntries(
		rounds.flatMap((round) => {
			const kept = round.answers[seat];
			return kept ? [[round.activity, kept.answer]] : [];
		})
	);
	return { run, answers };
}

/** Starts a lesson alone. */
export const startSolo = (
	db: NetkindDb,
	lesson: Pick<Lesson, 'id' | 'version' | 'title'>,
	place: { language: string; outside: boolean; activity: string } & Again,
	at: number
): Promise<Run> =>
	startRun(
		db,
		{
			group: thisDevice,
			lesson: lesson.id,
			version: lesson.version,
			language: place.language,
			outside: place.outside,
			title: lesson.title,
			screens: 1,
			present: [seat],
			...(place.followUp && { followUp: place.followUp }),
			...(place.drawn && { drawn: place.drawn }),
			place: { activity: place.activity, step: 0, chosen: [], blank: false, over: false }
		},
		at
	);

/** Where the person is; refused if the run was cleared meanwhile. */
export const moveSolo = (db: NetkindDb, run: string, activity: string, at: number) =>
	changeRun(db, run, (now) => ({ ...now, place: { ...now.place, activity } }), at);

/** Keeps an answer; null is a pass. */
export const keepSolo = (
	db: NetkindDb,
	run: string,
	activity: string,
	answer: unknown,
	at: number
) =>
	putAnswers(
		db,
		{ run, group: thisDevice, activity, round: 1 },
		[{ seat, answer, way: 'solo', by: 'seat' }],
		at
	);
