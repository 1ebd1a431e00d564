/** The last part of an address whose page is in easier words. */
export const match = (words: string) => words === 'easier';
