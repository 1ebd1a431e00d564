/*
 * One small file of help services per country, written when the site is built.
 */
import { error, json } from '@sveltejs/kit';
import { codesOf, countryFile } from '$lib/help/services';
import { readServices } from '$lib/help/source';
import data from '../../../../lessons/reference/help-services.json';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

const all = readServices(data);

export const entries: EntryGenerator = () => codesOf(all).map((country) => ({ country }));

export const GET: RequestHandler = ({ params }) =>
	json(countryFile(params.country, all) ?? error(404));
