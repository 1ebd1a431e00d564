import { prerendered } from './languages';

/** `entries` of a page that exists once in each language. */
export const eachLanguage = () => prerendered.map(({ tag }) => ({ lang: tag }));
