/* How sure someone is that they can do something: three words, each with a face. */

/** The least sure first. */
export const sureness = ['not-yet', 'nearly', 'sure'] as const;
export type Sureness = (typeof sureness)[number];

/** Is the id of an option one whose words are the interface's? */
export const isSureness = (option: string): option is Sureness =>
	sureness.some((one) => one === option);

export type SureWords = Record<Sureness, string>;

/** What stands for an option: the interface's words for how sure one is, else the lesson's own. */
export const inWords = (text: string, words: SureWords) => (isSureness(text) ? words[text] : text);
