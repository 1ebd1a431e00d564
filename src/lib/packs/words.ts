/* The bands and topics there are, without the schemas that check them. */

export const topics = ['cyberbullying', 'hate', 'fraud', 'wellbeing', 'respect'] as const;
export type Topic = (typeof topics)[number];

/** Ages: A 4–6, B 7–9, C 10–12, D 13–15, E 16–18, F families. */
export const bands = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Band = (typeof bands)[number];
