/* When a measure is asked, and the ids it is asked under: in one run it stands twice. */

export const moments = ['before', 'after', 'later'] as const;
export type Moment = (typeof moments)[number];

export const idAt = (moment: Moment) => `measure-${moment}`;

/** The moment an activity of a run is the measure of; undefined where it is none. */
export const momentOf = (id: string): Moment | undefined => moments.find((at) => idAt(at) === id);

export type MomentWords = Record<Moment, string>;

/** The title of an activity; of a measure with its moment, or a run would have two of one name. */
export function titleIn({ id, title }: { id: string; title: string }, words: MomentWords): string {
	const at = momentOf(id);
	return at ? `${title} · ${words[at]}` : title;
}
