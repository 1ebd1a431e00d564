import { eachLanguage } from '$lib/i18n/entries';

export const entries = eachLanguage;
