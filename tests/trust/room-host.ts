/*
 * A host in a page of its own, with the kit's store and engine and nothing around them: what it keeps is told by
 * its database alone. Bundled by room-page.ts.
 */
import { connectTo } from '../../src/lib/ways/room/connect';
import type { Arrival, Became } from '../../src/lib/ways/collector';
import { Host, type HostView, type Saved } from '../../src/lib/ways/room/Host';
import type { Asked, OpenedRoom } from '../../src/lib/ways/room/messages';
import { NetkindDb } from '../../src/lib/store/db';
import { runFor } from '../../src/lib/store/factories';
import { countIn, getRound, putAnswers, roundsOf } from '../../src/lib/store/rounds';
import { getSetting, setSetting } from '../../src/lib/store/settings';

const db = new NetkindDb('netkind');
const run = 'run-1';
const keyOf = (activity: string, round: number) => ({ run, group: 'group-1', activity, round });

/** the planted bug: says that it is kept before it is */
let hasty = false;

interface Outcome {
	became: Became;
}

async function write(arrivals: Arrival[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const activity of new Set(arrivals.map((one) => one.activity))) {
		const of = arrivals.filter((one) => one.activity === activity);
		if (activity.startsWith('count')) {
			const seats = of.map(({ seat }) => ({ seat, options: ['a'], way: 'room' as const }));
			const became = await countIn(db, keyOf(activity, 1), seats, 0);
			for (const [place, one] of of.entries())
				outcomes[arrivals.indexOf(one)] = { became: became[place]! };
			continue;
		}
		const given = of.map(({ seat, rev = 0, given }) => ({
			seat,
			rev,
			answer: 'answer' in given ? given.answer : null,
			way: 'room' as const,
			by: 'seat' as const
		}));
		const became = await putAnswers(db, keyOf(activity, 1), given, 0);
		for (const [place, one] of of.entries())
			outcomes[arrivals.indexOf(one)] = { became: became[place]!.became };
	}
	return outcomes;
}

async function collect(arrivals: Arrival[]): Promise<Outcome[]> {
	if (!hasty) return write(arrivals);
	setTimeout(() => void write(arrivals), 400);
	return arrivals.map(() => ({ became: 'kept' }));
}

let host: Host | undefined;
let view: HostView | undefined;
/** which seats' answers were committed when, for the bench */
const committed: [seat: number, at: number][] = [];

export async function start(
	seats: number,
	options: { hasty?: boolean; shows?: Omit<Asked, 'revision'> } = {}
) {
	hasty = options.hasty ?? false;
	await runFor(db, keyOf('', 1));
	host = new Host({
		connect: connectTo(location.origin, ''),
		async open(again) {
			const answer = await fetch('/room', {
				method: 'POST',
				body: JSON.stringify(again ?? {})
			}).catch(() => undefined);
			return answer && ((await answer.json()) as OpenedRoom);
		},
		async load() {
			const { run: _, ...saved } = (await getSetting(db, 'room')) ?? { run };
			return 'code' in saved ? (saved as Saved) : undefined;
		},
		save: (saved) => setSetting(db, 'room', saved && { run, ...saved }),
		async collect(arrivals) {
			const outcomes = await collect(arrivals);
			const now = Date.now();
			for (const { seat } of arrivals) committed.push([seat, now]);
			return outcomes;
		},
		seats: () =>
			Array.from({ length: seats }, (_, index) => ({ number: index + 1, picture: 'sun' })),
		has: () => false,
		command: () => {},
		onchange(seen) {
			view = seen;
			// a pupil whose tab was closed stands beside the teacher
			for (const { guest } of seen.wishes) void host?.handOver(guest);
		}
	});
	if (options.shows) host.show(options.shows);
	await host.start();
}

export const show = (asked: Omit<Asked, 'revision'>) => host!.show(asked);
export const seen = () => view;
export const lock = (locked: boolean) => host!.lock(locked);
export const free = (seat: number) => host!.free(seat);
export const takeCommitted = () => committed.splice(0);

/** What the database holds: answers by seat for each activity, and what was counted. */
export async function stored() {
	const rounds = await roundsOf(db, run);
	return Object.fromEntries(
		rounds.map(({ activity, answers, tally, in: seats }) => [
			activity,
			{
				answers: Object.fromEntries(
					Object.entries(answers).map(([seat, { answer }]) => [seat, answer])
				),
				counted: tally?.room?.counts.a ?? 0,
				in: seats?.length ?? 0
			}
		])
	);
}
export const storedIn = async (activity: string) =>
	Object.keys((await getRound(db, keyOf(activity, 1)))?.answers ?? {}).length;
