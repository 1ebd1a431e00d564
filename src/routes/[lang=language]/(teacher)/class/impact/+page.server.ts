import { eachLanguage } from '$lib/i18n/entries';
import { progressReference } from '../reference.server';
import type { PageServerLoad } from './$types';

export const entries = eachLanguage;

export const load: PageServerLoad = ({ params }) => progressReference(params.lang);
