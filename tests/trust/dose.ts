/** Picks between the dose of `npm test` and the whole of it. */
export const dose = (small: number, full: number) =>
	process.env.NETKIND_DOSE === 'full' ? full : small;
