import { json } from '@sveltejs/kit';
import { countriesOf } from '$lib/help/services';
import { readServices } from '$lib/help/source';
import data from '../../../../lessons/reference/help-services.json';
import type { RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** The countries there is help for. */
export const GET: RequestHandler = () => json(countriesOf(readServices(data)));
