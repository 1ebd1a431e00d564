import { eachLanguage } from '$lib/i18n/entries';
import { lessonCards } from '$lib/packs/cards.server';
import type { PageServerLoad } from './$types';

export const entries = eachLanguage;

export const load: PageServerLoad = ({ params }) => ({ lessons: lessonCards(params.lang) });
