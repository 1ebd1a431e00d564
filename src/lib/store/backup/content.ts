/*
 * What a backup holds. Pure: knows no database, no file and no passphrase. A file may come from anywhere:
 * limits before work, then the same schemas every writer of the store parses with.
 */
import * as v from 'valibot';
import { dataLimit, type Most } from '$lib/packs/limits';
import {
	demoPrefix,
	groupSchema,
	roundSchema,
	runSchema,
	savedPackSchema,
	seatSchema,
	settingSchemas,
	thisDevice
} from '../records';

/** The settings that go with the classes; the others are about one device. */
const kept = v.strictObject({
	country: v.exactOptional(settingSchemas.country),
	namedPerson: v.exactOptional(settingSchemas.namedPerson),
	confirmed: v.exactOptional(settingSchemas.confirmed),
	deleted: settingSchemas.deleted
});

const contentSchema = v.strictObject({
	/** ms since 1970 */
	madeAt: v.pipe(v.number(), v.minValue(0)),
	groups: v.array(groupSchema),
	seats: v.array(seatSchema),
	runs: v.array(runSchema),
	rounds: v.array(roundSchema),
	packs: v.array(savedPackSchema),
	settings: kept
});
export type Content = v.InferOutput<typeof contentSchema>;
export type KeptSettings = Content['settings'];

/** Everything but the rounds: little, whatever the number of answers. */
export type Frame = Omit<Content, 'rounds'>;

/** Room for more than a million answers. A lesson from outside is as deep as lessons may be, and three deeper. */
const most: Most = { depth: 40, nodes: 16_000_000, characters: 20_000 };

/** The content of a backup; undefined where it is not one. Never throws. */
export function readContent(data: unknown): Content | undefined {
	if (dataLimit(data, most)) return undefined;
	const result = v.safeParse(contentSchema, data, { abortEarly: true });
	return result.success && fits(result.output) ? result.output : undefined;
}

/**
 * Nothing twice, nothing of a group that is not there, nothing of the demo or of somebody alone; a class whose
 * time is over is folded whole.
 */
function fits({ groups, seats, runs, rounds, packs }: Content): boolean {
	const ids = new Set(groups.map((group) => group.id));
	const runGroups = new Map(runs.map((run) => [run.id, run.group]));
	const folded = new Set(groups.filter((group) => group.folded).map((group) => group.id));
	const keys = rounds.map((round) => JSON.stringify([round.run, round.activity, round.round]));
	return (
		ids.size === groups.length &&
		runGroups.size === runs.length &&
		new Set(seats.map((seat) => seat.id)).size === seats.length &&
		new Set(packs.map((pack) => pack.id)).size === packs.length &&
		new Set(keys).size === keys.length &&
		[...ids, ...runGroups.keys(), ...packs.map((pack) => pack.id)].every(
			(id) => id !== thisDevice && !id.startsWith(demoPrefix)
		) &&
		seats.every((seat) => ids.has(seat.group) && seat.id === `${seat.group}/${seat.number}`) &&
		seats.every((seat) => !folded.has(seat.group)) &&
		runs.every((run) => ids.has(run.group)) &&
		rounds.every((round) => runGroups.get(round.run) === round.group) &&
		[...runs, ...rounds].every((one) => folded.has(one.group) === (one.folded ?? false))
	);
}

/** The content as JSON a person can look through: one record a line. */
export function textOf(content: Content): string {
	const rows = (list: readonly unknown[]) =>
		list.length ? `[\n${list.map((row) => JSON.stringify(row)).join(',\n')}\n]` : '[]';
	const { madeAt, groups, seats, runs, rounds, packs, settings } = content;
	return `{"madeAt":${madeAt},
"groups":${rows(groups)},
"seats":${rows(seats)},
"runs":${rows(runs)},
"rounds":${rows(rounds)},
"packs":${rows(packs)},
"settings":${JSON.stringify(settings)}}`;
}

/** The content without first names. */
export const nameless = (content: Content): Content => ({
	...content,
	seats: content.seats.map(({ name: _name, namedAt: _at, ...seat }) => seat)
});
