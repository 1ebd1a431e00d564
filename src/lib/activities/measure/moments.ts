/* When a measure is asked, and the ids it is asked under: in one run it stands twice. */

export const moments = ['before', 'after', 'later'] as const;
export type Moment = (typeof moments)[number];

export const idAt = (moment: Moment) => `measure-${moment}`;
