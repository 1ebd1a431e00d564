/* A run that could not be kept, as a file like any backup anyone can read: what this window knows, to be merged in. */
import type { Group, Round, Run, Seat } from '$lib/store';
import { openFile } from '$lib/store/backup/file';
import { nameless } from '$lib/store/backup/content';
import { seatPictures } from '$lib/ui/pictures';

export interface Known {
	run: Run;
	rounds: readonly Round[];
	/** missing where the database could not be had from the start: then a class is made for the run */
	group: Group | undefined;
	people: readonly Seat[];
}

/** The file, without first names. `name` is what a class made for the run is called; `at` is now. */
export async function fileOfRun({ run, rounds, group, people }: Known, name: string, at: number) {
	const made = { id: `saved-${run.startedAt}`, name, createdAt: run.startedAt };
	const own = group ? {} : { id: `saved-run-${run.startedAt}`, group: made.id };
	const kept = { ...run, ...own, touchedAt: at };
	const minute = at - (at % 60_000);
	return openFile(
		nameless({
			madeAt: at,
			groups: [group ?? made],
			seats: group ? [...people] : run.present.map((number) => seatOf(made.id, number)),
			runs: [kept],
			rounds: rounds.map((round) => ({
				...round,
				run: kept.id,
				group: kept.group,
				// what no database wrote has no time yet
				openedAt: round.openedAt || minute
			})),
			packs: [],
			settings: { deleted: [] }
		})
	);
}

const seatOf = (group: string, number: number): Seat => ({
	id: `${group}/${number}`,
	group,
	number,
	picture: seatPictures[(number - 1) % seatPictures.length]!
});
